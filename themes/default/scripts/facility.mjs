// 一家机构的页面：现在开着没有、按护理等级算一个月、复制、收藏、加入对比。放在一个文件里，少一次往返。
import { add, drop, has, kept, most, root } from "./local.mjs";

const DAY = 24 * 60;

/** `08:00-11:30 14:00-17:30;…;-;` 或 `24h` 成为七天的时段，星期一在前；没有登记的一天是 null。 */
export function readWeek(text) {
  if (text === "24h") return Array.from({ length: 7 }, () => [[0, DAY]]);
  const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return text.split(";").map((day) => {
    if (day === "") return null;
    return day === "-" ? [] : day.split(" ").map((session) => session.split("-").map(minutes));
  });
}

/**
 * 在星期 `day`（0 是星期一）的第 `minute` 分钟：开着时答 `{ open: true, until }`，`until` 是今天关门的分钟，整天不关是 null；
 * 没开时答 `{ open: false, day, at }`，是下一次开门；不知道时答 null。
 */
export function opening(week, day, minute) {
  const today = week[day];
  if (today === null || today === undefined) return null;
  const now = today.find(([opens, closes]) => opens <= minute && minute < closes);
  if (now) {
    const tomorrow = week[(day + 1) % 7];
    const onwards = now[1] === DAY && tomorrow?.some(([opens]) => opens === 0);
    return { open: true, until: onwards ? null : now[1] };
  }
  for (let ahead = 0; ahead < 7; ahead++) {
    const sessions = week[(day + ahead) % 7];
    // 中间有一天没有登记，就说不准下一次是哪天。
    if (!sessions) break;
    const next = sessions.find(([opens]) => ahead > 0 || opens > minute);
    if (next) return { open: false, day: (day + ahead) % 7, ahead, at: next[0] };
  }
  return { open: false, day: null, ahead: null, at: null };
}

/** 一个时刻在某个时区的日期、星期（0 是星期一）和分钟。 */
export function localTime(moment, zone) {
  const parts = new Intl.DateTimeFormat("en-CA", { timeZone: zone, hourCycle: "h23", weekday: "short", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }).formatToParts(moment);
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return {
    date: `${of.year}-${of.month}-${of.day}`,
    day: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(of.weekday),
    minute: Number(of.hour) * 60 + Number(of.minute),
  };
}

// 2024年1月1日是星期一。
const weekday = (day) => new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short", timeZone: "UTC" }).format(Date.UTC(2024, 0, 1 + day));

const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** 把 `{名字}` 换成值。 */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

function sayHours(place) {
  const { week, zone, from, until } = place.dataset;
  let said = place.querySelector(".hours-now");
  const time = localTime(new Date(), zone);
  const holds = (!from || from <= time.date) && (!until || time.date <= until);
  const now = holds ? opening(readWeek(week), time.day, time.minute) : null;
  if (!now) return said?.remove();
  if (!said) {
    said = document.createElement("b");
    place.append(said);
  }
  said.className = `hours-now ${now.open ? "hours-open" : "hours-shut"}`;
  if (now.open) said.textContent = now.until === null ? say("hours.open") : fill(say("hours.open_until"), { time: clock(now.until) });
  else if (now.at === null) said.textContent = say("hours.shut");
  else said.textContent = fill(now.ahead === 0 ? say("hours.shut_today") : say("hours.shut_until"), { time: clock(now.at), day: weekday(now.day) });
}

function hours() {
  const places = [...document.querySelectorAll("[data-module='hours']")];
  const tell = () => places.forEach(sayHours);
  tell();
  setInterval(tell, 60_000);
  document.addEventListener("visibilitychange", tell);
}

/** 护理等级的选择：表里那一列加重，下面一句话说出合计；这句话也印在纸上。 */
function fees() {
  const table = document.querySelector("[data-module='fees']");
  const field = element("fieldset", { className: "levels screen" }, element("legend", {}, say("fees.pick")));
  const said = element("p", { className: "level-said", hidden: true });
  said.setAttribute("role", "status");
  table.after(field, said);
  const cells = (row) => [...row.querySelectorAll("td:not(.all)")];
  const levels = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim());
  const rows = [...table.tBodies[0].rows];
  const sum = rows.findIndex((row) => row.classList.contains("sum"));
  const first = sum < rows.length - 1 ? rows[rows.length - 1] : null;
  let before = "";
  try { before = localStorage.getItem("laoyou-level") ?? ""; } catch { /* 不让读：不预先选。 */ }

  const choose = (level) => {
    const at = levels.indexOf(level);
    [table.tHead.rows[0], ...rows].forEach((row) => {
      const own = row.parentElement === table.tHead ? [...row.cells].slice(1) : cells(row);
      own.forEach((cell, place) => cell.classList.toggle("picked", place === at));
    });
    const sentence = first ? say("fees.picked_first") : say("fees.picked");
    said.textContent = fill(sentence, { level, sum: cells(rows[sum])[at].textContent.trim(), first: first ? cells(first)[at].textContent.trim() : "" });
    said.hidden = false;
    try { localStorage.setItem("laoyou-level", level); } catch { /* 不让记：只在这一页有效。 */ }
  };
  for (const level of levels) {
    const radio = element("input", { type: "radio", name: "level", checked: level === before });
    radio.addEventListener("change", () => choose(level));
    field.append(element("label", { className: "tick" }, radio, element("span", {}, level)));
  }
  if (levels.includes(before)) choose(before);
}

/** 一个元素，带上属性和里面的内容。 */
function element(kind, properties, ...inside) {
  const made = Object.assign(document.createElement(kind), properties);
  made.append(...inside);
  return made;
}

/** 名称下面的一排按钮；没有脚本时它们没有用处，所以不在页面里。 */
function keep() {
  const box = document.querySelector("[data-module='keep']");
  const { id } = box.dataset;
  const text = (selector) => document.querySelector(selector)?.textContent;
  const [name, phone, address] = [text("h1"), text(".call b"), text("#go + p")];
  const place = { id, name, place: address, on: new Date().toISOString().slice(0, 10) };
  const status = element("span", {});
  status.setAttribute("role", "status");
  const tell = (sentence) => { status.textContent = sentence; };
  const button = (act, label, press) => {
    const made = element("button", { className: "btn", type: "button" }, label);
    made.dataset.act = act;
    made.addEventListener("click", press);
    box.append(made);
    return made;
  };
  const toggle = (act, list, off, on) => {
    const show = () => {
      made.setAttribute("aria-pressed", String(has(list, id)));
      made.textContent = has(list, id) ? on : off;
    };
    const made = button(act, off, () => {
      if (!has(list, id) && kept(list).length >= most[list]) return tell(say("keep.full"));
      const done = has(list, id) ? drop(list, id) : add(list, place);
      show();
      tell(done ? "" : say("kept.refused"));
    });
    // 从别的页面退回来时，名单可能变了。
    addEventListener("pageshow", show);
    show();
  };

  button("copy", say("keep.copy"), async () => {
    const { copy } = await import("./copy.mjs");
    const lines = [name, phone, address, location.href.split("#")[0]].filter(Boolean).join("\n");
    tell((await copy(lines)) ? say("keep.copied") : say("keep.not_copied"));
  });
  toggle("save", "saved", say("keep.save"), say("keep.saved"));
  toggle("compare", "compared", say("keep.compare"), say("keep.compared"));
  button("print", say("keep.print"), () => print());
  const link = (path, label) => element("a", { href: new URL(path, root).href }, label);
  box.append(element("p", {}, link("saved/", say("saved.title")), " ", link("compare/", say("compare.title")), " ", status));
  add("seen", place);
  box.hidden = false;
}

/** 看不懂的词：按了才装入。 */
function terms() {
  const link = document.querySelector("[data-module='terms']");
  link.addEventListener("click", async (event) => {
    // 要在新窗口里打开的，随他的意思。
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { explain } = await import("./terms.mjs");
    explain(link);
  });
}

if (typeof document !== "undefined") {
  for (const [name, start] of Object.entries({ hours, fees, keep, terms })) {
    if (document.querySelector(`[data-module='${name}']`)) start();
  }
}
