// 另一家机构的页面：读来，从里面取出名称、状态、电话和可以对比的各项。页面是什么样就是什么样，不另存一份。
import { page } from "./local.mjs";

/** 读一家的页面；移走了的跟着去一次。答 `{ gone: true }`、`{ failed: true }` 或各项。 */
export async function facility(id) {
  try {
    return await read(page(id), 1);
  } catch {
    return { failed: true };
  }
}

async function read(address, moves) {
  const response = await fetch(address);
  if (response.status === 404 || response.status === 410) return { gone: true };
  if (!response.ok) return { failed: true };
  const found = new DOMParser().parseFromString(await response.text(), "text/html");
  const moved = found.querySelector("meta[http-equiv='refresh' i]")?.content.match(/url=(.+)$/i);
  if (moved) return moves > 0 ? read(new URL(moved[1].trim().replace(/^['"]|['"]$/g, ""), response.url).href, moves - 1) : { gone: true };
  // 有的主机对没有的网页也答“有”，给的是那张“没有这个网页”。
  return found.querySelector("body.sheet") ? { address: response.url, ...parts(found) } : { gone: true };
}

/** 一处的文字；“查看原文”这样的链接离开了那张页就没有意义，不要。 */
function text(element) {
  const copy = element.cloneNode(true);
  for (const link of copy.querySelectorAll("a[rel~='external']")) link.remove();
  return copy.textContent.replace(/\s+/g, " ").trim();
}

/** 一张机构页里的各项。 */
export function parts(found) {
  const call = found.querySelector("main a.call");
  return {
    name: text(found.querySelector("h1")),
    banner: found.querySelector("main .banner") ? text(found.querySelector("main .banner")) : "",
    state: found.querySelector(".state-line .state"),
    place: found.querySelector(".page-head .soft:last-of-type") ? text(found.querySelector(".page-head .soft:last-of-type")) : "",
    call: call ? { href: call.getAttribute("href"), number: text(call.querySelector("b")) } : null,
    rows: rows(found),
  };
}

/** 可以对比的各项：`{ label, lines }`，照页面上的次序。 */
function rows(found) {
  const rows = [];
  const comma = found.documentElement.lang.startsWith("zh") ? "、" : ", ";
  const add = (label, lines) => {
    const said = lines.filter(Boolean);
    if (said.length === 0) return;
    const same = rows.find((row) => row.label === label);
    // 页面上说两遍的，这里说一遍。
    if (same) same.lines.push(...said.filter((line) => !same.lines.includes(line)));
    else rows.push({ label, lines: said });
  };
  for (const block of found.querySelectorAll("[data-compare]")) {
    const heading = block.querySelector("h2");
    for (const line of block.querySelectorAll("table .sum, table .sum ~ tr")) {
      for (const cell of line.cells) {
        if (cell.localName === "td") add(cell.dataset.label ? `${text(line.cells[0])} ${cell.dataset.label}` : text(line.cells[0]), [text(cell)]);
      }
    }
    for (const pair of block.querySelectorAll("dl > div")) add(text(pair.querySelector("dt")), [...pair.querySelectorAll("dd")].map(text));
    for (const check of block.querySelectorAll(".check")) add(text(check.querySelector("h3")), [...check.querySelectorAll("p")].map(text));
    if (heading && block.querySelector("ul.list")) add(text(heading), [[...block.querySelectorAll("ul.list > li")].map(text).join(comma)]);
  }
  return rows;
}

/** 几家的各项并成一张表：`{ label, cells }`，每家一格，没有的是空的；次序照先有的那家。 */
export function aligned(all) {
  const labels = [];
  for (const { rows } of all) {
    let after = -1;
    for (const { label } of rows) {
      const at = labels.indexOf(label);
      if (at >= 0) after = Math.max(after, at);
      else labels.splice(++after, 0, label);
    }
  }
  return labels.map((label) => ({ label, cells: all.map(({ rows }) => rows.find((row) => row.label === label)?.lines ?? []) }));
}
