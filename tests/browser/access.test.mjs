// Every kind of page in every look: axe finds nothing, type and targets are big enough, lines short enough, nothing is cut.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { measure } from "./measure.mjs";
import { serve } from "./site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = {
  runOnly: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  rules: { "color-contrast-enhanced": { enabled: true }, "target-size": { enabled: true } },
  resultTypes: ["violations"],
  preload: false,
};

const modes = ["usual", "elder"];
const schemes = ["light", "dark"];
const widths = [320, 360, 1280];
const every = modes.flatMap((mode) => schemes.flatMap((scheme) => widths.map((width) => ({ mode, scheme, width }))));
/** Each two of the three meet once: every width in both modes and both schemes, every mode in both schemes. */
const pairs = every.filter(({ mode, scheme, width }) => (modes.indexOf(mode) + schemes.indexOf(scheme) + widths.indexOf(width)) % 2 === 0);

let browser, site;
before(async () => {
  site = await serve("/");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** Does `work` for each item in two pages at once, as many as the machine has cores. */
async function inTwoPages(items, work) {
  const rest = [...items];
  const worker = async () => {
    const context = await browser.newContext({ locale: "zh-CN", reducedMotion: "reduce" });
    const page = await context.newPage();
    for (let item = rest.shift(); item; item = rest.shift()) await work(page, item);
    await context.close();
  };
  await Promise.all([worker(), worker()]);
}

/** Gives the page a look. The elder's version is dark when its reader says so, not with the system. */
async function wear(page, mode, scheme) {
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate(([mode, scheme]) => {
    document.documentElement.setAttribute("data-mode", mode);
    document.documentElement.toggleAttribute("data-theme", false);
    if (mode === "elder" && scheme === "dark") document.documentElement.setAttribute("data-theme", "dark");
  }, [mode, scheme]);
}

test("axe and our own measures find nothing wrong", async () => {
  const all = await kinds();
  assert.ok(all.length > 20, `only ${all.length} kinds of page`);
  const wrong = [];
  let looks = 0;
  await inTwoPages(all, async (page, { kind, path, full }) => {
    await page.goto(site.url + path);
    await page.evaluate(axe);
    for (const { mode, scheme, width } of full ? every : pairs) {
      await page.setViewportSize({ width, height: 740 });
      await wear(page, mode, scheme);
      looks += 1;
      const say = (what) => wrong.push(`${kind} /${path} ${mode} ${scheme} ${width}: ${what}`);
      const { violations } = await page.evaluate((rules) => window.axe.run(document, rules), rules);
      for (const { id, nodes } of violations) say(`${id} ${nodes.length}× ${nodes[0].html.slice(0, 160)}`);
      for (const what of await page.evaluate(measure, { type: mode === "elder" ? 24 : 18, target: mode === "elder" ? 60 : 44 })) say(what);
    }
  });
  assert.deepEqual(wrong, [], `${wrong.length} in ${looks} looks\n${wrong.join("\n")}`);
});

/** What a page looks like after it was used: what scripts have put there is held to the same measure. */
const used = [
  { path: "compare/?ids=fu-an,liao-kuo", use: (page) => page.locator(".side tbody tr").first().waitFor() },
  { path: "saved/", use: async (page) => {
    await page.evaluate(() => {
      const item = (id) => ({ id, name: "示例机构", place: "麒麟区", on: "2026-05-01" });
      for (const list of ["saved", "seen"]) localStorage.setItem(`laoyou-${list}:/`, JSON.stringify([item("liao-kuo"), item("san-bao-can-zhuo"), item("no-such-place")]));
    });
    await page.reload();
    await page.getByText("这家机构的页面已经不在本站了").waitFor();
  } },
  { path: "guide/", use: async (page) => {
    await page.getByLabel("老人", { exact: true }).check();
    await page.getByRole("button", { name: "查一查" }).click();
  } },
  { path: "kind/elder-private-home/", use: (page) => page.getByRole("button", { name: "便宜的在前" }).click() },
  { path: "facility/fu-an/", use: async (page) => {
    await page.getByLabel("半护理", { exact: true }).check();
    await page.getByRole("button", { name: "收藏", exact: true }).click();
    await page.getByRole("link", { name: "看不懂的词" }).click();
    await page.getByRole("heading", { name: "这一页的词" }).waitFor();
  } },
  { path: "sitemap/", use: (page) => page.evaluate(() => document.querySelectorAll("details").forEach((each) => { each.open = true; })) },
];

test("the same after a page was used", async () => {
  const wrong = [];
  await inTwoPages(used, async (page, { path, use }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(site.url + path);
    await use(page);
    await page.evaluate(axe);
    for (const { mode, scheme } of every.filter(({ width }) => width === 360)) {
      await wear(page, mode, scheme);
      const { violations } = await page.evaluate((rules) => window.axe.run(document, rules), rules);
      for (const { id, nodes } of violations) wrong.push(`/${path} ${mode} ${scheme}: ${id} ${nodes[0].html.slice(0, 160)}`);
      for (const what of await page.evaluate(measure, { type: mode === "elder" ? 24 : 18, target: mode === "elder" ? 60 : 44 })) wrong.push(`/${path} ${mode} ${scheme}: ${what}`);
    }
  });
  assert.deepEqual(wrong, [], wrong.join("\n"));
});

test("at 200 % nothing scrolls sideways: the whole page of a 1280 px window, and the type alone", async () => {
  const wrong = [];
  await inTwoPages(await kinds(), async (page, { kind, path }) => {
    for (const [width, type] of [[640, "112.5%"], [1280, "225%"]]) {
      await page.setViewportSize({ width, height: 740 });
      await page.goto(site.url + path);
      const over = await page.evaluate((type) => {
        document.documentElement.style.fontSize = type;
        return document.documentElement.scrollWidth - document.documentElement.clientWidth;
      }, type);
      if (over > 0) wrong.push(`${kind} /${path} at ${width} px, type ${type}: ${over} px too wide`);
    }
  });
  assert.deepEqual(wrong, []);
});
