// Finding: the search box of every page, the search page and the page of distance, as people use them, by keyboard alone;
// and what is said when the index is missing, slow, or has nothing.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { launch } from "./browser.mjs";
import { measure } from "./measure.mjs";
import { serve } from "./site.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser, site;

before(async () => {
  site = await serve("/yilaoyixiao/");
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** A page of the site with scripts on; it fails on a request to another host or a script's error. */
async function visit(path, { index, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  const wrong = [];
  page.on("request", (request) => { if (!request.url().startsWith(site.url)) wrong.push(`asks ${request.url()}`); });
  page.on("pageerror", (error) => wrong.push(error.message));
  if (index) await page.route("**/search/manifest.json", index);
  await page.goto(site.url + path);
  return { page, done: async () => { await context.close(); assert.deepEqual(wrong, []); } };
}

const input = (page) => page.locator("#search-words");
const status = (page) => page.locator("form.search-box [role='status']");
const options = (page) => page.locator("[role='option']");
const heading = (page) => page.locator("#search-found");
const asked = (page) => new URL(page.url()).searchParams;
const address = (words) => `search/?q=${encodeURIComponent(words)}`;

/** Presses Tab until the element that is wanted has the focus. */
async function tabTo(page, wanted) {
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), wanted)) return;
  }
  assert.fail(`no Tab leads to ${wanted}`);
}

/** Nothing that axe finds, at the looks that people choose. */
async function accessible(page) {
  await page.evaluate(axe);
  for (const mode of ["usual", "elder"]) {
    await page.evaluate((mode) => document.documentElement.setAttribute("data-mode", mode), mode);
    const found = await page.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag2aaa", "wcag22aa", "best-practice"], rules: { "target-size": { enabled: true } } }));
    assert.deepEqual(found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ").slice(0, 300)}`), [], mode);
    const small = await page.evaluate(measure, mode === "elder" ? { type: 24, target: 60 } : { type: 18, target: 44 });
    assert.deepEqual(small, [], mode);
  }
}

describe("the box on every page", () => {
  test("by keyboard alone from the box to a facility's telephone", async () => {
    const { page, done } = await visit("area/qilin/");
    await tabTo(page, "#search-words");
    await page.keyboard.type("宣威敬老院");
    await page.locator("[role='listbox'] [role='option'] mark").first().waitFor();
    assert.equal(await input(page).getAttribute("aria-expanded"), "true");
    assert.match(await status(page).innerText(), /找到\d+家/);
    await page.keyboard.press("ArrowDown");
    const first = options(page).first();
    assert.equal(await input(page).getAttribute("aria-activedescendant"), await first.getAttribute("id"));
    assert.equal(await first.getAttribute("aria-selected"), "true");
    await page.keyboard.press("ArrowUp");
    assert.equal(await input(page).getAttribute("aria-activedescendant"), null);
    await page.keyboard.press("ArrowUp");
    assert.match(await options(page).last().getAttribute("aria-selected"), /true/);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/facility\//);
    assert.ok(await page.locator('main a[href^="tel:"]').first().isVisible());
    await done();
  });

  test("Escape closes the list, then empties the box", async () => {
    const { page, done } = await visit("policy/");
    await input(page).fill("养老院");
    await options(page).first().waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await input(page).getAttribute("aria-expanded"), "false");
    assert.equal(await input(page).inputValue(), "养老院");
    await page.keyboard.press("Escape");
    assert.equal(await input(page).inputValue(), "");
    await done();
  });

  test("a benefit is found beside the places, under a heading of its own", async () => {
    const { page, done } = await visit("");
    await input(page).fill("高龄津贴");
    const guide = page.locator("[role='group'] [role='option']", { hasText: "高龄津贴" }).first();
    await guide.waitFor();
    assert.match(await guide.locator("xpath=..").getAttribute("aria-label"), /政策/);
    await accessible(page);
    await guide.click();
    await page.waitForURL(/\/guide\/old-age-allowance\//);
    await done();
  });

  test("nothing is fetched before the box is used", async () => {
    const { page, done } = await visit("area/qilin/");
    const before = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
    assert.ok(!before.some((name) => name.includes("/search/manifest.json")), before.join(" "));
    await done();
  });
});

describe("the search page", () => {
  test("words and filters live in the address: back, reload and sharing work", async () => {
    const { page, done } = await visit("area/qilin/");
    await input(page).fill("养老");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search\/\?q=/);
    await page.locator(".search-out .hit mark").first().waitFor();
    const all = Number(/\d+/.exec(await heading(page).innerText())[0]);
    await tabTo(page, "[aria-controls='search-filters']");
    await page.keyboard.press("Enter");
    await page.locator("#search-filters [name='area'][value='xuanwei']").waitFor();
    const count = Number(await page.locator("#search-filters label:has([name='area'][value='xuanwei']) span").last().innerText());
    await tabTo(page, "#search-filters [name='area'][value='xuanwei']");
    await page.keyboard.press("Space");
    await page.locator(".search-picked a", { hasText: "宣威市" }).waitFor();
    assert.equal(asked(page).get("area"), "xuanwei");
    assert.ok(count < all);
    assert.match(await heading(page).innerText(), new RegExp(`找到${count}家`));
    assert.equal(await page.evaluate(() => document.activeElement.value), "xuanwei", "the focus stays on what was pressed");

    await page.reload();
    await page.locator(".search-picked a", { hasText: "宣威市" }).waitFor();
    assert.match(await heading(page).innerText(), new RegExp(`找到${count}家`));
    await page.goBack();
    await page.waitForFunction((all) => document.getElementById("search-found").textContent.includes(all), String(all));
    assert.equal(asked(page).get("area"), null);
    await page.goForward();
    await page.locator(".search-picked a", { hasText: "宣威市" }).click();
    await page.waitForFunction((all) => document.getElementById("search-found").textContent.includes(all), String(all));
    await done();
  });

  test("every hit says name, state, kind and place, and can be called", async () => {
    const { page, done } = await visit(address("幸福餐桌"));
    const hit = page.locator(".search-out .hit").first();
    await hit.waitFor();
    assert.match(await hit.locator("h3 a").getAttribute("href"), /\/facility\//);
    const shape = await hit.locator(".state").evaluate((state) => getComputedStyle(state, "::before").borderTopWidth);
    assert.notEqual(shape, "0px", "the state has its shape");
    assert.match(await hit.locator("[data-of='kind']").innerText(), /幸福餐桌/);
    assert.match(await hit.locator(".hit-call a").getAttribute("href"), /^tel:\d+$/);
    await accessible(page);
    await done();
  });

  test("as you type, and later pages", async () => {
    const { page, done } = await visit("search/");
    assert.ok(await page.locator("#by-area").isVisible(), "the lists stay");
    await input(page).pressSequentially("示例");
    await page.locator(".search-pager a").first().waitFor();
    const first = await page.locator(".search-out .hit h3").first().innerText();
    await page.locator(".search-pager a", { hasText: "下一页" }).click();
    await page.waitForFunction((first) => document.querySelector(".search-out .hit h3").innerText !== first, first);
    assert.equal(asked(page).get("page"), "2");
    assert.equal(await page.evaluate(() => document.activeElement.id), "search-found");
    await done();
  });

  test("a wrong character: the nearest spelling, and what is like it", async () => {
    const { page, done } = await visit(address("文华幸福参桌"));
    await page.locator(".search-out .hit").first().waitFor();
    assert.match(await heading(page).innerText(), /没有正好叫“文华幸福参桌”的/);
    assert.match(await page.locator(".search-ways a").first().innerText(), /是不是要找：.*幸福餐桌/);
    await page.locator(".search-ways a").first().click();
    await page.waitForFunction(() => /^找到\d+家/.test(document.getElementById("search-found")?.textContent));
    await done();
  });

  test("nothing found: the county's list and the telephone", async () => {
    const { page, done } = await visit(address("电影票"));
    await page.locator(".search-ways a").first().waitFor();
    assert.match(await heading(page).innerText(), /没有找到“电影票”/);
    assert.ok(await page.locator(".search-ways a[href^='tel:']").isVisible());
    await accessible(page);
    await page.goto(site.url + address("宣威电影院票价"));
    await page.locator(".search-ways a[href$='/area/xuanwei/']").waitFor();
    await done();
  });

  test("wide: the filters stand beside the results", async () => {
    const { page, done } = await visit(address("养老"), { viewport: { width: 1280, height: 900 } });
    await page.locator("#search-filters [name='area']").first().waitFor();
    const [panel, results] = [await page.locator("#search-filters").boundingBox(), await page.locator(".search-found").boundingBox()];
    assert.ok(panel.x + panel.width <= results.x, "the panel is left of the results");
    await accessible(page);
    await done();
  });
});

describe("when the index does not come", () => {
  test("missing: it is said, the lists and the telephone are offered", async () => {
    const { page, done } = await visit("area/qilin/", { index: (route) => route.fulfill({ status: 404, body: "" }) });
    await input(page).fill("养老院");
    await options(page).first().waitFor();
    assert.match(await status(page).innerText(), /没有打开/);
    assert.ok(await page.locator("[role='option'][href$='/sitemap/']").isVisible());
    assert.ok(await page.locator("[role='option'][href^='tel:']").isVisible());
    await page.goto(site.url + address("养老院"));
    await page.locator(".search-ways a").first().waitFor();
    assert.match(await heading(page).innerText(), /没有打开/);
    assert.ok(await page.locator("#by-area").isVisible());
    await done();
  });

  test("slow: it is said, then the results come", async () => {
    const { page, done } = await visit("area/qilin/", { index: async (route) => { await new Promise((later) => setTimeout(later, 4000)); await route.continue(); } });
    await input(page).fill("养老院");
    await page.waitForFunction(() => document.querySelector("form.search-box [role='status']").textContent.includes("网络慢"));
    assert.ok(await page.locator("[role='option'][href$='/sitemap/']").isVisible());
    await page.waitForFunction(() => /找到\d+家/.test(document.querySelector("form.search-box [role='status']").textContent));
    await done();
  });
});

describe("what is near", () => {
  const metres = async (page, list) => (await page.locator(`[data-of='${list}'] [data-of='distance']`).allInnerTexts()).map((text) => parseFloat(text) * (text.includes("公里") ? 1000 : 1));

  test("from the reader's position, asked only when the button is pressed", async () => {
    const { page, done } = await visit("nearby/", { geolocation: { longitude: 103.8, latitude: 25.5 }, permissions: ["geolocation"] });
    await page.waitForTimeout(200);
    assert.equal(await page.locator(".search-near-out .hit").count(), 0);
    await page.locator("[data-module='nearby'] button").click();
    await page.locator(".search-near-out .hit").first().waitFor();
    const found = [...(await metres(page, "close")), ...(await metres(page, "far"))];
    assert.ok(found.length > 5);
    assert.deepEqual(found, [...found].sort((a, b) => a - b));
    assert.ok((await metres(page, "close")).every((each) => each <= 800));
    assert.match(await page.locator(".search-near-out").innerText(), /直线距离估算/);
    assert.equal(new URL(page.url()).search, "", "the reader's own place is not in the address");
    await accessible(page);
    await done();
  });

  test("from a township, and only nurseries", async () => {
    const { page, done } = await visit("nearby/");
    const town = await page.locator("select[name='from'] option[data-lng]:not([data-order])").first().getAttribute("value");
    await page.locator("select[name='from']").selectOption(town);
    await page.locator(".search-near-out .hit").first().waitFor();
    await page.locator("[name='group'][value='child']").check();
    await page.waitForFunction(() => [...document.querySelectorAll(".search-near-out [data-of='kind']")].every((kind) => /托|育|婴|幼|儿童/.test(kind.textContent)));
    assert.equal(asked(page).get("from"), town);
    await page.reload();
    await page.locator(".search-near-out .hit").first().waitFor();
    assert.ok(await page.locator("[name='group'][value='child']").isChecked());
    await done();
  });

  test("from a county's seat: an order, no metres", async () => {
    const { page, done } = await visit("nearby/?from=qilin");
    await page.locator(".search-near-out .hit").first().waitFor();
    assert.equal(await page.locator(".search-near-out [data-of='distance']").count(), 0);
    assert.match(await page.locator(".search-near-out .note").innerText(), /不写距离/);
    await done();
  });

  test("refused: it is said, and a place can be chosen", async () => {
    const { page, done } = await visit("nearby/", { permissions: [] });
    await page.locator("[data-module='nearby'] button").click();
    await page.waitForFunction(() => /没有取到位置/.test(document.querySelector(".search-near-out [role='status']").textContent));
    await done();
  });
});
