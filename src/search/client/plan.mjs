/** A question becomes a tree of clauses, as `src/search/plan.rs` makes it; both are held to `tests/contract/plans.json`. */
import { runs, terms } from "./cut.mjs";

export const QUESTION = 160;
const LONGEST = 16;
/** What makes a road of the word before it. */
const ROAD = /^(路|巷|街(?!道))/;

export const inFields = (fields, term) => ({ in: fields, term });
export const every = (all) => (all.length === 1 ? all[0] : { all });

/** One clause of several, each once. */
export const oneOf = (ways) => {
  const kept = new Map(ways.map((way) => [JSON.stringify(way), way]));
  return kept.size === 1 ? ways[0] : { some: 1, of: [...kept.values()] };
};

/** All terms of a text. */
export const phrase = (text, fields, cut = terms) => every(runs(text).flatMap(cut).map((term) => inFields(fields, term)));

/** A known word is a term itself. */
const ofWord = ({ width, text }) => terms({ width: width & 4, text });

/** A known word: what it means, its own characters, or where it means nothing by itself other words. */
export const known = ({ word, facets, others }, fields) =>
  oneOf([...facets.map((is) => ({ is })), ...[word, ...(facets.length ? [] : others)].map((text) => phrase(text, fields, ofWord))]);

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
  const parts = found.flatMap((run) => {
    if (run.width !== 2) return run;
    const own = [];
    let free;
    for (let at = 0; at < run.text.length; ) {
      const from = (start, length) => run.text.slice(start, start + length).join("");
      let length = Math.min(LONGEST, run.text.length - at);
      const knows = (word) => (words.has(word) || idle.has(word)) && !ROAD.test(from(at + length, 2));
      while (length && !knows(from(at, length))) length--;
      const word = from(at, length);
      if (words.has(word)) own.push({ word, ...words.get(word) });
      if (length) free = 0;
      else if (free) free.text.push(run.text[at]);
      else own.push((free = { width: 2, text: [run.text[at]] }));
      at += length || 1;
    }
    return own;
  });
  return parts.length ? parts : found;
};

/** A clause for every part; what says little beside others need not hold. */
export const allOf = (parts, clause) => {
  const faceted = parts.some(({ facets }) => facets?.[0]);
  const slight = ({ width, text, facets }) => (facets ? faceted && !facets[0] : width === 2 && text.length === 1);
  const must = parts.filter((part) => !slight(part));
  if (!must.length || must.length === parts.length) return parts.length ? every(parts.map(clause)) : null;
  return { all: must.map(clause), should: parts.filter(slight).map(clause) };
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
  const is = `=${all.flatMap(({ text }) => text).join("")}`;
  const { all: must = [tree], should = [] } = tree;
  return { all: must, should: [...should, all.length === 1 && !all[0].width ? inFields("p", is) : { is }] };
};
