// How much of a page travels at its first view, by kind of page: `npm run weight` after a build, SITE as for the tests.
// Sizes are gzip -9 of what the page itself asks for; print pages' styles are counted apart, as no screen waits for them.
import { gzipSync } from "node:zlib";
import { readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { pages, root } from "./site.mjs";

const kinds = [
  ["首页", /^index\.html$/],
  ["县区", /^area\/[^/]+\/index\.html$/],
  ["县区 × 类型", /^area\/[^/]+\/(?!town|booklet)[^/]+\/index\.html$/],
  ["乡镇", /^area\/[^/]+\/town\/[^/]+\/index\.html$/],
  ["小册子", /^area\/[^/]+\/booklet\/index\.html$/],
  ["类型", /^kind\/[^/]+\/index\.html$/],
  ["服务", /^service\/[^/]+\/index\.html$/],
  ["字母", /^initial\/[^/]+\/index\.html$/],
  ["机构", /^facility\/[^/]+\/index\.html$/],
  ["政策", /^policy\/[^/]+\/index\.html$/],
  ["办事", /^guide\/[^/]+\/index\.html$/],
  ["政策、办事、通知、说明的列表", /^(policy|guide|notice|page)\/index\.html$/],
  ["规划目标", /^indicators\/index\.html$/],
  ["搜索、按距离、对比、收藏", /^(search|nearby|compare|saved)\/index\.html$/],
  ["开放数据、更新情况、网站地图", /^(data|freshness|sitemap)\/index\.html$/],
];

const weighed = new Map();
async function weigh(file) {
  if (!weighed.has(file)) weighed.set(file, gzipSync(await readFile(join(root, file)), { level: 9 }).length);
  return weighed.get(file);
}

/** The parts of a page's first view: its own bytes, its styles, its scripts with what they import, and how many requests. */
async function view(page) {
  const html = await readFile(join(root, page), "utf8");
  const at = (href) => (href.startsWith("/") ? href.slice(1) : normalize(join(dirname(page), href)));
  const styles = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)">/g)].map((found) => at(found[1]));
  const scripts = new Set([...html.matchAll(/<script src="([^"]+)"/g)].map((found) => at(found[1])));
  // The first script loads a module for each `data-module` that it knows, and these what they import.
  const used = new Set([...html.matchAll(/data-module="([^"]+)"/g)].map((found) => found[1]));
  for (const script of [...scripts]) {
    const text = await readFile(join(root, script), "utf8");
    for (const [, name, file] of text.matchAll(/["']?([\w-]+)["']?: ["'](\.\/[^"']+\.js)["']/g))
      if (used.has(name)) scripts.add(normalize(join(dirname(script), file)));
  }
  for (const script of scripts) {
    const text = await readFile(join(root, script), "utf8");
    for (const [, file] of text.matchAll(/^import [^;]*?["'](\.[^"']+)["'];?/gm)) scripts.add(normalize(join(dirname(script), file)));
  }
  const sum = async (files) => (await Promise.all([...files].map(weigh))).reduce((all, one) => all + one, 0);
  return { page, html: await weigh(page), css: await sum(styles), js: await sum(scripts), requests: 1 + styles.length + scripts.size };
}

const all = await pages();
const kb = (bytes) => (bytes / 1024).toFixed(1);
console.log("| 页 | 数 | HTML 中位 | HTML 最大 | CSS | 脚本 | 第一屏最大 | 请求 |\n|---|---|---|---|---|---|---|---|");
for (const [name, pattern] of kinds) {
  const views = await Promise.all(all.filter((page) => pattern.test(page)).map(view));
  if (views.length === 0) continue;
  const html = views.map((one) => one.html).sort((a, b) => a - b);
  const most = views.reduce((a, b) => (a.html + a.css + a.js > b.html + b.css + b.js ? a : b));
  console.log(`| ${name} | ${views.length} | ${kb(html[html.length >> 1])} | ${kb(html.at(-1))} | ${kb(most.css)} | ${kb(most.js)} | ${kb(most.html + most.css + most.js)} KB | ${Math.max(...views.map((one) => one.requests))} |`);
}
