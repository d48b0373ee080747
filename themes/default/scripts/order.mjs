// 名录的排序和筛选：价格、空位、距离，只看开放的。选了什么写在网址里；位置只在按了按钮以后才问，也不离开这一页。

/** 每一种排法的比较；数值不知道的总在最后，别的照名录原来的次序。 */
const rising = (value) => (a, b) => {
  const [left, right] = [value(a), value(b)];
  if (left === right || (left === null && right === null)) return a.turn - b.turn;
  if (left === null) return 1;
  if (right === null) return -1;
  return left - right || a.turn - b.turn;
};
const negative = (value) => (value === null ? null : -value);

/** 把几家按 `order` 排好；`here` 是 `{ lng, lat }`。每家有 `turn`（原来的次序）、`price`、`free`、`at`，不知道的是 null。 */
export function sorted(hits, order, here) {
  const by = {
    usual: (a, b) => a.turn - b.turn,
    price: rising(({ price }) => price),
    free: rising(({ free }) => negative(free)),
    near: rising(({ at }) => (at && here ? metres(at, here) : null)),
  };
  return [...hits].sort(by[order] ?? by.usual);
}

/** 两点之间的直线距离，米；地球当作半径 6371 公里的球，几十公里以内差不到百分之一。 */
export function metres(a, b) {
  const rad = Math.PI / 180;
  const half = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lng - a.lng) * rad) / 2) ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(half));
}

const number = (text) => (text === undefined ? null : Number(text));

function read(element, turn) {
  const { price, free, at, open } = element.dataset;
  const [lng, lat] = (at ?? "").split(",").map(Number);
  return { element, turn, price: number(price), free: number(free), at: at ? { lng, lat } : null, open: open !== undefined };
}

/** 别的几页最多读这么多页，每页五十家；再多就只排这一页。 */
const PAGES = 19;

function start() {
  const box = document.querySelector("[data-module='order']");
  const list = document.querySelector("ul.hits");
  const pager = document.querySelector(".pager");
  const status = box.querySelector("[role='status']");
  const only = box.querySelector("[data-only]");
  const buttons = [...box.querySelectorAll("[data-order]")];
  const own = [...list.querySelectorAll(":scope > .hit")].map(read);
  const others = Number(box.dataset.last ?? 1) - 1;
  let all = others === 0 ? own : null;
  let here = null;

  /** 同一份名录的其余几页：读来放进这一页；读不到就只用这一页。 */
  async function whole() {
    if (all || others > PAGES) return all ?? own;
    status.textContent = box.dataset.reading;
    const addresses = Array.from({ length: others + 1 }, (_, place) => new URL(place === 0 ? box.dataset.first : `${box.dataset.first}page/${place + 1}/`, location.href).href);
    try {
      const pages = await Promise.all(addresses.map(async (address) => {
        const response = await fetch(address);
        if (!response.ok) throw new Error(address);
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        return [...page.querySelectorAll("ul.hits > .hit")].map((hit) => {
          for (const link of hit.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
          return document.adoptNode(hit);
        });
      }));
      all = pages.flat().map(read);
      return all;
    } catch {
      return own;
    }
  }

  async function show({ order, open }) {
    const chosen = order !== "usual" || open;
    const hits = chosen ? await whole() : own;
    const shown = sorted(hits, order, here).filter((hit) => !open || hit.open);
    list.replaceChildren(...shown.map(({ element }) => element));
    for (const { element, at } of shown) tell(element, order === "near" && at && here ? metres(at, here) : null);
    // 全部的都在这一页里了，就没有页可翻。
    if (pager) pager.hidden = hits !== own;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.order === order));
    only.setAttribute("aria-pressed", String(open));
    const partly = chosen && hits === own && others > 0;
    const sentence = !chosen ? "" : partly ? box.dataset.partly : box.dataset.whole;
    status.textContent = [order === "near" && here ? box.dataset.placed : "", sentence.replace("{count}", shown.length)].filter(Boolean).join(box.dataset.comma);
  }

  /** 由近到远时，每家写上有多远。 */
  function tell(element, far) {
    let said = element.querySelector(".hit-far");
    if (far === null) return said?.remove();
    if (!said) {
      said = document.createElement("p");
      said.className = "hit-far";
      element.querySelector("h2").after(said);
    }
    said.textContent = far < 1000 ? box.dataset.metres.replace("{metres}", Math.round(far / 10) * 10) : box.dataset.kilometres.replace("{kilometres}", (far / 1000).toFixed(1));
  }

  const chosen = () => {
    const asked = new URLSearchParams(location.search);
    const order = asked.get("order");
    // 位置不写在网址里，所以网址也不能叫人“离我近的在前”。
    return { order: order === "price" || order === "free" ? order : "usual", open: asked.get("open") === "1" };
  };
  let state = chosen();

  function choose(next) {
    state = { ...state, ...next };
    const address = new URL(location.href);
    const put = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
    put("order", state.order === "usual" || state.order === "near" ? "" : state.order);
    put("open", state.open ? "1" : "");
    history.replaceState(null, "", address);
    return show(state);
  }

  for (const button of buttons) {
    button.addEventListener("click", () => {
      const { order } = button.dataset;
      if (order !== "near" || here) return choose({ order });
      if (!navigator.geolocation) return (status.textContent = box.dataset.refused);
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          here = { lng: coords.longitude, lat: coords.latitude };
          choose({ order });
        },
        () => { status.textContent = box.dataset.refused; },
        { maximumAge: 300_000, timeout: 15_000 },
      );
    });
  }
  only.addEventListener("click", () => choose({ open: !state.open }));
  box.hidden = false;
  if (state.order !== "usual" || state.open) show(state);
}

if (typeof document !== "undefined") start();
