// The pure parts of the theme's scripts: opening hours, rules of benefits, order of lists, rows side by side.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { amounts, judge } from "../../themes/default/scripts/benefits.mjs";
import { localTime, opening, readWeek } from "../../themes/default/scripts/facility.mjs";
import { aligned } from "../../themes/default/scripts/fetched.mjs";
import { metres, sorted } from "../../themes/default/scripts/order.mjs";

describe("opening hours", () => {
  const day = "08:00-11:30 14:00-17:30";
  const week = readWeek(`${day};${day};${day};${day};${day};;-`);
  const [monday, friday, saturday, sunday] = [0, 4, 5, 6];
  const at = (hour, minute = 0) => hour * 60 + minute;

  test("a week is read as it is written", () => {
    assert.deepEqual(week[monday], [[at(8), at(11, 30)], [at(14), at(17, 30)]]);
    assert.deepEqual([week[saturday], week[sunday]], [null, []]);
  });
  for (const [name, on, minute, expected] of [
    ["open from the first minute", monday, at(8), { open: true, until: at(11, 30) }],
    ["shut in the last", monday, at(17, 30), { open: false, day: 1, ahead: 1, at: at(8) }],
    ["at noon it opens the same day", monday, at(12), { open: false, day: monday, ahead: 0, at: at(14) }],
    ["before a day of which nothing is known, no promise", friday, at(18), { open: false, day: null, ahead: null, at: null }],
    ["on such a day, no word", saturday, at(9), null],
    ["from a closed day into the next week", sunday, at(9), { open: false, day: monday, ahead: 1, at: at(8) }],
  ]) test(name, () => assert.deepEqual(opening(week, on, minute), expected));
  test("day and night has no closing", () => assert.deepEqual(opening(readWeek("24h"), sunday, at(23, 59)), { open: true, until: null }));
  test("over midnight it closes when the next day does not begin with it", () => {
    assert.deepEqual(opening(readWeek("18:00-24:00;-;-;-;-;-;-"), monday, at(20)), { open: true, until: at(24) });
  });
  test("the time is that of the place, wherever the reader is", () => {
    assert.deepEqual(localTime(new Date("2026-03-08T16:30:00Z"), "Asia/Shanghai"), { date: "2026-03-09", day: monday, minute: 30 });
  });
});

describe("benefits", () => {
  const old = { age_min: 80, areas: ["jia"], household: ["minimum", "destitute"] };
  for (const [name, rules, answers, expected] of [
    ["all answered, all right", old, { age: "80", area: "jia", household: ["disabled", "minimum"] }, { fits: "yes", missing: [] }],
    ["one too young", old, { age: "79", area: "jia", household: ["minimum"] }, { fits: "no", missing: [] }],
    ["what is not answered is named", old, { age: "85" }, { fits: "maybe", missing: ["area", "household"] }],
    ["a wrong answer outweighs a missing one", old, { area: "yi" }, { fits: "no", missing: [] }],
    ["a child of 36 months is not under 36", { child_months_max: 36 }, { months: "36" }, { fits: "no", missing: [] }],
    ["for a child, nothing for elders", { age_min: 60 }, { who: "child" }, { fits: "no", missing: [] }],
    ["for an elder, nothing for children", { child_months_max: 36 }, { who: "elder", age: "80" }, { fits: "no", missing: [] }],
    ["no rule is no promise", {}, { age: "80" }, { fits: "maybe", missing: [] }],
    ["the greatest age is included", { age_max: 89 }, { age: "89" }, { fits: "yes", missing: [] }],
  ]) test(name, () => assert.deepEqual(judge(rules, answers), expected));
  test("of the amounts those for the age and the area", () => {
    const all = [{ area: "jia", age_min: 80, age_max: 89, text: "50" }, { area: "jia", age_min: 90, text: "100" }, { area: "yi", age_min: 80, text: "60" }];
    assert.deepEqual(amounts(all, { age: "90", area: "jia" }).map(({ text }) => text), ["100"]);
    assert.deepEqual(amounts(all, { age: "85" }).map(({ text }) => text), ["50", "60"]);
  });
});

describe("order", () => {
  const hits = [
    { turn: 0, price: null, free: 3, at: null },
    { turn: 1, price: 2000, free: null, at: { lng: 103.8, lat: 25.5 } },
    { turn: 2, price: 1500, free: 3, at: { lng: 103.9, lat: 25.5 } },
    { turn: 3, price: 1500, free: 0, at: { lng: 103.81, lat: 25.5 } },
  ];
  const turns = (order, here) => sorted(hits, order, here).map(({ turn }) => turn);
  test("what is not known comes last, equals stay in their order", () => {
    assert.deepEqual(turns("price"), [2, 3, 1, 0]);
    assert.deepEqual(turns("free"), [0, 2, 3, 1]);
    assert.deepEqual(turns("near", { lng: 103.82, lat: 25.5 }), [3, 1, 2, 0]);
    assert.deepEqual(turns("usual"), [0, 1, 2, 3]);
  });
  test("a degree of latitude is 111 km", () => {
    assert.equal(Math.round(metres({ lng: 103, lat: 25 }, { lng: 103, lat: 26 }) / 1000), 111);
  });
});

test("rows side by side: one row a label, in the order of the first that has it", () => {
  const row = (label, ...lines) => ({ label, lines });
  const table = aligned([{ rows: [row("床位", "10"), row("每月", "900")] }, { rows: [row("床位", "20"), row("试住", "7天"), row("每月", "800")] }]);
  assert.deepEqual(table, [
    { label: "床位", cells: [["10"], ["20"]] },
    { label: "试住", cells: [[], ["7天"]] },
    { label: "每月", cells: [["900"], ["800"]] },
  ]);
});
