/** A question becomes a tree of clauses, as `src/search/plan.rs` makes it; both are held to `tests/contract/plans.json`. */
import { runs, terms } from "./cut.mjs";

export const QUESTION = 160;

export const inFields = (fields, term) => ({ in: fields, term });
export const every = (all) => (all.length === 1 ? all[0] : { all });

const anyOf = (ways) => (ways.length === 1 ? ways[0] : { some: 1, of: ways });

/** All of the terms. */
export const allIn = (fields, terms) => every(terms.map((term) => inFields(fields, term)));

/** A known word is a term itself. */
const ofWord = (word) => runs(word).flatMap(({ width, text }) => terms({ width: width & 4, text }));

/** A known word: what it means, its own characters, or other words. */
export const known = ({ word, facets, others }, fields) =>
  anyOf([...facets.map((is) => ({ is })), ...[word, ...(others || [])].map((text) => allIn(fields, ofWord(text)))]);

/**
 * Words with what they mean, and the pattern that finds them: the longest first, none that begins or ends with a letter or a
 * sign, but no road of that name.
 */
export const lookedFor = (words, idle) => {
  const all = [...words.keys(), ...idle].filter((word) => /^\W(.*\W)?$/.test(word)).sort((a, b) => b.length - a.length);
  words.pattern = new RegExp(`((?:${all.join("|").replace(/[^|\w]/g, "\\$&")})(?!路|巷|街(?!道)))`);
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

/**
 * Parts a question into `{word, facets, others}` for words that the site knows and `{text, width}` for what is left; `seams`
 * are the terms across the borders between both, and few digits with the character before them.
 */
export const parts = (asked, words) => {
  const pieces = asked.split(words.pattern).map((text, at) => ((at % 2 ? words.has(text) : text) ? text : " "));
  const found = pieces.flatMap((text, at) => (at % 2 && words.has(text) ? { word: text, ...words.get(text) } : runs(text)));
  const across = runs(pieces.join("")).flatMap(terms).filter((term) => !pieces.some((text) => text.includes(term)));
  found.seams = across.concat(asked.match(/[^\0-\x7f]\d{1,3}(?!\d)/gu) || []);
  return found[0] ? found : runs(asked);
};

/** What must hold of the parts: a single ideograph says little, and so does what means nothing beside what does. */
export const weighty = (parts) => {
  const faceted = parts.some(({ facets }) => facets?.[0]);
  const must = parts.filter(({ width, text, facets }) => (facets ? !faceted || facets[0] : width !== 2 || text[1]));
  return must[0] ? must : parts;
};

/** A clause for every part; what says little need not hold. */
export const allOf = (parts, clause) => {
  const must = weighty(parts);
  const all = must.map(clause);
  const should = parts.filter((part) => !must.includes(part)).map(clause);
  return should[0] ? { all, should } : all[0] && every(all);
};

/** Every part; `letters` reads words of letters as pinyin as well. */
export const words = (parts, fields, letters) =>
  allOf(parts, (part) => (part.word ? known(part, fields) : part.width ? allIn(fields, terms(part)) : letters(part, fields)));

/**
 * By names alone: more for a name or a description in which all stands as it was typed, if the site does not know all of it,
 * and most for the name that is the whole question.
 */
export const byNames = (parts, asked, letters) => {
  const tree = words(parts, "ta", letters);
  if (!tree) return tree;
  const { all = [tree], should = [] } = tree;
  const must = weighty(parts);
  const { seams = [] } = parts;
  const typed = [...must.flatMap((part) => (part.word ? ofWord(part.word) : terms(part))), ...seams];
  const more = seams[0] || !must.every(({ word }) => word) ? [allIn("t", typed), allIn("a", typed)] : [];
  // A single character says more by the word that it touches.
  return { all, should: [...(seams[0] ? [] : should), { is: `=${runs(asked).flatMap(({ text }) => text).sort().join("")}` }, ...more] };
};
