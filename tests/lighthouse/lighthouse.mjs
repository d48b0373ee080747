// Runs Lighthouse on four pages three times each, takes the median, and fails below the bars.
import { writeFile } from "node:fs/promises";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { serve } from "../browser/site.mjs";

const bars = { performance: 0.98, accessibility: 1, "best-practices": 1, seo: 1 };
const pages = { home: "", list: "kind/elder-nursing-home/", facility: "facility/quan-xiang/", search: "search/" };
const times = 3;

const site = await serve("/yilaoyixiao/", { compress: true });
const chrome = await launch({
  chromePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"],
});
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

let wrong = 0;
console.log(["page", ...Object.keys(bars), "requests", "KB"].join("\t"));
for (const [name, path] of Object.entries(pages)) {
  const scores = Object.fromEntries(Object.keys(bars).map((category) => [category, []]));
  let last;
  for (let time = 0; time < times; time++) {
    // The default settings: a phone with a processor four times as slow, on a slow mobile network.
    last = await lighthouse(site.url + path, { port: chrome.port, output: "html", logLevel: "error", onlyCategories: Object.keys(bars) });
    for (const category of Object.keys(bars)) scores[category].push(last.lhr.categories[category].score);
  }
  const found = Object.entries(scores).map(([category, values]) => [category, median(values)]);
  const requests = last.lhr.audits["network-requests"].details.items;
  const bytes = requests.reduce((sum, { transferSize }) => sum + (transferSize ?? 0), 0);
  console.log([name, ...found.map(([, score]) => Math.round(score * 100)), requests.length, (bytes / 1024).toFixed(1)].join("\t"));
  for (const [category, score] of found) {
    if (score >= bars[category]) continue;
    wrong += 1;
    const audits = last.lhr.categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && last.lhr.audits[id].score < 0.9);
    for (const { id } of audits) console.log(`  ${category}: ${id}: ${last.lhr.audits[id].title} ${last.lhr.audits[id].displayValue ?? ""}`);
  }
  if (process.argv.includes("--show")) await writeFile(`${process.env.SITE}-${name}.html`, last.report);
}
await chrome.kill();
site.close();
process.exitCode = wrong > 0 ? 1 : 0;
