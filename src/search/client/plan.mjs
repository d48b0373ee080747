/** A question becomes a tree of clauses, as `src/search/plan.rs` makes it; both are held to `tests/contract/plans.json`. */
import { runs, terms } from "./cut.mjs";

export const QUESTION = 160;
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

/** A known word: what it means, its own characters, or where it means nothing by itself other words. */
export const known = ({ word, facets, others }, fields) =>
  oneOf([...facets.map((is) => ({ is })), ...[word, ...(facets.length ? [] : others)].map((text) => phrase(text, fields))]);

/** The names a site knows: `{ facets, others }` by word, see `src/search/lexicon.rs`. */
export const named = (lists) => {
  const words = new Map();
  for (const letter in lists) for (const [code, ...names] of lists[letter]) for (const name of names) {
    const facets = words.get(name)?.facets ?? [];
    words.set(name, { facets: [...new Set([...facets, `${letter}:${code}`])].sort(), others: [] });
  }
  return words;
};

/** Parts a question into `{word, facets, others}` for words that the site knows and `{text, width}` for what is left. */
export const parts = (asked, words, idle) => {
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
        if (words.has(word) || idle.has(word)) break;
      }
      if (!length) {
        if (!free) parts.push((free = { width: 2, text: [] }));
        free.text.push(run.text[at++]);
        continue;
      }
      free = null;
      if (words.has(word)) parts.push({ word, ...words.get(word) });
      at += length;
    }
  }
  return parts.length ? parts : found;
};

/** A clause for every part; what says little beside others need not hold. */
export const allOf = (parts, clause) => {
  const faceted = parts.some(({ facets }) => facets && facets[0]);
  const slight = ({ width, text, facets }) => (facets ? faceted && !facets[0] : width === 2 && text.length === 1);
  const all = parts.filter((part) => !slight(part));
  const must = all.length ? all : parts;
  const may = all.length ? parts.filter(slight) : [];
  if (!must.length) return null;
  if (!may.length) return every(must.map(clause));
  return { all: must.map(clause), should: may.map(clause) };
};

/** Every part; `letters` reads words of letters as pinyin as well. */
export const words = (parts, fields, letters) =>
  allOf(parts, (part) => {
    if (part.word) return known(part, fields);
    return part.width ? phrase(part.text.join(""), fields) : letters(part, fields);
  });

/** The same, and more for a name that is the whole question, by its characters or by its sound. */
export const withWhole = (tree, asked) => {
  const all = runs(asked);
  if (!tree || !all.length) return tree;
  const whole = inFields(all.length === 1 && !all[0].width ? "p" : "t", `=${all.flatMap(({ text }) => text).join("")}`);
  return tree.all ? { all: tree.all, should: [...(tree.should ?? []), whole] } : { all: [tree], should: [whole] };
};
