/**
 * Answers questions from the static files below `search/`, in a browser and under Node alike.
 *
 * `openSearch(new URL("search/", base), { fetch })` gives an object with `query`, `prepare` and `labels`.
 */
import { normal, runs, terms } from "./cut.mjs";
import { broken, decode, find, hash, mark } from "./format.mjs";
import { QUESTION, allOf, every, inFields, known, named, oneOf, parts, phrase, withWhole, words } from "./plan.mjs";
import { both, facet, first, score, some } from "./score.mjs";

const LARGEST = 1 << 17;
const FIELDS = { main: "at!", body: "b", sound: "pq" };
const TYPES = ["facility", "policy", "guide", "notice", "page", "indicator"];
const NAMES = { a: "area", t: "township", k: "kind", s: "service" };

/** Deflated JSON behind the order's mark. */
const unpack = async (bytes) => {
  if (bytes.length > LARGEST) broken();
  const packed = bytes.subarray(4);
  let stream;
  try {
    stream = new DecompressionStream("deflate-raw");
  } catch {
    return JSON.parse(new TextDecoder().decode((await import("./inflate.mjs")).inflate(packed)));
  }
  return new Response(new Blob([packed]).stream().pipeThrough(stream)).json();
};

/** An open index: everything that the later modules need as well. */
const open = async (base, fetch, cache) => {
  const ask = async (path, options) => {
    const answer = await fetch(new URL(path, base), options);
    if (!answer.ok) broken();
    return answer;
  };
  const manifest = await (await ask("manifest.json", { cache })).json();
  const { generation, order, shards } = manifest;
  const kept = new Map();
  /** What `make` makes, once; what failed is tried again. */
  const once = (key, make) => {
    if (kept.size > 20000) kept.clear();
    if (!kept.has(key)) {
      const made = make();
      kept.set(key, made);
      made.catch(() => kept.delete(key));
    }
    return kept.get(key);
  };
  let all = {};
  const get = (path) => once(path, async () => {
    const bytes = all[path]
      ? Uint8Array.from(atob(all[path]), (unit) => unit.charCodeAt(0))
      : new Uint8Array(await (await ask(`${path}?g=${generation}`)).arrayBuffer());
    if (new DataView(bytes.buffer).getUint32(0) !== parseInt(order, 16)) broken();
    return bytes;
  });
  const json = (path) => once(`${path} json`, async () => unpack(await get(path)));
  if (manifest.packed) all = await json("all.bin");

  const root = await json("root.bin");
  const size = root.count;
  if (!(size < 1 << 22)) broken();
  /** A value for each document, from runs of value and count. */
  const columns = {};
  for (const [name, runs] of Object.entries(root.columns)) {
    columns[name] = new Uint16Array(size);
    for (let place = 0, at = 0; place < runs.length; place += 2) columns[name].fill(runs[place], at, (at += runs[place + 1]));
  }
  // Codes of townships follow one another: they are written as steps.
  let last = 0;
  for (const town of root.townships) if (town[0] === +town[0]) town[0] = String((last += town[0]));
  const lists = { a: root.areas, k: root.kinds, t: root.townships, s: root.services };
  const index = { manifest, get, json, root, size, columns, lists, named: named(lists), idle: new Set(root.idle) };

  /** The lists of a term of a family, by field. */
  const lookUp = (family, term) => once(`${family} ${term}`, async () => {
    const own = hash(term);
    const hex = (number) => number.toString(16);
    const shard = await get(`${family}/${hex(own & (shards[family] - 1))}.bin`);
    const place = find(shard, mark(term));
    if (!place) return {};
    const bytes = place.long ? await get(`${family}/long/${hex(own)}-${hex(mark(term))}.bin`) : shard;
    return decode(bytes, place.long ? 4 : place.at, place.fields, FIELDS[family], size);
  });

  /** Documents of a facet: areas and kinds stand in the root, all else in lists. */
  const facetOf = (is) => once(`facet ${is}`, async () => {
    const column = columns[NAMES[is[0]]];
    if (!column) return (await lookUp("main", is))["!"] ?? [];
    const wanted = lists[is[0]].findIndex(([code]) => code === is.slice(2)) + 1;
    const also = new Set(is[0] === "k" ? root.also[wanted] : []);
    const documents = [];
    for (let at = 0; at < size; at++) if (column[at] === wanted || also.has(at)) documents.push(at);
    return documents;
  });

  /** Every document for which a clause holds, with its score. */
  index.run = async (clause) => {
    const each = (list = []) => Promise.all(list.map(index.run));
    if (clause.all) return both(...(await Promise.all([each(clause.all), each(clause.should)])));
    if (clause.of) return some(await each(clause.of), clause.some, size);
    if (clause.is) return facet(await facetOf(clause.is));
    const families = Object.keys(FIELDS).filter((family) => [...clause.in].some((field) => FIELDS[family].includes(field)));
    const found = Object.assign({}, ...(await Promise.all(families.map((family) => lookUp(family, clause.term)))));
    const fields = [...clause.in].filter((field) => found[field]);
    return some(fields.map((field) => score(found[field], field, size, root.average[field])), 1, size);
  };

  index.later = () => (index.more ??= import("./later.mjs").then(({ later }) => later(index, { runs, terms, allOf, every, inFields, known, oneOf, parts, phrase, words, withWhole })));
  return index;
};

/** Where terms stand in a title, as ranges of UTF-16 units; none where the cut form is longer or shorter. */
const marks = (title, wanted, simple) => {
  const text = simple(normal(title));
  const marked = new Array(text.length + 1).fill(0);
  for (const term of wanted) {
    for (let from = -1; (from = text.indexOf(term, from + 1)) >= 0; ) marked.fill(1, from, from + term.length);
  }
  const ranges = [];
  if (text.length === title.length) marked.forEach((mark, at) => {
    if (mark && !marked[at - 1]) ranges.push([at]);
    if (!mark && marked[at - 1]) ranges[ranges.length - 1].push(at);
  });
  return ranges;
};

/** The answer of one generation of the index. */
const answer = async (index, question, { limit = 10, offset = 0, filters = {}, near, facets, type } = {}) => {
  const { columns, root, size } = index;
  const asked = cut(question);
  let typed = parts(asked, index.named, index.idle);
  let more = typed.some(({ width }) => width === 0) && (await index.later());
  const types = type && [].concat(type).map((name) => TYPES.indexOf(name));
  const ofType = ({ documents, scores }) => {
    if (!types) return { documents, scores };
    const kept = Array.from(documents.keys()).filter((at) => types.includes(columns.sort[documents[at]]));
    return { documents: kept.map((at) => documents[at]), scores: kept.map((at) => scores[at]) };
  };
  /** A pass is the last when it found something; who asks for facilities wants some of these, not only a page about them. */
  const enough = (all, kept) => (types && types.includes(0) ? kept : all).documents.length;
  const tree = withWhole(words(typed, "ta", more.letters), asked);
  let reason = "words";
  let simple = (text) => text;
  let all = tree ? await index.run(tree) : facet(Uint32Array.from({ length: size }, (_, at) => at));
  let found = ofType(all);
  if (!enough(all, found)) {
    more = await index.later();
    const rest = await more.plan(asked);
    ({ simple, parts: typed } = rest);
    for (const step of rest.steps) {
      reason = step.reason;
      all = await index.run(step.tree);
      found = ofType(all);
      if (enough(all, found)) break;
    }
  }
  let counts;
  if (facets || Object.keys(filters).length) {
    const { choose } = await import("./facts.mjs");
    ({ found, counts } = await choose(index, found, filters, facets));
  }
  const order = near
    ? await (await import("./near.mjs")).nearest(index, found, near, offset + limit, first)
    : first(found, columns.past, offset + limit);
  const wanted = runs(asked).flatMap(terms);
  const hits = await Promise.all(order.slice(offset).map(async ({ document, ...rest }) => {
    const block = await index.json(`card/${(document >> 4).toString(16)}.bin`);
    const [id, title, summary = "", phone = "", state = "", amount, unit = ""] = block[document & 15];
    const type = TYPES[columns.sort[document]];
    return {
      id, type, title, summary, phone, state, ...rest,
      url: type === "indicator" ? "indicators/" : `${type}/${id}/`,
      area: root.areas[columns.area[document] - 1]?.[0] ?? "",
      kind: root.kinds[columns.kind[document] - 1]?.[0] ?? "",
      price: amount && { amount, unit },
      marks: marks(title, wanted, simple),
      closed: !!columns.past[document],
    };
  }));
  const understood = typed.flatMap(({ word, facets = [] }) => facets.map((is) => ({ field: NAMES[is[0]], code: is.slice(2), text: word })));
  const suggestion = /sound|half|any/.test(reason) ? hits[0]?.title : undefined;
  return { total: found.documents.length, hits, reason, understood, suggestion, facets: counts };
};

const cut = (question) => [...normal(question)].slice(0, QUESTION).join("");

/** Opens the index at `base`, which ends in `search/`. Rejects when it is missing or broken. */
export async function openSearch(base, { fetch = (url, options) => globalThis.fetch(url, options) } = {}) {
  let index = await open(base, fetch, "no-cache");
  let newer;
  const query = (question, options) => (newer ? newer.query(question, options) : answer(index, question, options));
  return {
    /** A failure may mean that the site was published anew: begins again, once. */
    query: (question, options) => query(question, options).catch(async () => {
      const fresh = await open(base, fetch, "reload");
      if (fresh.manifest.client !== index.manifest.client) {
        newer = await (await import(new URL(`../${fresh.manifest.client}`, base).href)).openSearch(base, { fetch });
      }
      index = fresh;
      return query(question, options);
    }),
    /** What codes are called. */
    get labels() {
      const { areas, counts, groups } = index.root;
      const names = (list) => new Map(list.map(([code, name]) => [code, name]));
      const hosts = counts.flatMap((count, at) => new Array(count).fill(areas[at][0]));
      return {
        area: names(areas), kind: names(index.root.kinds), service: names(index.root.services),
        township: new Map(index.root.townships.map(([code, name], at) => [code, { name, area: hosts[at] }])),
        group: new Map(index.root.kinds.map(([code], at) => [code, groups[at]])),
      };
    },
    /** Begins to fetch what a question will need. */
    prepare(question) {
      const asked = cut(question);
      const tree = withWhole(words(parts(asked, index.named, index.idle).filter(({ width }) => width !== 0), "ta"), asked);
      if (tree) index.run(tree).catch(() => {});
    },
  };
}
