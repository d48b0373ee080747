// 长辈版的工具：放大、朗读、黑底、大鼠标。只在长辈版里装入。

const root = document.documentElement;
const synthesis = globalThis.speechSynthesis;

/** 在几个值里取下一个；没有值是第一个。 */
const after = (values, value) => values[(values.indexOf(value) + 1) % values.length];

const box = document.querySelector("[data-module='tools']");
box.setAttribute("aria-label", say("tools.title"));

/** 一样工具的按钮；`sort` 是它那一格的样子。 */
function tool(label, sort = "") {
  const item = document.createElement("li");
  const button = document.createElement("button");
  item.className = sort;
  button.className = "btn";
  button.type = "button";
  button.textContent = label;
  item.append(button);
  box.append(item);
  return button;
}

function keep(name, value) {
  if (value) root.setAttribute(`data-${name}`, value);
  else root.removeAttribute(`data-${name}`);
  try {
    localStorage.setItem(`laoyou-${name}`, value);
  } catch {
    // 浏览器不让存：只在这一页有效。
  }
}

/** 一个开关：值依次换，换到最后一个时按钮说 `on` 那句。 */
function choice(button, on, name, values) {
  const off = button.textContent;
  const show = () => {
    button.textContent = root.getAttribute(`data-${name}`) === values[values.length - 1] ? on : off;
  };
  button.addEventListener("click", () => {
    keep(name, after(values, root.getAttribute(`data-${name}`) ?? ""));
    show();
  });
  show();
}

/** 号码一个数字一个数字地念，不当成几千几百万。 */
const spoken = (text) => text.replace(/\d[\d-]{4,}\d/g, (number) => [...number.replace(/-/g, " ")].join(" "));

/** 要念的段落：正文里看得见的，从正在看的地方起。 */
function passages() {
  const kinds = "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, legend, figcaption";
  const leaves = [...document.querySelectorAll(`main :is(${kinds})`)].filter((element) => !element.querySelector(kinds) && element.getClientRects().length > 0 && element.innerText.trim());
  const from = leaves.findIndex((element) => element.getBoundingClientRect().bottom > 0);
  return leaves.slice(Math.max(from, 0));
}

function reader(button) {
  const off = button.textContent;
  let rest = [];
  let current = null;
  const mark = (element) => {
    document.querySelector("[data-read]")?.removeAttribute("data-read");
    element?.setAttribute("data-read", "");
    element?.scrollIntoView({ block: "nearest" });
  };
  const stop = (label = off) => {
    rest = [];
    current = null;
    synthesis?.cancel();
    mark(null);
    button.textContent = label;
  };
  const next = () => {
    const element = rest.shift();
    if (!element) return stop();
    mark(element);
    // 一段一句地交给浏览器：长句子会被有的浏览器从中间掐断。
    const words = new SpeechSynthesisUtterance(spoken(element.innerText));
    words.lang = root.lang;
    words.rate = 0.9;
    // 停下来以后，浏览器还会报告被停的那一段：不理它。
    words.onend = () => { if (current === words) next(); };
    words.onerror = () => { if (current === words) stop(say("tools.read_failed")); };
    current = words;
    synthesis.speak(words);
  };
  button.addEventListener("click", () => {
    if (!synthesis || typeof SpeechSynthesisUtterance === "undefined") return stop(say("tools.read_failed"));
    if (current) return stop();
    rest = passages();
    button.textContent = say("tools.read_on");
    next();
  });
  addEventListener("pagehide", () => stop());
}

choice(tool(say("tools.zoom")), say("tools.zoom_on"), "zoom", ["", "large", "larger"]);
reader(tool(say("tools.read")));
choice(tool(say("tools.theme")), say("tools.theme_on"), "theme", ["", "dark"]);
choice(tool(say("tools.pointer"), "fine"), say("tools.pointer_on"), "pointer", ["", "large"]);
