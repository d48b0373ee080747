/**
 * Answers questions from the static files below `search/`, in a browser and under Node alike.
 *
 * `openSearch(new URL("search/", base), { fetch })` gives an object with `query`, `prepare` and `lists`. Here stands what
 * every question needs; the rest is imported when a question asks for it.
 */
import { normal, runs, terms } from "./cut.mjs";
import { broken, decode, hash } from "./format.mjs";
import { QUESTION, allIn, allOf, byNames, every, inFields, known, lookedFor, named, parts, weighty, words } from "./plan.mjs";
import { first, join } from "./score.mjs";

const FIELDS = { main: "at!", body: "b", sound: "pq" };
/** Digits and the characters of GB 2312, row by row: what nearly all questions are typed with. */
const USUAL = "0123456789" + new TextDecoder("gbk").decode(Uint8Array.from({ length: 72 * 188 }, (_, at) => (at & 1 ? 161 + ((at >> 1) % 94) : 176 + at / 188)));

/** Deflated JSON behind the order's mark. */
const unpack = async (bytes) => {
  if (bytes.length > 1 << 17) broken();
  const packed = bytes.subarray(4);
  let stream;
  try {
    stream = new DecompressionStream("deflate-raw");
  } catch {
    return (await import("./inflate.mjs")).json(packed);
  }
  return new Response(new Response(packed).body.pipeThrough(stream)).json();
};

/** Where terms stand in a title, as ranges of UTF-16 units; none where the cut form is longer or shorter. */
const marks = (title, wanted, simple) => {
  const text = simple(normal(title));
  const ranges = [];
  let last = [];
  // Terms are letters, digits and ideographs: none is a sign of a pattern.
  if (text.length === title.length && wanted[0]) for (const { index, 1: { length } } of text.matchAll(new RegExp(`(?=(${wanted.join("|")}))`, "g"))) {
    if (index <= last[1]) last[1] = index + length;
    else ranges.push((last = [index, index + length]));
  }
  return ranges;
};

const cut = (question) => [...normal(question)].slice(0, QUESTION).join("");

/** Opens one generation of the index: `query`, `prepare`, the `lists` of names, and the `client` that its publisher names. */
const open = async (base, fetch, cache) => {
  const ask = async (path, options) => {
    const answer = await fetch(new URL(path, base), options);
    return answer.ok ? answer : broken();
  };
  const { client, generation, order, shards, documents, packed } = await (await ask("manifest.json", { cache })).json();
  const kept = new Map();
  /** What `make` makes, once; what failed is tried again. */
  const once = (key, make) => {
    if (kept.size > 2e4) kept.clear();
    if (!kept.has(key)) {
      const made = make();
      kept.set(key, made);
      made.then((value) => (made.value = value), () => kept.delete(key));
    }
    return kept.get(key);
  };
  let all = {};
  const file = (path) => once(path, async () => {
    const bytes = all[path]
      ? Uint8Array.from(atob(all[path]), (unit) => unit.charCodeAt(0))
      : new Uint8Array(await (await ask(`${path}?g=${generation}`)).arrayBuffer());
    return new DataView(bytes.buffer).getUint32(0) === parseInt(order, 16) ? bytes : broken();
  });
  const json = (path) => once(`${path} json`, async () => unpack(await file(path)));
  if (packed) all = await json("all.bin");

  const root = await json("root.bin");
  const size = root.count;
  if (!(size < 1 << 22)) broken();
  const types = Object.keys(documents);
  /** The position in `types` of each document, from runs, each a position and a count. */
  const sorts = new Uint8Array(size);
  let last = 0;
  for (const [sort, count] of root.sorts) sorts.fill(sort, last, (last += count));
  /** Codes with their names from 1 on, by the letter of their facets; what follows a stroke is left out of a second name. */
  const lists = {};
  for (const letter in root.names) {
    lists[letter] = root.names[letter].split("\n").map((line) =>
      line.split("\t").flatMap((name) => [name.replace("|", ""), ...name.split("|").slice(0, -1)]));
  }
  const names = named(lists, root.idle);

  /** The lists of a term of a family, by field. */
  const lookUp = (family, term) => once(`${family} ${term}`, async () => {
    const shard = (name) => file(`${family}/${name}.bin`);
    // The second, from another start, marks the term in its shard.
    const [own, sign] = [hash(term), hash(term, 0x9dc5811c) >>> 8];
    return decode(await shard(own % shards[family]), sign, FIELDS[family], size, () => shard(`long/${own}-${sign}`));
  });

  const each = (clauses) => Promise.all(clauses.map(listsOf));
  /** The lists of a clause: it holds for what stands in one of them. */
  const listsOf = async (clause) => {
    const { some, of, all, is, term = is, in: fields = "!" } = clause;
    if (some === 1) return (await each(of)).flat();
    if (of || all) return [await run(clause)];
    if (clause.documents) return [clause];
    if (index.never?.(term)) return [];
    return (await Promise.all([...fields].map(async (field) => {
      const documents = (await lookUp(index.family(field), term))[field];
      // How rare it is: ln(1 + (N − n + 0.5) / (n + 0.5)), in short.
      return documents ? { documents, weight: Math.log((size + 1) / (documents.length + 0.5)) * root.weights[field] } : [];
    }))).flat();
  };

  /** Every wanted document for which a clause holds, with its score. */
  const run = async ({ all, some, should = [], of = all, ...leaf }, wanted) => {
    const [must, may] = await Promise.all([each(of ?? [leaf]), each(should)]);
    return join(must, some ?? must.length, may, size, wanted);
  };

  /** What the later modules need as well. */
  const index = {
    json, root, sorts, lists, names, run, kept,
    usual: (one) => USUAL.includes(one),
    /** The family in which a field stands. */
    family: (field) => Object.keys(FIELDS).find((family) => FIELDS[family].includes(field)),
  };
  const later = async (asked) =>
    (await import("./later.mjs")).later(index, asked, [lookedFor, runs, terms, allIn, allOf, byNames, every, inFields, known, parts, weighty, words]);

  return {
    client, lists,

    async query(question, { limit = 10, offset = 0, filters = {}, near, facets, type = types } = {}) {
      const asked = cut(question);
      const positions = [].concat(type).map((name) => types.indexOf(name));
      const wanted = (document) => positions.includes(sorts[document]);
      /** What a pass finds, and how much that is: who asks for facilities wants some, not only a page about them. */
      const attempt = async (tree) => {
        const found = await run(tree || { documents: Uint32Array.from(sorts.keys()), weight: 1 }, wanted);
        return [found, positions.includes(0) ? found.documents.length : found.all];
      };
      let pass = { reason: "words", parts: parts(asked, names), simple: (text) => text };
      // Letters, and characters that may have another form, are read with more than the names.
      const more = runs(asked).some(({ text }) => !text.every(index.usual)) && (await later(asked));
      const tree = byNames(pass.parts, asked, more.letters);
      let [found, count] = !more || more.possible(tree) ? await attempt(tree) : [];
      if (!count) {
        pass = await (more || (await later(asked))).rest(pass, attempt);
        found = pass.found || { documents: [] };
      }
      let counts;
      let order;
      if (near || facets || Object.keys(filters)[0]) {
        ({ found, counts, order } = await (await import("./facts.mjs")).choose(index, found, { filters, facets, near }, offset + limit, first));
      }
      order = order || first(found, root.past, offset + limit);
      const sought = runs(asked).flatMap(terms);
      const hits = await Promise.all(order.slice(offset).map(async ({ document, ...rest }) => {
        const block = await json(`card/${document >> 3}.bin`);
        const [area, kind, id, title, summary = "", phone = "", state = "", amount, unit = ""] = block[document & 7];
        const type = types[sorts[document]];
        return {
          id, type, title, summary, phone, state, ...rest,
          url: type === "indicator" ? "indicators/" : `${type}/${id}/`,
          area: lists.a[area][0],
          kind: lists.k[kind][0],
          price: amount && { amount, unit },
          marks: marks(title, sought, pass.simple),
          closed: document >= root.past,
        };
      }));
      return { total: found.documents.length, hits, reason: pass.reason, parts: pass.parts, facets: counts };
    },

    /** Begins to fetch what a question will need. */
    prepare(question) {
      const asked = cut(question);
      run(byNames(parts(asked, names).filter(({ width }) => width !== 0), asked)).catch(() => {});
    },
  };
};

/** Opens the index at `base`, which ends in `search/`. Rejects when it is missing or broken. */
export async function openSearch(base, { fetch }) {
  const index = await open(base, fetch, "no-cache");
  let ask = index.query;
  /** A failure may mean that the site was published anew: begins again, once. */
  const query = (...asked) => ask(...asked).catch(async () => {
    const fresh = await (await import("./anew.mjs")).anew(open, base, fetch, index.client);
    ask = fresh.query;
    Object.assign(index, fresh, { query });
    return ask(...asked);
  });
  return Object.assign(index, { query });
}
