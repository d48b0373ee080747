#!/usr/bin/env node
// Measures the search of a site, and Pagefind's over pages of the same records, in one run and one browser.
//
//   cargo build --release --example generate && cargo build --release
//   cd tests/search-bench && npm ci
//   node run.mjs generated 1000 10000            sites from the project's generator
//   node run.mjs real LIST.csv MAPPING.yaml      a list that others made, imported into ../import/site
//   node run.mjs index FOLDER                    an index without pages, from the example `index`
//
// Options: --no-peer leaves Pagefind out; --keep FOLDER keeps (and reuses) what was built; --seed N asks other questions of
// a generated site. Writes a Markdown table; with MISSES=1 in the environment it names the questions that were not answered.
// Bytes are compressed bodies beyond the page; headers are counted apart, as HTTP/1.1 would write them. A step is a
// request that could only be made when another had come back. Cold: an empty browser, one question. Warm: all asked before.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import * as engines from "./engines.mjs";
import * as generated from "./generated.mjs";
import { host } from "./host.mjs";
import * as real from "./real.mjs";

const DAY = "2026-11-25";
/** Questions asked of an empty browser; the same for both engines. */
const COLD = 60;

const args = process.argv.slice(2);
const option = (name) => args.includes(name) && args.splice(args.indexOf(name), 1).length > 0;
const value = (name) => (args.includes(name) ? args.splice(args.indexOf(name), 2)[1] : undefined);
const peer = !option("--no-peer");
const keep = value("--keep");
const seed = Number(value("--seed") ?? 7);
const root = new URL("../../", import.meta.url).pathname;
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const laoyou = process.env.LAOYOU ?? join(target, "release/laoyou");
const work = resolve(keep ?? mkdtempSync(join(tmpdir(), "laoyou-bench-")));
mkdirSync(work, { recursive: true });

const say = (text) => process.stderr.write(`${text}\n`);
const run = (command, ...rest) => execFileSync(command, rest, { stdio: ["ignore", "ignore", "inherit"], maxBuffer: 1 << 30 });
const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1);

/** Builds a site and reads its open data. */
function build(site) {
  const [out, data] = [`${site}-out`, `${site}.json`];
  if (!existsSync(out)) {
    const from = performance.now();
    run(laoyou, "build", "-q", "--site", site, "--today", DAY, "--out", out);
    say(`built in ${seconds(from)} s`);
  }
  run(laoyou, "export", "-q", "--site", site, "--today", DAY, "--format", "json", "--out", data);
  return { out, directory: JSON.parse(readFileSync(data, "utf8")) };
}

function generate(count) {
  const site = join(work, `generated-${count}`);
  if (!existsSync(site)) run(process.env.GENERATE ?? join(target, "release/examples/generate"), "--facilities", String(count), "--seed", "1", site);
  return site;
}

function take(list, mapping) {
  const site = join(work, "real");
  if (!existsSync(site)) {
    cpSync(join(root, "tests/import/site"), site, { recursive: true });
    run(laoyou, "import", list, "--mapping", mapping, "--site", site, "--today", DAY, "-q");
  }
  return site;
}

const median = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const mean = (list) => list.reduce((sum, each) => sum + each, 0) / list.length;
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);

async function measure(browser, site, page, questions) {
  const server = await host(site, { "/bench.html": page });
  const fresh = async () => {
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    const tab = await context.newPage();
    tab.on("pageerror", (fault) => say(`page: ${fault.message}`));
    await tab.goto(`${server.url}/bench.html`);
    await tab.waitForFunction(() => window.loaded);
    return { context, tab };
  };
  const all = questions.flatMap((each) => each.queries);
  const cold = [];
  for (let at = 0; at < Math.min(COLD, all.length); at++) {
    const { text } = all[Math.floor((at * all.length) / Math.min(COLD, all.length))];
    const { context, tab } = await fresh();
    const first = await server.travelled(() => tab.evaluate((text) => window.ready().then(() => window.ask(text)), text));
    const facets = await server.travelled(() => tab.evaluate((text) => window.facets(text), text));
    cold.push({ ...first, facets: facets.bytes });
    await context.close();
  }
  const { context, tab } = await fresh();
  await tab.evaluate(() => window.ready());
  const asked = await tab.evaluate(async (texts) => {
    const found = [];
    for (const text of texts) found.push(await window.ask(text));
    const times = [];
    for (const text of texts) {
      const from = performance.now();
      await window.ask(text);
      times.push(performance.now() - from);
    }
    return { found, times };
  }, all.map((each) => each.text));
  await context.close();
  server.close();
  let at = 0;
  const byClass = questions.map(({ name, queries }) => {
    const scores = queries.map(({ text, relevant }) => {
      const hits = asked.found[at++];
      const right = hits.filter((id) => relevant.has(id)).length;
      const first = hits.findIndex((id) => relevant.has(id));
      if (process.env.MISSES && right < Math.min(10, relevant.size)) say(`  ${name}: ${text} ${right}/${Math.min(10, relevant.size)}`);
      return { recall: right / Math.min(10, relevant.size), any: first >= 0 ? 1 : 0, rank: first >= 0 ? 1 / (first + 1) : 0 };
    });
    return { name, count: queries.length, recall: mean(scores.map((each) => each.recall)), any: mean(scores.map((each) => each.any)), rank: mean(scores.map((each) => each.rank)) };
  });
  const times = asked.times.sort((a, b) => a - b);
  const sizes = cold.map((each) => each.bytes).sort((a, b) => a - b);
  return {
    byClass,
    cold: { mean: mean(sizes), p95: median(sizes, 0.95), headers: mean(cold.map((each) => each.headers)), requests: mean(cold.map((each) => each.requests)), steps: mean(cold.map((each) => each.steps)), most: Math.max(...cold.map((each) => each.steps)), facets: mean(cold.map((each) => each.facets)) },
    warm: { p50: median(times, 0.5), p95: median(times, 0.95) },
  };
}

/** Recall where every answer counts; for a real list, whether an answer is among the first ten. */
function table(results, score) {
  const names = results.map((each) => each.name);
  const row = (label, cell) => `| ${label} | ${results.map(({ result }) => cell(result)).join(" | ")} |`;
  const total = (result, key) => result.byClass.reduce((sum, each) => sum + each[key] * each.count, 0) / result.byClass.reduce((sum, each) => sum + each.count, 0);
  const lines = [
    `| | ${names.join(" | ")} |`,
    `|---|${names.map(() => "---:|").join("")}`,
    row("cold bytes, mean (95 %)", (r) => `${kilobytes(r.cold.mean)} (${kilobytes(r.cold.p95)}) KB`),
    row("headers, mean", (r) => `${kilobytes(r.cold.headers)} KB`),
    row("requests, mean", (r) => r.cold.requests.toFixed(1)),
    row("steps, mean (most)", (r) => `${r.cold.steps.toFixed(1)} (${r.cold.most})`),
    row("facets with counts, in addition", (r) => `${kilobytes(r.cold.facets)} KB`),
    row("warm p50 / p95", (r) => `${r.warm.p50.toFixed(1)} / ${r.warm.p95.toFixed(1)} ms`),
    row("**found@10, all**", (r) => `**${total(r, score).toFixed(3)}**`),
    row("MRR", (r) => total(r, "rank").toFixed(3)),
    ...results[0].result.byClass.map((each, at) => row(`${each.name} (${each.count})`, (r) => r.byClass[at][score].toFixed(2))),
  ];
  return lines.join("\n");
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"] });
const [what, ...rest] = args;
for (const folder of what === "index" ? rest.splice(0) : []) {
  const asked = JSON.parse(readFileSync(join(folder, "questions.json"), "utf8"));
  const questions = asked.map(({ name, queries }) => ({ name, queries: queries.map(({ text, relevant }) => ({ text, relevant: new Set(relevant) })) }));
  console.log(`\n${table([{ name: "laoyou, index alone", result: await measure(browser, resolve(folder), engines.ours, questions) }], "recall")}\n`);
}
const jobs = what === "real" ? [{ title: "real list", site: () => take(...rest.map((each) => resolve(each))), make: real.classes, score: "any" }]
  : rest.map((count) => ({ title: count, site: () => generate(count), make: (directory) => generated.classes(directory, JSON.parse(readFileSync(join(root, "tests/contract/questions.json"), "utf8")), seed), score: "recall" }));
for (const { title, site, make, score } of jobs) {
  const { out, directory } = build(site());
  const questions = make(directory);
  say(`${title}: ${directory.facilities.length} records, ${questions.reduce((sum, each) => sum + each.queries.length, 0)} questions`);
  const results = [{ name: `laoyou, ${title}`, result: await measure(browser, out, engines.ours, questions) }];
  if (peer) {
    const other = join(work, `pagefind-${title.replace(/\W/g, "-")}`);
    if (!existsSync(other)) {
      const from = performance.now();
      await engines.index(directory, join(other, "pagefind"));
      say(`Pagefind indexed in ${seconds(from)} s`);
    }
    results.push({ name: `Pagefind, ${title}`, result: await measure(browser, other, engines.pagefind, questions) });
  }
  console.log(`\n${table(results, score)}\n`);
}
await browser.close();
