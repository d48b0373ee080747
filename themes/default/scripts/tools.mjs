// 长辈版的工具：放大、朗读、黑底、大鼠标。只在长辈版里装入。

const root = document.documentElement;
const synthesis = globalThis.speechSynthesis;

/** 在几个值里取下一个；没有值是第一个。 */
const after = (values, value) => values[(values.indexOf(value) + 1) % values.length];

function keep(name, value) {
  if (value) root.setAttribute(`data-${name}`, value);
  else root.removeAttribute(`data-${name}`);
  try {
    localStorage.setItem(`laoyou-${name}`, value);
  } catch {
    // 浏览器不让存：只在这一页有效。
  }
}

/** 一个开关：值依次换，换到最后一个时按钮说 `data-on` 那句。 */
function choice(button, name, values) {
  const off = button.textContent;
  const show = () => {
    button.textContent = root.getAttribute(`data-${name}`) === values[values.length - 1] ? button.dataset.on : off;
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
    words.onerror = () => { if (current === words) stop(button.dataset.failed); };
    current = words;
    synthesis.speak(words);
  };
  button.addEventListener("click", () => {
    if (!synthesis || typeof SpeechSynthesisUtterance === "undefined") return stop(button.dataset.failed);
    if (current) return stop();
    rest = passages();
    button.textContent = button.dataset.on;
    next();
  });
  addEventListener("pagehide", () => stop());
}

const tool = (name) => document.querySelector(`[data-module='tools'] [data-tool='${name}']`);
choice(tool("zoom"), "zoom", ["", "large", "larger"]);
choice(tool("theme"), "theme", ["", "dark"]);
choice(tool("pointer"), "pointer", ["", "large"]);
reader(tool("read"));
