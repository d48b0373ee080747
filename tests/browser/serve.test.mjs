// `laoyou serve`: an edit appears in the open page, and faults are shown there while the last good site stays.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { laoyou, preview } from "./preview.mjs";

let folder, served, url, browser;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "laoyou-"));
  await cp("../faults/_base", folder, { recursive: true });
  served = await preview(folder, "2026-06-01");
  url = served.url;
  browser = await launch();
});
after(async () => {
  await browser?.close();
  served?.end();
  await rm(folder, { recursive: true, force: true });
});

test("an edit appears by itself, and a fault is told in the page", async () => {
  const page = await (await browser.newContext()).newPage();
  const entry = join(folder, "facilities/jia/an-he.yaml");
  const sound = await readFile(entry, "utf8");
  await page.goto(`${url}facility/an-he/`);
  assert.match(await page.locator("h1").innerText(), /安和养老院/);

  await writeFile(entry, sound.replace("甲县安和养老院", "甲县安康养老院"));
  await page.locator("h1", { hasText: "安康" }).waitFor();

  await writeFile(entry, sound.replace("kind: elder.private-home", "kind: 没有这一类"));
  const faults = page.locator(".laoyou-faults");
  await faults.waitFor();
  assert.match(await faults.innerText(), /没有这一类[\s\S]*facilities\/jia\/an-he\.yaml:2/);
  assert.match(await page.locator("h1").innerText(), /安康/, "the last good page stays");
  const link = await faults.locator("a").first().getAttribute("href");
  assert.match(link, /^vscode:\/\/file\/.*facilities\/jia\/an-he\.yaml:2:\d+$/, "a fault leads to its line");

  await writeFile(entry, sound);
  await page.locator("h1", { hasText: "安和" }).waitFor();
  assert.equal(await page.locator(".laoyou-faults").count(), 0);
});

test("an edit leaves the reader where they are, and the page reads as if it were opened anew", async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 640 } });
  const [page, other] = [await context.newPage(), await context.newPage()];
  const entry = join(folder, "facilities/jia/an-he.yaml");
  const sound = await readFile(entry, "utf8");
  const at = `${url}facility/an-he/`;
  // What the number of the build and the order of attributes do not tell.
  const reading = async (open) => {
    const lines = await open.locator("html").evaluate((html) =>
      [...html.querySelectorAll("*")].filter((each) => !each.matches("[data-build]")).map((each) => {
        const attributes = each.getAttributeNames().sort().map((name) => `${name}=${each.getAttribute(name)}`);
        const own = [...each.childNodes].filter((child) => child.nodeType === 3).map((child) => child.data.trim());
        return [each.nodeName, ...attributes, ...own].join(" ");
      }),
    );
    return lines.join("\n");
  };
  const build = () => page.locator("[data-build]").getAttribute("data-build");
  await page.goto(at);
  const edits = [
    [(text) => text.replace("甲县安和养老院", "甲县安宁养老院"), true],
    [(text) => `${text}nonsense: 1\n`, true],
    [(text) => text, true],
    [(text) => `${text}description: |\n  院里有**花园**。\n\n  - 一楼\n  - 二楼\n`, false],
    [(text) => text.replace("甲县安和养老院", "甲县\"安<b>"), false],
    [(text) => text.replace("kind: elder.private-home", "kind: elder.public-home"), false],
    [(text) => text, false],
  ];
  for (const [edit, mustStay] of edits) {
    await page.evaluate(() => {
      window.kept = true;
      window.scrollTo({ top: 1500, behavior: "instant" });
    });
    const before = await build();
    await writeFile(entry, edit(sound));
    await page.waitForFunction((old) => document.querySelector("[data-build]")?.dataset.build !== old, before);
    await page.waitForLoadState("networkidle");
    // Faults that come or go above push the rest down or up; the browser keeps what is read where it stands.
    if (mustStay) assert.ok(await page.evaluate(() => window.kept && window.scrollY > 500), `loaded anew at ${edit}`);
    await other.goto(at, { waitUntil: "networkidle" });
    assert.equal(await reading(page), await reading(other), `otherwise after ${edit}`);
  }
  await context.close();
});

test("the workbench shows what a build would change and what waits to be published", async () => {
  const page = await (await browser.newContext()).newPage();
  const entry = join(folder, "facilities/jia/an-he.yaml");
  const sound = await readFile(entry, "utf8");
  execFileSync(laoyou, ["build", "--quiet", "--site", folder, "--today", "2026-06-01"], { stdio: "ignore" });
  await page.goto(`${url}facility/an-he/`);
  await writeFile(join(folder, "facilities/jia/cao-gao.yaml"), "name: 甲县草稿养老院\nkind: 敬老院\naddress: 甲县东街道示例路8号\n发布: 否\n");
  await writeFile(entry, sound.replace("甲县安和养老院", "甲县安康养老院"));
  await page.locator("h1", { hasText: "安康" }).waitFor();
  await page.locator(".laoyou-bar a").click();
  await page.locator("#drafts", { hasText: "甲县草稿养老院" }).waitFor();
  assert.match(await page.locator("#changes").innerText(), /修改[\s\S]*甲县安康养老院（甲县）/);
  assert.doesNotMatch(await page.locator("#changes").innerText(), /草稿/);
  assert.match(await page.locator("#drafts").innerText(), /甲县 1[\s\S]*cao-gao\.yaml[\s\S]*还没有写/);
  await rm(join(folder, "facilities/jia/cao-gao.yaml"));
  await writeFile(entry, sound);
});

test("another host's name is not answered", async () => {
  const { port } = new URL(url);
  const status = await new Promise((found, failed) => {
    import("node:http").then(({ get }) =>
      get({ host: "127.0.0.1", port, path: "/", headers: { host: `evil.example:${port}` } }, (response) => found(response.statusCode)).on("error", failed));
  });
  assert.equal(status, 421);
});
