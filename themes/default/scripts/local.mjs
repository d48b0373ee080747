// 只记在这台设备上的名单：收藏（saved）、对比（compared）、最近看过（seen）。什么也不上传。

/** 网站的根：脚本发布在它下面的 assets/ 里。 */
export const root = new URL("../", import.meta.url);

/** 每份名单最多记几家。 */
export const most = { saved: 100, compared: 4, seen: 12 };

/** 一家机构的页面。 */
export const page = (id) => new URL(`facility/${id}/`, root).href;

/** 机构的编号；从网址里读来的也照这个查。 */
export const isId = (text) => typeof text === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

// 同一个域名下可以有几个站，各记各的。
const key = (list) => `laoyou-${list}:${root.pathname}`;

/** 一份名单：`{ id, name, place, on }`，新的在前；读不出来就当没有。 */
export function kept(list) {
  try {
    const items = JSON.parse(localStorage.getItem(key(list)) ?? "[]");
    return Array.isArray(items) ? items.filter((item) => isId(item?.id)) : [];
  } catch {
    return [];
  }
}

/** 记下一份名单；浏览器不让记时答 false。 */
export function write(list, items) {
  try {
    localStorage.setItem(key(list), JSON.stringify(items));
    return true;
  } catch {
    return false;
  }
}

export const has = (list, id) => kept(list).some((item) => item.id === id);

/** 把一家放到名单最前面，已经有的换成新的；超出的旧的去掉。 */
export const add = (list, item) => write(list, [item, ...kept(list).filter(({ id }) => id !== item.id)].slice(0, most[list]));

export const drop = (list, id) => write(list, kept(list).filter((item) => item.id !== id));
