// The search client keeps the contracts that Rust keeps (tests/contract), and answers as tantivy does.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { normal, runs, terms } from "../../src/search/client/cut.mjs";
import { bits } from "../../src/search/client/format.mjs";
import { inflate } from "../../src/search/client/inflate.mjs";
import { lexicon, planner } from "../../src/search/client/later.mjs";
import * as plan from "../../src/search/client/plan.mjs";
import { deflateRawSync, gzipSync } from "node:zlib";
import { root } from "./site.mjs";

const contract = async (name) => JSON.parse(await readFile(new URL(`../contract/${name}`, import.meta.url), "utf8"));
const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

test("text is cut as Rust cuts it", async () => {
  for (const { text, normal: form, terms: wanted } of await contract("cut.json")) {
    assert.equal(normal(text), form, text);
    assert.deepEqual(runs(form).flatMap(terms), wanted, text);
  }
});

test("lists are read as Rust writes them", async () => {
  for (const { values, high, hex } of await contract("lists.json")) {
    assert.deepEqual([...bits(bytes(hex)).list(values.length, high)], values);
  }
});

test("questions become the plans that Rust makes", async () => {
  const { names, sounds, idle, plans } = await contract("plans.json");
  const flat = (list) => list.map(([code, words]) => [code, ...words]);
  const lists = { a: flat(names.areas), t: flat(names.townships), k: flat(names.kinds), s: flat(names.services) };
  const named = plan.named(lists, idle);
  const all = lexicon(named, names.synonyms.map((group) => group.join(" ")), idle, plan.lookedFor);
  const usual = new TextDecoder("gbk").decode(Uint8Array.from({ length: 72 * 188 }, (_, at) => (at & 1 ? 161 + ((at >> 1) % 94) : 176 + at / 188)));
  const { passes } = planner({ named, syllables: sounds.syllables }, [runs, terms, plan.allIn, plan.allOf, plan.byNames, plan.every, plan.inFields, plan.known, plan.parts, plan.weighty, plan.words]);
  for (const { ask, simple, syllables, plan: wanted } of plans) {
    const asked = [...normal(ask)].slice(0, plan.QUESTION).join("");
    const steps = [];
    const isOther = () => [...asked].some((one, at) => one !== [...simple][at] && !usual.includes(one));
    const reads = { forms: () => () => simple, isOther, meanings: () => all, sounds: () => (character) => syllables[character] ?? [] };
    for await (const { reason, tree } of passes(asked, reads)) steps.push({ reason, tree });
    assert.deepEqual(steps, wanted.steps, ask);
  }
});

test("what the browser cannot inflate, the client can", () => {
  for (const text of ["", "a", "敬老院".repeat(5000), JSON.stringify(Array.from({ length: 3000 }, (_, at) => (at * 7919) % 1000))]) {
    for (const level of [0, 1, 9]) {
      assert.equal(new TextDecoder().decode(inflate(deflateRawSync(text, { level }))), text);
    }
  }
  for (const broken of [[], [7], [0xff, 0xff], [5, 200, 1]]) assert.throws(() => inflate(Uint8Array.from(broken)));
});

/** The published client over the published site, read from disk; `spoil` may change what is read. */
const open = async (spoil = (path, bytes) => bytes, site = root) => {
  const manifest = JSON.parse(await readFile(`${site}search/manifest.json`, "utf8"));
  const { openSearch } = await import(`${site}${manifest.client}`);
  const asked = [];
  const fetch = async (url) => {
    const path = url.pathname.slice(new URL(`file://${site}`).pathname.length);
    asked.push(path);
    const read = await readFile(`${site}${path}`).catch(() => null);
    const body = spoil(path, read);
    return body ? new Response(body) : new Response("", { status: 404 });
  };
  return { search: await openSearch(new URL(`file://${site}search/`), { fetch }), asked };
};

describe("the built site", () => {
  const facilities = async () => JSON.parse(await readFile(`${root}data/facilities.json`, "utf8")).facilities;

  test("the client answers as tantivy does: the same hits, scores within 1e-5", async () => {
    const questions = [
      ...(await contract("questions.json")).map(({ ask }) => ask),
      ...(await contract("plans.json")).plans.map(({ ask }) => ask).filter((ask) => runs(normal(ask)).length),
      ...(await facilities()).flatMap(({ name }) => [name, name.slice(2), name.slice(-5), `${name.slice(4)} ${name.slice(0, 4)}`]),
      "yuezhou jinglaoyuan", "sljly", "xuanwei", "jinglaoy", "養老機構", "護理", "08740256", "南宁街道 托育", "示例路",
    ];
    const native = execFileSync(process.env.LAOYOU ?? "laoyou", ["search", "--json", "--limit", "10", "--site", new URL("../..", import.meta.url).pathname, "-"], { input: questions.join("\n"), maxBuffer: 1 << 28 });
    const answers = native.toString().trim().split("\n").map((line) => JSON.parse(line));
    assert.equal(answers.length, questions.length);
    const { search } = await open();
    for (const [at, question] of questions.entries()) {
      const { total, hits, reason } = await search.query(question, { limit: 10 });
      assert.equal(total, answers[at].total, question);
      if (total) assert.equal(reason, answers[at].reason, question);
      for (const [place, hit] of hits.entries()) {
        const other = answers[at].hits[place];
        assert.ok(Math.abs(hit.score - other.score) <= 1e-5 * other.score, `${question}: ${hit.score} and ${other.score}`);
        assert.equal(`${hit.type}/${hit.id}`, `${other.type}/${other.id}`, question);
        assert.equal(hit.url, other.url);
      }
    }
  });

  test("a name in Chinese finds its place first, and asks for nothing in pinyin", async () => {
    const { search, asked } = await open();
    for (const { id, name } of await facilities()) {
      const { hits } = await search.query(name);
      assert.ok(hits.some((hit) => hit.id === id), name);
    }
    assert.deepEqual(asked.filter((path) => /sound|char|later/.test(path)), []);
  });

  test("filters leave out, counts add up, and what is near comes first", async () => {
    const { search } = await open();
    const all = await search.query("", { limit: 1000, type: "facility", facets: true });
    const { facets } = all;
    assert.equal(Object.values(facets.area).reduce((sum, count) => sum + count, 0), all.total);
    for (const [area, count] of Object.entries(facets.area)) {
      const some = await search.query("", { limit: 1000, type: "facility", filters: { area: [area] } });
      assert.equal(some.total, count, area);
      assert.ok(some.hits.every((hit) => hit.area === area));
    }
    for (const [township, count] of Object.entries(facets.township)) {
      assert.equal((await search.query("", { type: "facility", filters: { township: [township] } })).total, count, township);
    }
    assert.equal((await search.query("", { type: "facility", filters: { vacant: true } })).total, facets.vacant);
    const cheap = await search.query("", { limit: 1000, type: "facility", filters: { price_max: 1500 } });
    assert.ok(cheap.total > 0 && cheap.hits.every(({ price }) => Number(price.amount) <= 1500));
    const near = await search.query("", { limit: 1000, type: "facility", near: { lng: 103.8, lat: 25.5 } });
    assert.equal(near.total, all.total);
    const metres = near.hits.map(({ distance }) => distance ?? Infinity);
    assert.deepEqual(metres, [...metres].sort((a, b) => a - b));
    const few = await search.query("", { limit: 7, type: "facility", near: { lng: 103.8, lat: 25.5 } });
    assert.deepEqual(few.hits.map(({ id }) => id), near.hits.slice(0, 7).map(({ id }) => id));
  });

  test("code of a first question: 4 KB, with the box 7 KB", async () => {
    const { client } = JSON.parse(await readFile(`${root}search/manifest.json`, "utf8"));
    const boxes = (await readdir(`${root}assets/search`)).filter((name) => name.startsWith("box."));
    const size = async (path) => gzipSync(await readFile(`${root}${path}`), { level: 9 }).length;
    const [engine, box] = await Promise.all([size(client), size(`assets/search/${boxes[0]}`)]);
    assert.ok(engine <= 4096 && engine + box <= 7168, `${engine} and ${box} bytes`);
  });

  test("pages of hits follow one another", async () => {
    const { search } = await open();
    const all = await search.query("敬老院", { limit: 20 });
    const second = await search.query("敬老院", { limit: 5, offset: 5 });
    assert.deepEqual(second.hits.map(({ id }) => id), all.hits.slice(5, 10).map(({ id }) => id));
    const [hit] = (await search.query("敬老院")).hits;
    for (const [start, end] of hit.marks) assert.ok("敬老院".includes(hit.title.slice(start, end)));
  });

  test("when the site is published anew, an open page begins again, once", async () => {
    let anew = false;
    const republished = (path, bytes) => {
      if (!anew || !bytes) return bytes;
      if (path === "search/manifest.json") return Buffer.from(JSON.stringify({ ...JSON.parse(bytes), order: "01020304", generation: "another" }));
      return path.endsWith(".bin") ? Buffer.concat([Buffer.from([1, 2, 3, 4]), bytes.subarray(4)]) : bytes;
    };
    const { search, asked } = await open(republished);
    const before = await search.query("敬老院");
    anew = true;
    assert.deepEqual(await search.query("敬老院 宣威"), await (await open()).search.query("敬老院 宣威"));
    assert.deepEqual(await search.query("敬老院"), before);
    assert.equal(asked.filter((path) => path === "search/manifest.json").length, 2);
  });

  test("a small site is one file", async () => {
    const out = await mkdtemp(join(tmpdir(), "laoyou-small-"));
    const site = new URL("../sites/smallest/site", import.meta.url).pathname;
    execFileSync(process.env.LAOYOU ?? "laoyou", ["build", "--quiet", "--site", site, "--out", `${out}/site`]);
    const { search, asked } = await open(undefined, `${out}/site/`);
    for (const question of ["甲", "yi jia", "養老", "没有的词"]) await search.query(question, { facets: true });
    assert.ok((await search.query("", {})).total > 0);
    const files = new Set(asked.filter((path) => !/^search\/char\/[0-9]+\.bin$/.test(path)));
    assert.deepEqual([...files].sort(), ["search/all.bin", "search/manifest.json"]);
    await rm(out, { recursive: true });
  });

  test("files of another order are never mixed with these", async () => {
    const other = (path, bytes) => (path.includes("/main/") && bytes ? Buffer.concat([Buffer.from([1, 2, 3, 4]), bytes.subarray(4)]) : bytes);
    const { search } = await open(other);
    await assert.rejects(search.query("敬老院"));
  });

  test("a spoilt file is an error, never a hang", async () => {
    let seed = 7;
    const random = (below) => (seed = (seed * 16807) % 2147483647) % below;
    for (let round = 0; round < 300; round++) {
      const spoil = (path, bytes) => {
        if (!bytes || !path.endsWith(".bin") || random(3)) return bytes;
        const spoilt = Buffer.from(bytes);
        for (let change = 0; change < 3 && spoilt.length > 4; change++) spoilt[4 + random(spoilt.length - 4)] = random(256);
        return random(4) ? spoilt : spoilt.subarray(0, 4 + random(spoilt.length));
      };
      const opened = await open(spoil).catch(() => null);
      if (!opened) continue;
      for (const question of ["敬老院", "xuanwei", "養老"]) await opened.search.query(question, { facets: true, near: { lng: 103.8, lat: 25.5 } }).catch(() => {});
    }
  });

  test("a list cannot be longer than there are documents", () => {
    assert.throws(() => bits(Uint8Array.from([0])).list(11, 9));
    });
});
