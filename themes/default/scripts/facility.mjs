// 一家机构的页面：现在开着没有、按护理等级算一个月、复制、收藏、加入对比。放在一个文件里，少一次往返。
import { add, drop, has, kept, most } from "./local.mjs";

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

/** 把 `{名字}` 换成值；句子是页面给的。 */
export const fill = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

function sayHours(place) {
  const { week, zone, from, until, open, openUntil, shut, shutToday, shutUntil } = place.dataset;
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
  if (now.open) said.textContent = now.until === null ? open : fill(openUntil, { time: clock(now.until) });
  else if (now.at === null) said.textContent = shut;
  else said.textContent = fill(now.ahead === 0 ? shutToday : shutUntil, { time: clock(now.at), day: weekday(now.day) });
}

function hours() {
  const places = [...document.querySelectorAll("[data-module='hours']")];
  const say = () => places.forEach(sayHours);
  say();
  setInterval(say, 60_000);
  document.addEventListener("visibilitychange", say);
}

/** 护理等级的选择：表里那一列加重，下面一句话说出合计；这句话也印在纸上。 */
function fees() {
  const field = document.querySelector("[data-module='fees']");
  const table = field.parentElement.querySelector("table");
  const said = field.parentElement.querySelector(".level-said");
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
    const sentence = first ? field.dataset.first : field.dataset.sum;
    said.textContent = fill(sentence, { level, sum: cells(rows[sum])[at].textContent.trim(), first: first ? cells(first)[at].textContent.trim() : "" });
    said.hidden = false;
    try { localStorage.setItem("laoyou-level", level); } catch { /* 不让记：只在这一页有效。 */ }
  };
  const pattern = field.querySelector("template").content.firstElementChild;
  for (const level of levels) {
    const label = pattern.cloneNode(true);
    label.querySelector("span").textContent = level;
    const radio = label.querySelector("input");
    radio.checked = level === before;
    radio.addEventListener("change", () => choose(level));
    field.append(label);
  }
  field.hidden = false;
  if (levels.includes(before)) choose(before);
}

function keep() {
  const box = document.querySelector("[data-module='keep']");
  const { id, name, address, phone } = box.dataset;
  const place = { id, name, place: address, on: new Date().toISOString().slice(0, 10) };
  const status = box.querySelector("[role='status']");
  const act = (which) => box.querySelector(`[data-act='${which}']`);
  const say = (text) => { status.textContent = text; };

  act("copy").addEventListener("click", async ({ currentTarget: { dataset } }) => {
    const { copy } = await import("./copy.mjs");
    const text = [name, phone, address, location.href.split("#")[0]].filter(Boolean).join("\n");
    say((await copy(text)) ? dataset.done : dataset.failed);
  });
  act("print").addEventListener("click", () => print());

  for (const [which, list] of [["save", "saved"], ["compare", "compared"]]) {
    const button = act(which);
    const off = button.textContent;
    const show = () => {
      const on = has(list, id);
      button.setAttribute("aria-pressed", String(on));
      button.textContent = on ? button.dataset.on : off;
    };
    button.addEventListener("click", () => {
      if (!has(list, id) && kept(list).length >= most[list]) return say(button.dataset.full);
      const done = has(list, id) ? drop(list, id) : add(list, place);
      show();
      say(done ? "" : box.dataset.refused);
    });
    // 从别的页面退回来时，名单可能变了。
    addEventListener("pageshow", show);
    show();
  }
  add("seen", place);
  box.hidden = false;
}

if (typeof document !== "undefined") {
  for (const [name, start] of Object.entries({ hours, fees, keep })) {
    if (document.querySelector(`[data-module='${name}']`)) start();
  }
}
