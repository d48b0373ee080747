/**
 * Answers questions from the static files below `search/`, in a browser and under Node alike.
 *
 * `openSearch(new URL("search/", base), { fetch })` gives an object with `query`, `prepare` and `labels`. Here stands what
 * every question needs; the rest is imported when a question asks for it.
 */
import { normal, runs, terms } from "./cut.mjs";
import { broken, decode, find, hash, mark } from "./format.mjs";
import { QUESTION, allOf, every, inFields, known, named, oneOf, parts, phrase, withWhole, words } from "./plan.mjs";
import { first, join, only, weigh } from "./score.mjs";

const LARGEST = 1 << 17;
const FIELDS = { main: "at!", body: "b", sound: "pq" };
const NAMES = { a: "area", t: "township", k: "kind", s: "service" };
/** The characters of GB 2312, row by row: those that nearly all questions are typed with. */
const USUAL = new TextDecoder("gbk").decode(Uint8Array.from({ length: 72 * 188 }, (_, at) => (at & 1 ? 161 + ((at >> 1) % 94) : 176 + Math.floor(at / 188))));

/** Deflated JSON behind the order's mark. */
const unpack = async (bytes) => {
  if (bytes.length > LARGEST) broken();
  const packed = bytes.subarray(4);
  let stream;
  try {
    stream = new DecompressionStream("deflate-raw");
  } catch {
    return (await import("./inflate.mjs")).json(packed);
  }
  return new Response(new Response(packed).body.pipeThrough(stream)).json();
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
      made.then((value) => (made.value = value), () => kept.delete(key));
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
  for (const name in root.columns) {
    const runs = root.columns[name];
    columns[name] = new Uint16Array(size);
    for (let place = 0, at = 0; place < runs.length; place += 2) columns[name].fill(runs[place], at, (at += runs[place + 1]));
  }
  /** Codes with their names, by the letter of their facets; a code may be a step, and a stroke a second name's end. */
  const lists = {};
  for (const letter in root.names) {
    let last = 0;
    lists[letter] = root.names[letter].split("\n").filter(Boolean).map((line) => {
      const [code, ...names] = line.split("\t");
      return [/^[+-]/.test(code) ? String((last += +code)) : code, ...names.flatMap((name) => [name.replace("|", ""), ...name.split("|").slice(0, -1)])];
    });
  }
  const index = {
    manifest, json, root, size, columns, lists, named: named(lists), idle: new Set(root.idle),
    read: (key) => kept.get(key)?.value,
    usual: (one) => USUAL.includes(one),
    never: () => false,
  };

  /** The lists of a term of a family, by field. */
  const lookUp = (family, term) => once(`${family} ${term}`, async () => {
    const own = hash(term);
    const hex = (number) => number.toString(16);
    const shard = await get(`${family}/${hex(own % shards[family])}.bin`);
    const place = find(shard, mark(term));
    if (!place) return {};
    const bytes = place.long ? await get(`${family}/long/${hex(own)}-${hex(mark(term))}.bin`) : shard;
    return decode(bytes, place.long ? 4 : place.at, place.fields, FIELDS[family], size);
  });

  /** The families in which a clause's fields stand. */
  index.families = (fields) => Object.keys(FIELDS).filter((family) => [...fields].some((field) => FIELDS[family].includes(field)));

  /** The lists of a clause: it holds for what stands in one of them. */
  const listsOf = async (clause) => {
    const { of, is, term = is, in: fields = "!" } = clause;
    if (clause.some === 1) return (await Promise.all(of.map(listsOf))).flat();
    if (of || clause.all) return [await index.run(clause)];
    if (index.never(term)) return [];
    const found = Object.assign({}, ...(await Promise.all(index.families(fields).map((family) => lookUp(family, term)))));
    return [...fields].filter((field) => found[field]).map((field) => {
      const documents = found[field];
      return { documents, weight: weigh(documents.length, field, size, root.average[field]) };
    });
  };

  /** Every document for which a clause holds, with its score. */
  index.run = async ({ all, some, should = [], of = all, ...leaf }) => {
    const each = (list) => Promise.all(list.map(listsOf));
    const [must, may] = await Promise.all([each(of ?? [leaf]), each(should)]);
    return join(must, some ?? must.length, may, size);
  };

  index.later = async (asked) =>
    (await import("./later.mjs")).later(index, asked, { runs, terms, allOf, every, inFields, known, oneOf, parts, phrase, words, withWhole });
  return index;
};

/** Where terms stand in a title, as ranges of UTF-16 units; none where the cut form is longer or shorter. */
const marks = (title, wanted, simple) => {
  const text = simple(normal(title));
  const ranges = [];
  if (text.length !== title.length || !wanted.length) return ranges;
  // Terms are letters, digits and ideographs: none is a sign of a pattern.
  for (const { index, 1: { length } } of text.matchAll(new RegExp(`(?=(${wanted.join("|")}))`, "g"))) {
    const last = ranges[ranges.length - 1];
    if (last && index <= last[1]) last[1] = index + length;
    else ranges.push([index, index + length]);
  }
  return ranges;
};

/** The answer of one generation of the index. */
const answer = async (index, question, { limit = 10, offset = 0, filters = {}, near, facets, type } = {}) => {
  const { columns, size } = index;
  const asked = cut(question);
  const sorts = Object.keys(index.manifest.documents);
  const types = type && [].concat(type).map((name) => sorts.indexOf(name));
  let found = { documents: [], scores: [] };
  /** Runs a pass. It is the last when it found something; who asks for facilities wants some, not only a page about them. */
  const attempt = async (tree) => {
    const all = tree ? await index.run(tree) : join([[{ documents: Uint32Array.from({ length: size }, (_, at) => at), weight: 1 }]], 1, [], size);
    found = types ? only(all, (document) => types.includes(columns.sort[document])) : all;
    return (types && types.includes(0) ? found : all).documents.length;
  };
  let pass = { reason: "words", parts: parts(asked, index.named, index.idle), simple: (text) => text };
  // Letters, and characters that may have another form, are read with more than the names.
  const more = runs(asked).some(({ width, text }) => !width || (width === 2 && !text.every(index.usual))) && (await index.later(asked));
  const tree = withWhole(words(pass.parts, "ta", more.letters), asked);
  if (!((!more || more.possible(tree)) && (await attempt(tree)))) pass = await (more || (await index.later(asked))).rest(pass, attempt);
  let counts;
  let order;
  if (near || facets || Object.keys(filters).length) {
    ({ found, counts } = await (await import("./facts.mjs")).choose(index, found, filters, facets));
    if (near) order = await (await import("./near.mjs")).nearest(index, found, near, offset + limit, first);
  }
  order = order || first(found, columns.past, offset + limit);
  const wanted = runs(asked).flatMap(terms);
  const hits = await Promise.all(order.slice(offset).map(async ({ document, ...rest }) => {
    const block = await index.json(`card/${(document >> 3).toString(16)}.bin`);
    const [kind, id, title, summary = "", phone = "", state = "", amount, unit = ""] = block[document & 7];
    const type = sorts[columns.sort[document]];
    return {
      id, type, title, summary, phone, state, ...rest,
      url: type === "indicator" ? "indicators/" : `${type}/${id}/`,
      area: index.lists.a[columns.area[document] - 1]?.[0] ?? "",
      kind: index.lists.k[kind - 1]?.[0] ?? "",
      price: amount && { amount, unit },
      marks: marks(title, wanted, pass.simple),
      closed: !!columns.past[document],
    };
  }));
  const understood = pass.parts.flatMap(({ word, facets = [] }) => facets.map((is) => ({ field: NAMES[is[0]], code: is.slice(2), text: word })));
  const suggestion = /sound|half|any/.test(pass.reason) ? hits[0]?.title : undefined;
  return { total: found.documents.length, hits, reason: pass.reason, understood, suggestion, facets: counts };
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
      const { client } = fresh.manifest;
      if (client !== index.manifest.client) newer = await (await import(new URL(`../${client}`, base).href)).openSearch(base, { fetch });
      index = fresh;
      return query(question, options);
    }),
    /** What codes are called. */
    get labels() {
      const { lists: { a, k, t, s }, root: { counts, groups } } = index;
      const names = (list, of = (name) => name) => new Map(list.map(([code, name], at) => [code, of(name, at)]));
      const hosts = counts.flatMap((count, at) => new Array(count).fill(a[at][0]));
      return {
        area: names(a), kind: names(k), service: names(s),
        township: names(t, (name, at) => ({ name, area: hosts[at] })),
        group: names(k, (_, at) => groups[at]),
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
