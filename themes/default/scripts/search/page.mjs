// 搜索页：词和筛选都在网址里，所以后退、刷新、转发都还是这一页；地址变了就重查、重画。
import { TEXTS, asker, fill, link, open, title, values } from "./box.mjs";

const PAGE = 10;
const LISTS = ["area", "township", "kind", "service", "ownership"];
const FLAGS = ["inclusive", "vacant"];
const NUMBERS = ["months", "price_max", "rating"];

const part = (name) => document.querySelector(`template[data-part='${name}']`);

/** One hit as a line of a list. */
export function line(hit, label) {
  const template = part(hit.type === "facility" ? "places" : "texts");
  const item = template.content.cloneNode(true).querySelector("li");
  const of = (name) => item.querySelector(`[data-of='${name}']`);
  const write = (name, text) => {
    const element = of(name);
    if (element && text) element.append(text);
    else if (element) (element.closest("p:not(.soft)") || element).remove();
  };
  of("title").href = link(hit.url);
  title(of("title"), hit);
  write("summary", hit.summary);
  if (hit.type !== "facility") {
    write("type", of("type").dataset[hit.type]);
    of("lapsed").hidden = !hit.closed;
    return item;
  }
  const metres = Math.round(hit.distance / 10) * 10;
  const { metres: near, kilometres: far, price, free } = template.dataset;
  write("distance", hit.distance == null ? "" : fill(metres < 1000 ? near : far, { metres, kilometres: (metres / 1000).toFixed(1) }));
  const { amount, unit } = hit.price || {};
  write("price", amount && (Number(amount) ? fill(price, { amount: Number(amount).toLocaleString("en"), unit }) : free));
  write("kind", label("kind", hit.kind));
  const state = part("states").content.querySelector(`[data-code='${hit.state}']`);
  write("state", state && state.cloneNode(true));
  const call = item.querySelector(".hide");
  call.textContent = fill(call.textContent, hit);
  if (hit.phone) of("call").href = `tel:${/^[\d-]*/.exec(hit.phone)[0].replace(/-/g, "")}`;
  write("phone", hit.phone);
  return item;
}

/** What the engine is to filter by, from the address. */
function filters(params) {
  const found = {};
  for (const [key, value] of params) {
    if (LISTS.includes(key)) (found[key] = found[key] || []).push(value);
    else if (FLAGS.includes(key)) found[key] = true;
    else if (NUMBERS.includes(key) && Number(value) >= 0 && value) found[key] = Number(value);
  }
  return found;
}

const form = document.querySelector("[data-module='search-page']");
if (form) run(form, form.nextElementSibling);

function run(form, out) {
  const of = (name) => out.querySelector(`[data-of='${name}']`);
  const heading = document.getElementById("search-found");
  const panel = document.getElementById("search-filters");
  const narrow = out.querySelector("[aria-controls='search-filters']");
  let params = new URLSearchParams(location.search);
  let panelAt;

  const address = (change) => {
    const next = new URLSearchParams(params);
    next.delete("page");
    change(next);
    return `?${next}`;
  };

  function picked(label) {
    const box = of("picked");
    box.textContent = "";
    for (const [key, value] of params) {
      const name = LISTS.includes(key) ? key !== "ownership" && label(key, value) : box.dataset[key] && fill(box.dataset[key], { value });
      const word = name || (panel.querySelector(`[name='${key}'][value='${CSS.escape(value)}'] + span`) || {}).textContent;
      if (!word || key === "q") continue;
      const chip = part("picked").content.cloneNode(true);
      chip.querySelector("span + span").append(word);
      chip.firstChild.href = address((next) => {
        const rest = next.getAll(key).filter((other) => other !== value);
        next.delete(key);
        rest.forEach((other) => next.append(key, other));
      });
      box.append(chip);
    }
    if (box.firstChild) {
      box.append(part("clear").content.cloneNode(true));
      box.lastElementChild.href = `?${new URLSearchParams({ q: params.get("q") || "" })}`;
    }
  }

  function pager(total) {
    const [page, last, box] = [Number(params.get("page")) || 1, Math.ceil(total / PAGE), of("pager")];
    box.textContent = "";
    if (last < 2) return;
    box.append(part("pager").content.cloneNode(true));
    const text = box.querySelector("span");
    text.append(fill(text.dataset.text, { page, last }));
    for (const step of box.querySelectorAll("a")) {
      const to = page + Number(step.dataset.step);
      if (to < 1 || to > last) step.remove();
      else step.href = address((next) => next.set("page", to));
    }
  }

  function show(state, about = {}, places, texts, label) {
    out.hidden = false;
    heading.textContent = fill(out.dataset[state], about);
    for (const name of ["ways", "places", "texts", "pager", "picked"]) of(name).textContent = "";
    for (const way of part("ways").content.querySelectorAll(`[data-when~='${state}']`)) {
      const item = way.cloneNode(true);
      const href = fill(item.firstChild.dataset.to, about, encodeURIComponent);
      if (!href) continue;
      item.firstChild.href = link(href);
      item.firstChild.textContent = fill(item.textContent, about);
      of("ways").append(item);
    }
    of("more").hidden = !(texts && texts.total);
    narrow.hidden = !(label && (about.places || params.toString() !== `q=${params.get("q")}`));
    if (!places) return;
    places.hits.forEach((hit) => of("places").append(line(hit, label)));
    texts.hits.forEach((hit) => of("texts").append(line(hit, label)));
    pager(places.total);
    picked(label);
    if (!panel.hidden) narrowed();
  }

  const ask = asker(show);

  function search() {
    const text = (params.get("q") || "").trim();
    const picks = filters(params);
    const some = Object.keys(picks).length > 0;
    if (!text && !some) {
      out.hidden = true;
      return;
    }
    const page = Math.max(1, Math.floor(Number(params.get("page"))) || 1);
    ask(async (search) => {
      const [places, texts] = await Promise.all([
        search.query(text, { limit: PAGE, offset: (page - 1) * PAGE, filters: picks, type: ["facility"] }),
        text && page === 1 ? search.query(text, { limit: 5, type: TEXTS }) : { total: 0, hits: [] },
      ]);
      const about = values(text, search, places, texts.total);
      return [about.state === "none" && some ? "empty" : about.state, about, places, texts, search.label];
    });
  }

  /** Goes to an address of this page without leaving it. */
  function go(query, replace) {
    const kept = `${location.pathname}${query === "?" ? "" : query}`;
    history[replace ? "replaceState" : "pushState"](null, "", kept);
    read();
  }

  function read() {
    params = new URLSearchParams(location.search);
    if (document.activeElement !== form.elements.q) form.elements.q.value = params.get("q") || "";
    search();
  }

  // 筛选栏和它的数目另外装入：多数人用不着。
  async function narrowed() {
    const [{ draw, wanted }, search] = await Promise.all([import("./filters.mjs"), open()]);
    const { facets } = await search.query(params.get("q") || "", { limit: 0, filters: filters(params), facets: wanted(panel, params), type: ["facility"] });
    draw(panel, params, facets);
  }

  let rest;
  const typed = (event) => {
    if (event.isComposing) return;
    const text = form.elements.q.value.trim();
    clearTimeout(rest);
    if (text) open().then((search) => search.prepare(text), () => {});
    // 打字不留历史，不然后退要退许多次。
    rest = setTimeout(() => go(address((next) => next.set("q", text)), true), 150);
  };
  form.elements.q.addEventListener("input", typed);
  form.elements.q.addEventListener("compositionend", typed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(rest);
    go(address((next) => next.set("q", form.elements.q.value.trim())));
  });
  out.addEventListener("click", (event) => {
    const target = event.target.closest("a[href^='?']");
    if (!target || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    go(target.getAttribute("href"));
    // 焦点原来所在的链接已经重画，移到结果的标题上。
    heading.tabIndex = -1;
    heading.focus();
  });
  narrow.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    narrow.setAttribute("aria-expanded", !panel.hidden);
    if (!panel.hidden && !out.hidden) narrowed();
  });
  const change = (event) => {
    event.preventDefault();
    go(address((next) => {
      for (const key of [...LISTS, ...FLAGS, ...NUMBERS]) next.delete(key);
      for (const [key, value] of new FormData(panel)) if (value) next.append(key, value);
    }));
  };
  // 服务的数目打开那一栏才取。
  panel.addEventListener("toggle", (event) => event.target.open && !panel.hidden && narrowed(), true);
  panel.addEventListener("change", change);
  panel.addEventListener("submit", change);
  addEventListener("popstate", read);
  // 宽屏的筛选栏一直在左边。
  const wide = matchMedia("(min-width: 60em)").matches && document.documentElement.dataset.mode !== "elder";
  if (wide) narrow.click();
  form.elements.q.addEventListener("focus", () => open().catch(() => {}));
  read();
}
