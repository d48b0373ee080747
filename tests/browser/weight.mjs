// How much of a page travels at its first view, by kind of page, as Chromium asks for it: `npm run weight` after a build,
// SITE as for the tests. Sizes are of bodies, gzip -9. Paper's style is asked for as well, after all that a screen waits for:
// it counts as a request and in a column of its own. Pictures and the site's icon are not counted.
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { readFile, readdir } from "node:fs/promises";
import { launch } from "./browser.mjs";
import { kinds } from "./kinds.mjs";
import { root, serve } from "./site.mjs";

const zipped = (body) => gzipSync(body, { level: 9 }).length;

/** The parts of each first view, in bytes: `{ kind, path, html, css, js, print, requests }`. */
export async function views(browser, site, all) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN" });
  const page = await context.newPage();
  let asked = [];
  page.on("response", (response) => asked.push(response));
  const views = [];
  for (const { kind, path } of all) {
    asked = [];
    await page.goto(site.url + path);
    // Modules ask for what they import, and some for more when they have looked around.
    await page.waitForTimeout(200);
    const view = { kind, path, html: 0, css: 0, js: 0, print: 0, requests: 0 };
    for (const response of asked) {
      const type = response.request().resourceType();
      if (type === "image" || response.url().endsWith(".svg")) continue;
      const part = { document: "html", script: "js", stylesheet: /\/print\./.test(response.url()) ? "print" : "css" }[type];
      if (!part) throw new Error(`/${path} asks for ${response.url()} (${type}) before anything was touched`);
      view[part] += zipped(await response.body());
      view.requests += 1;
    }
    views.push(view);
  }
  await context.close();
  return views;
}

/** Sizes of the HTML of all facilities' pages, the smallest first. */
export async function facilities() {
  const ids = (await readdir(`${root}facility`, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const sizes = await Promise.all(ids.map(async ({ name }) => zipped(await readFile(`${root}facility/${name}/index.html`))));
  return sizes.sort((a, b) => a - b);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const kb = (bytes) => (bytes / 1024).toFixed(1);
  const site = await serve("/");
  const browser = await launch();
  console.log("| page (the longest of its kind) | HTML | CSS | scripts | first view, KB | requests | style for paper |\n|---|---|---|---|---|---|---|");
  for (const { kind, html, css, js, print, requests } of await views(browser, site, await kinds()))
    console.log(`| ${kind} | ${[html, css, js, html + css + js].map(kb).join(" | ")} | ${requests} | ${kb(print)} |`);
  const sizes = await facilities();
  console.log(`\nHTML of ${sizes.length} facilities: median ${kb(sizes[sizes.length >> 1])} KB, most ${kb(sizes.at(-1))} KB, within 6 KB ${sizes.filter((size) => size <= 6 * 1024).length}`);
  await browser.close();
  site.close();
}
