// What goes to paper: a facility is one A4, a comparison at most two, the answer of the benefit finder one.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { pages, root, serve } from "./site.mjs";

let browser, site, page;
before(async () => {
  site = await serve("/");
  browser = await launch();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "zh-CN" })).newPage();
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** How many sheets the page takes as it stands. */
async function sheets() {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  return pdf.match(/\/Type\s*\/Page\b/g).length;
}

/** The longest facility of each kind, and the longest of all: what does not fit is there. */
async function fullest(most) {
  const all = [];
  for (const path of (await pages()).filter((each) => /^facility\/[^/]+\/index\.html$/.test(each))) {
    const html = await readFile(root + path, "utf8");
    const [, kind] = /<meta name="Keywords" content="([^,"]+)/.exec(html) ?? [];
    if (kind) all.push({ path: path.replace("index.html", ""), kind, length: html.length });
  }
  all.sort((a, b) => b.length - a.length);
  const kinds = new Map(all.toReversed().map((each) => [each.kind, each]));
  return [...new Set([...kinds.values(), ...all.slice(0, most)])].map(({ path }) => path);
}

test("a facility is one sheet of A4", async () => {
  const all = await fullest(8);
  assert.ok(all.length > 20, `only ${all.length} facilities`);
  const wrong = [];
  for (const path of all) {
    await page.goto(site.url + path);
    const count = await sheets();
    if (count !== 1) wrong.push(`${path}: ${count}`);
  }
  assert.deepEqual(wrong, []);
});

test("a comparison is two sheets at most", async () => {
  for (const [ids, shown] of [["fu-an,liao-kuo,kang-ning", 3], ["fu-an,liao-kuo,nan-ning-ju-jia,lao-nian-da-xue", 4]]) {
    await page.goto(`${site.url}compare/?ids=${ids}`);
    await page.locator(".side thead th").nth(shown).waitFor();
    const count = await sheets();
    assert.ok(count <= 2, `${ids}: ${count}`);
  }
});

test("the answer of the benefit finder is one sheet", async () => {
  await page.goto(`${site.url}guide/`);
  await page.getByLabel("老人", { exact: true }).check();
  await page.locator("[name='age']").fill("85");
  await page.getByRole("button", { name: "查一查" }).click();
  assert.equal(await sheets(), 1);
});
