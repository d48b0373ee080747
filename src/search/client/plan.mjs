/** A question becomes a tree of clauses, as `src/search/plan.rs` makes it; both are held to `tests/contract/plans.json`. */
import { runs, terms } from "./cut.mjs";

export const QUESTION = 160;

export const inFields = (fields, term) => ({ in: fields, term });
export const every = (all) => (all.length === 1 ? all[0] : { all });

const anyOf = (ways) => (ways.length === 1 ? ways[0] : { some: 1, of: ways });

/** All terms of a text. */
export const phrase = (text, fields, cut = terms) => every(runs(text).flatMap(cut).map((term) => inFields(fields, term)));

/** A known word is a term itself. */
const ofWord = ({ width, text }) => terms({ width: width & 4, text });

/** A known word: what it means, its own characters, or where it means nothing by itself other words. */
export const known = ({ word, facets, others }, fields) =>
  anyOf([...facets.map((is) => ({ is })), ...[word, ...(facets.length ? [] : others)].map((text) => phrase(text, fields, ofWord))]);

/** Words with what they mean, and the pattern that finds them among ideographs: the longest first, but no road of that name. */
export const lookedFor = (words, idle) => {
  const all = [...words.keys(), ...idle].filter((word) => /^[^!-~]+$/.test(word)).sort((a, b) => b.length - a.length);
  words.pattern = new RegExp(`((?:${all.join("|")})(?!路|巷|街(?!道)))`);
  return words;
};

/** The names a site knows: `{ facets }` by word, see `src/search/lexicon.rs`. */
export const named = (lists, idle) => {
  const words = new Map();
  for (const letter in lists) for (const [code, ...names] of lists[letter]) for (const name of names) {
    words.set(name, { facets: [...(words.get(name)?.facets ?? []), `${letter}:${code}`].sort() });
  }
  return lookedFor(words, idle);
};

/** Parts a question into `{word, facets, others}` for words that the site knows and `{text, width}` for what is left. */
export const parts = (asked, words) => {
  const found = runs(asked);
  const parts = found.flatMap((run) =>
    run.width !== 2 ? run : run.text.join("").split(words.pattern).flatMap((text, at) => {
      if (at % 2) return words.has(text) ? { word: text, ...words.get(text) } : [];
      return text ? { width: 2, text: [...text] } : [];
    }));
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
  if (!tree) return tree;
  const is = `=${all.flatMap(({ text }) => text).join("")}`;
  const { all: must = [tree], should = [] } = tree;
  return { all: must, should: [...should, all.length === 1 && !all[0].width ? inFields("p", is) : { is }] };
};
