// From the moment a changed entry is on disk until the open page shows it, with `laoyou serve` at work:
// `npm run edit-to-screen -- 1000 10000` after a release build with its example `generate`; LAOYOU and GENERATE name other
// programs. For each number of facilities a site is made, a facility's page opened and its name changed twenty times.
// A page has shown a name when the frame that holds it was drawn.
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "./browser.mjs";
import { preview } from "./preview.mjs";

const generate = process.env.GENERATE ?? "../../target/release/examples/generate";
const EDITS = 20;
// The day up to which everything happened on a generated site.
const DAY = "2026-11-25";

const now = () => performance.timeOrigin + performance.now();

/** An entry of the site with its name, and the path of its page. */
async function entry(site) {
  const folder = join(site, "facilities");
  const areas = (await readdir(folder, { withFileTypes: true })).filter((area) => area.isDirectory()).map((area) => area.name).sort();
  const file = (await readdir(join(folder, areas[0]))).filter((name) => name.endsWith(".yaml")).sort()[0];
  const path = join(folder, areas[0], file);
  const text = await readFile(path, "utf8");
  const name = /^name: *(.*)$/m.exec(text)[1];
  return { path, text, name, page: `facility/${file.replace(".yaml", "")}/` };
}

/** Milliseconds of each edit, in order. */
async function measure(facilities, browser) {
  const site = await mkdtemp(join(tmpdir(), "laoyou-"));
  execFileSync(generate, ["--facilities", String(facilities), site], { stdio: ["ignore", "ignore", "inherit"] });
  const started = now();
  const { url, end } = await preview(site, DAY, "--quiet");
  const first = now() - started;
  try {
    const context = await browser.newContext();
    let shown = () => {};
    await context.exposeBinding("laoyouShown", (_, heading, when) => shown(heading, when));
    await context.addInitScript(() => {
      // Behind the frame in which the heading is drawn.
      const tell = () => requestAnimationFrame(() => setTimeout(() => {
        window.laoyouShown(document.querySelector("h1")?.textContent ?? "", performance.timeOrigin + performance.now());
      }));
      addEventListener("DOMContentLoaded", () => {
        tell();
        new MutationObserver(tell).observe(document, { subtree: true, childList: true, characterData: true });
      });
    });
    const page = await context.newPage();
    const edited = await entry(site);
    await page.goto(url + edited.page, { waitUntil: "load" });
    const times = [];
    for (let edit = 0; edit < EDITS; edit += 1) {
      const name = `改名第${edit + 1}次养老院`;
      const seen = new Promise((found, failed) => {
        const timer = setTimeout(() => failed(new Error(`${name} is not shown after a minute`)), 60_000);
        shown = (heading, when) => {
          if (!heading.replace(/[\s\u2060\u200b]/g, "").includes(name)) return;
          clearTimeout(timer);
          found(when);
        };
      });
      const begun = now();
      await writeFile(edited.path, edited.text.replace(edited.name, name));
      times.push((await seen) - begun);
      // As long as a person needs to look at it.
      await new Promise((rest) => setTimeout(rest, 500));
    }
    await context.close();
    return { first, times };
  } finally {
    end();
    await rm(site, { recursive: true, force: true });
  }
}

const sizes = process.argv.slice(2).map(Number);
const browser = await launch();
try {
  for (const facilities of sizes.length > 0 ? sizes : [1000, 10000]) {
    const { first, times } = await measure(facilities, browser);
    const sorted = times.toSorted((a, b) => a - b);
    const at = (share) => Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]);
    console.log(
      `${facilities} facilities: ${EDITS} edits, median ${at(0.5)} ms, 95 % ${at(0.95)} ms, from ${at(0)} to ${at(1)} ms; first preview after ${(first / 1000).toFixed(1)} s`,
    );
  }
} finally {
  await browser.close();
}
