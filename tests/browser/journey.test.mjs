// What people do with the site, in Chromium: with scripts off, by keyboard, on a narrow screen, under a sub-path.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./site.mjs";

let browser, site;

before(async () => {
  site = await serve("/yilaoyixiao/");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** A new page that fails the test on any request to another host, and on any error in the console. */
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN", ...options });
  const page = await context.newPage();
  const wrong = [];
  page.on("request", (request) => { if (!request.url().startsWith(site.url)) wrong.push(`asks ${request.url()}`); });
  // Leaving a page ends what it was still loading: no fault of the page.
  page.on("requestfailed", (request) => { if (request.failure()?.errorText !== "net::ERR_ABORTED") wrong.push(`failed ${request.url()}`); });
  page.on("response", (response) => { if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`); });
  page.on("console", (message) => { if (message.type() === "error") wrong.push(message.text()); });
  await page.goto(site.url + path);
  return { page, done: async () => { await context.close(); assert.deepEqual(wrong, []); } };
}

const kinds = ["", "area/qilin/", "area/qilin/elder-private-home/", "area/qilin/booklet/", "policy/", "policy/plan/", "guide/", "indicators/", "search/", "nearby/", "compare/", "saved/", "data/", "freshness/", "sitemap/"];

describe("with scripts off", () => {
  test("home, county, kind, facility, telephone", async () => {
    const { page, done } = await open("", { javaScriptEnabled: false });
    await page.locator('a[href*="area/qilin/"]').first().click();
    assert.match(await page.locator("h1").innerText(), /麒麟区/);
    await page.locator('main a[href*="elder-"]').first().click();
    await page.locator('main a[href*="facility/"]').first().click();
    assert.ok(page.url().includes("/facility/"), page.url());
    const call = page.locator('main a[href^="tel:"]').first();
    assert.match(await call.getAttribute("href"), /^tel:\+?\d+$/);
    assert.ok(await call.isVisible());
    const above = await call.boundingBox();
    assert.ok(above.y + above.height < 740, `the call button is below the first screen (${above.y})`);
    await done();
  });

  for (const path of kinds) {
    test(`/${path} reads without scripts and fits 360 and 320 px`, async () => {
      for (const width of [360, 320]) {
        const { page, done } = await open(path, { javaScriptEnabled: false, viewport: { width, height: 740 } });
        assert.ok((await page.locator("main").innerText()).trim().length > 40);
        const over = await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth).catch(() => null);
        if (over !== null) assert.ok(over <= 0, `${over} px wider than ${width}`);
        await done();
      }
    });
  }
});

test("no page is wider than a 320 px screen", async () => {
  const { page, done } = await open("", { viewport: { width: 320, height: 640 } });
  for (const path of kinds) {
    await page.goto(site.url + path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(over <= 0, `/${path} is ${over} px too wide`);
  }
  await done();
});

/** Presses Tab until the focus stands on what is wanted, seeing to it that each stop is seen; then presses Enter. */
async function tabTo(page, wanted) {
  for (let step = 0; step < 150; step++) {
    await page.keyboard.press("Tab");
    const focus = page.locator("*:focus");
    const href = (await focus.count()) ? await focus.getAttribute("href") : null;
    if (href && wanted.test(href)) return focus;
  }
  assert.fail(`150 presses of Tab on ${page.url()} do not reach ${wanted}`);
}

for (const javaScriptEnabled of [true, false]) {
  test(`by keyboard alone, scripts ${javaScriptEnabled ? "on" : "off"}: home, county, kind, facility, telephone`, async () => {
    const { page, done } = await open("", { javaScriptEnabled });
    for (const [step, at] of [[/area\/qilin\/$/, /\/area\/qilin\/$/], [/elder-[a-z-]+\/$/, /\/area\/qilin\/elder-/], [/facility\//, /\/facility\//]]) {
      await tabTo(page, step);
      await Promise.all([page.waitForURL(at), page.keyboard.press("Enter")]);
    }
    const call = await tabTo(page, /^tel:/);
    assert.match(await call.innerText(), /打电话问/, "the first telephone on the page is the facility's own");
    await done();
  });
}

test("by keyboard: the skip link is first; every stop of the focus is seen and nothing covers it", async () => {
  for (const [path, mode] of [["", "usual"], ["kind/elder-private-home/", "elder"], ["facility/fu-an/", "usual"], ["facility/fu-an/", "elder"], ["guide/", "usual"]]) {
    const { page, done } = await open(path, { reducedMotion: "reduce" });
    await page.evaluate((mode) => document.documentElement.setAttribute("data-mode", mode), mode);
    await page.keyboard.press("Tab");
    assert.match(await page.evaluate(() => document.activeElement.getAttribute("href") ?? ""), /^#/);
    for (let step = 0; step < 60; step++) {
      await page.keyboard.press("Tab");
      const wrong = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === document.body) return "";
        const box = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        const is = `${element.outerHTML.slice(0, 120)} at ${Math.round(box.left)},${Math.round(box.top)}`;
        if (!(box.width > 0 && box.height > 0)) return `${is} has no size`;
        if (style.outlineStyle === "none" && style.boxShadow === "none") return `${is} looks as without focus`;
        const [x, y] = [box.left + Math.min(box.width, innerWidth) / 2, box.top + Math.min(box.height, 40) / 2];
        const top = document.elementFromPoint(x, y);
        if (!top || !(element.contains(top) || top.contains(element))) return `${is} is out of sight or covered by ${top?.outerHTML.slice(0, 80)}`;
        return "";
      });
      assert.equal(wrong, "", `/${path} ${mode}, stop ${step}`);
    }
    await done();
  }
});
