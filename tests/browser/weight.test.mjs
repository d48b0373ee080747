// What travels at the first view of a page stays within its budget, on the longest page of each kind.
import assert from "node:assert/strict";
import { test } from "node:test";
import { launch } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { serve } from "./site.mjs";
import { facilities, views } from "./weight.mjs";

const KB = 1024;

test("HTML, styles and scripts of a first view: 30 KB in 6 requests", async () => {
  const site = await serve("/");
  const browser = await launch();
  const all = await views(browser, site, await kinds());
  await browser.close();
  site.close();
  assert.ok(all.length > 20, `only ${all.length} kinds of page`);
  const wrong = all.filter(({ html, css, js, requests }) => html + css + js > 30 * KB || requests > 6);
  assert.deepEqual(wrong, []);
});

test("a facility's HTML: 6 KB, also when every field is filled", async () => {
  const sizes = await facilities();
  assert.ok(sizes.length > 20, `only ${sizes.length} facilities`);
  assert.ok(sizes.at(-1) <= 6 * KB, `the largest has ${sizes.at(-1)} bytes`);
});
