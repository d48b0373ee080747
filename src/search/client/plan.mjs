/** A question becomes a tree of clauses, as `src/search/plan.rs` makes it; both are held to `tests/contract/plans.json`. */
import { runs, terms } from "./cut.mjs";

export const QUESTION = 80;
const LONGEST = 16;

export const inFields = (fields, term) => ({ in: fields, term });
export const every = (all) => (all.length === 1 ? all[0] : { all });

/** One clause of several, each once. */
export const oneOf = (ways) => {
  const kept = new Map(ways.map((way) => [JSON.stringify(way), way]));
  return kept.size === 1 ? ways[0] : { some: 1, of: [...kept.values()] };
};

/** All terms of a text. */
export const phrase = (text, fields) => every(runs(text).flatMap(terms).map((term) => inFields(fields, term)));

/** A known word: what it means, or its own characters. */
export const known = ({ word, facets }, fields) => oneOf([...facets.map((is) => ({ is })), phrase(word, fields)]);

/** Every word a site knows, of the names in the root: `{ facets, others }` by word, see `src/search/lexicon.rs`. */
export const lexicon = (lists, { synonyms, idle }) => {
  const words = new Map();
  const add = (word, facets, others) => {
    const known = words.get(word) ?? { facets: [], others: [] };
    words.set(word, {
      facets: [...new Set([...known.facets, ...facets])].sort(),
      others: [...new Set([...known.others, ...others])].slice(0, 6),
    });
  };
  for (const letter in lists) for (const [code, ...names] of lists[letter]) for (const name of names) if (name.length > 1) add(name, [`${letter}:${code}`], []);
  const named = new Map(words);
  for (const text of synonyms) {
    const group = text.split(" ");
    const facets = group.flatMap((word) => named.get(word)?.facets ?? []);
    for (const word of group) add(word, facets, group.filter((other) => !other.includes(word)));
  }
  return { words, idle: new Set(idle) };
};

/** Parts a question into `{word, facets, others}` for words that the site knows and `{text, width}` for what is left. */
export const parts = (asked, lexicon) => {
  const found = runs(asked);
  const parts = [];
  for (const run of found) {
    if (run.width !== 2) {
      parts.push(run);
      continue;
    }
    let free = null;
    for (let at = 0; at < run.text.length; ) {
      let length = Math.min(LONGEST, run.text.length - at);
      let word = "";
      for (; length; length--) {
        word = run.text.slice(at, at + length).join("");
        if (lexicon.words.has(word) || lexicon.idle.has(word)) break;
      }
      if (!length) {
        if (!free) parts.push((free = { width: 2, text: [] }));
        free.text.push(run.text[at++]);
        continue;
      }
      free = null;
      if (lexicon.words.has(word)) parts.push({ word, ...lexicon.words.get(word) });
      at += length;
    }
  }
  return parts.length ? parts : found;
};

/** A clause for every part; a single ideograph beside others need not hold. */
export const allOf = (parts, clause) => {
  const single = (part) => part.width === 2 && part.text.length === 1;
  const all = parts.filter((part) => !single(part));
  const must = all.length ? all : parts;
  const may = all.length ? parts.filter(single) : [];
  if (!must.length) return null;
  if (!may.length) return every(must.map(clause));
  return { all: must.map(clause), should: may.map(clause) };
};

/** Every part, as it was typed; `letters` reads words of letters as pinyin as well. */
export const words = (parts, letters) =>
  allOf(parts, (part) => {
    if (part.word) return known(part, "ta");
    if (!part.width) return letters(part, "ta");
    return phrase(part.text.join(""), "ta");
  });
