// 每一页的搜索框：一边打字一边列出找到的；读者点进框里时才装入搜索。句子都在页面里，这里只填空。
const form = document.querySelector("form[data-root]");
const base = new URL(form.dataset.root, location);
// 多少毫秒没有结果算慢。
const SLOW = 2500;
export const TEXTS = ["policy", "guide", "notice", "page", "indicator"];

let opened;
/** The engine, opened once; after a failure the next call tries again. */
export const open = () => opened || (opened = start().catch((fault) => { opened = null; throw fault; }));

async function start() {
  const at = new URL("search/", base);
  const manifest = await fetch(new URL("manifest.json", at), { cache: "no-cache" });
  const { client, generation, packed } = await manifest.clone().json();
  // 目录已经拿到了；索引的第一个文件和程序一起要，不等程序来了再要。
  const root = new URL(`${packed ? "all" : "root"}.bin?g=${generation}`, at);
  const held = new Map([[String(new URL("manifest.json", at)), manifest], [String(root), fetch(root)]]);
  const { openSearch } = await import(new URL(client, base));
  const search = await openSearch(at, {
    fetch: async (url, options) => {
      const answer = held.get(String(url));
      held.delete(String(url));
      return answer || fetch(url, options);
    },
  });
  /** What a code of an area, a township, a kind or a service is called. */
  search.label = (field, code) => (search.lists[field[0]].find(([known]) => known === code) || [])[1];
  return search;
}

/** Fills the gaps of a sentence or an address; null when a gap has no value. */
export function fill(sentence, values, write = String) {
  let whole = true;
  const filled = sentence.replace(/\{(\w+)\}/g, (gap, name) => (values[name] == null ? ((whole = false), "") : write(values[name])));
  return whole ? filled : null;
}

/** From an address below the site's root, or a whole one such as `tel:…`. */
export const link = (address) => new URL(address, base).href;

/** Writes a hit's title, what matched within `mark`. */
export function title(element, { title: text, marks = [] }) {
  element.textContent = "";
  let end = 0;
  for (const [from, to] of marks) {
    element.append(text.slice(end, from));
    element.appendChild(document.createElement("mark")).append(text.slice(from, to));
    end = to;
  }
  element.append(text.slice(end));
}

/** Asks by `ask(search)`; says so when it is slow; gives nothing when a later question came first. */
export function asker(show) {
  let last = 0;
  return async (ask) => {
    const turn = ++last;
    const slow = setTimeout(() => turn === last && show("slow"), SLOW);
    let found = ["broken"];
    try {
      found = await ask(await open());
    } catch (fault) {
      console.warn(fault);
    }
    clearTimeout(slow);
    if (turn === last) show(...found);
  };
}

/** What the sentences need of a question and its answer, and which of them to say. */
export function values(text, search, { total, hits, reason, parts = [] }, texts) {
  const area = parts.flatMap(({ facets = [] }) => facets).filter((is) => is[0] === "a").map((is) => is.slice(2))[0];
  // 没有正好对上的时候，也会有相近的：第一条最像。
  const suggestion = /sound|half|any/.test(reason) && hits[0] && hits[0].title;
  const state = total + texts === 0 ? "none" : suggestion ? "loose" : texts === 0 ? "places" : total ? "found" : "texts";
  // 半数的字不一样，就不是写错了字。
  const near = suggestion && [...text].filter((character) => suggestion.includes(character)).length * 2 >= [...text].length;
  return { state, text, places: total, texts, suggestion: near ? suggestion : null, area, name: area && search.label("area", area) };
}

if (form.dataset.module === "search-box") suggest();

function suggest() {
  const input = form.elements.q;
  const status = form.querySelector("[role='status']");
  const list = form.querySelector("[role='listbox']");
  const drop = list.parentNode;
  const note = list.previousElementSibling;
  const more = form.querySelector("template").content;
  let at = -1;

  const options = () => list.querySelectorAll("[role='option']");

  function expand(is) {
    drop.hidden = !is;
    input.setAttribute("aria-expanded", is);
    if (!is) choose(-1);
  }

  function choose(index) {
    const all = options();
    if (all[at]) all[at].removeAttribute("aria-selected");
    at = index;
    const option = all[at];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function option(parent, href) {
    const element = parent.appendChild(document.createElement("a"));
    element.href = link(href);
    element.tabIndex = -1;
    element.setAttribute("role", "option");
    element.id = `search-option-${options().length}`;
    return element;
  }

  function group(name, hits, label) {
    if (!hits.length) return;
    const element = list.appendChild(document.createElement("div"));
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", (element.dataset.label = list.dataset[name]));
    for (const hit of hits) {
      const line = option(element, hit.url);
      title(line.appendChild(document.createElement("b")), hit);
      const soft = [label("area", hit.area), label("kind", hit.kind)].filter(Boolean).join(" ");
      if (soft) line.appendChild(document.createElement("span")).append(soft);
    }
  }

  function show(state, about = {}, places = [], texts = [], label) {
    choose(-1);
    list.textContent = "";
    note.textContent = status.textContent = fill(note.dataset[state], about);
    group("places", places, label);
    group("texts", texts, label);
    for (const way of more.querySelectorAll(`[data-when~='${state}']`)) {
      const href = fill(way.dataset.to, about, encodeURIComponent);
      if (href) option(list, href).append(fill(way.textContent, about));
    }
    expand(document.activeElement === input);
  }

  const ask = asker(show);

  function type() {
    const text = input.value.trim();
    if (!text) return expand(false);
    ask(async (search) => {
      const [places, texts] = await Promise.all([
        search.query(text, { limit: 5, type: ["facility"] }),
        search.query(text, { limit: 3, type: TEXTS }),
      ]);
      const about = values(text, search, places, texts.total);
      return [about.state, about, places.hits, texts.hits, search.label];
    });
  }

  let rest;
  const focus = () => open().catch(() => {});
  input.addEventListener("focus", focus);
  input.addEventListener("input", (event) => {
    // 拼音还没有选成字的时候不查。
    if (event.isComposing) return;
    clearTimeout(rest);
    const text = input.value.trim();
    if (text) open().then((search) => search.prepare(text), () => {});
    rest = setTimeout(type, 120);
  });
  input.addEventListener("compositionend", type);
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.isComposing) return;
    if (event.key === "Escape") {
      if (drop.hidden) input.value = "";
      expand(false);
    } else if (event.key === "Enter" && at >= 0) {
      options()[at].click();
    } else if (count && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      expand(true);
      // -1 是输入框自己：从最后一条再往下，回到框里。
      choose(((at + 1 + (event.key === "ArrowDown" ? 1 : count)) % (count + 1)) - 1);
    } else return;
    event.preventDefault();
  });
  // 按着结果时焦点留在框里，不然一按就收起来了。
  drop.addEventListener("mousedown", (event) => event.preventDefault());
  input.addEventListener("blur", () => expand(false));
  // 是读者点进框里才装入这个文件的：框里可能已经有字了。
  if (document.activeElement === input) focus();
  if (input.value) type();
}
