/**
 * What a first query seldom needs: letters read as pinyin, and the passes after the first — traditional characters, other
 * words of the same meaning, other characters of the same sound, half of what was asked for.
 */

const LONGEST = 60;
const READINGS = 4;
const SYNONYMS = 6;
const SPECIAL = /^[a-z]+$/;

/** The ways in which small letters can be read as syllables: `{ syllables, rest }`, see `src/search/sound.rs`. */
export const readings = (letters, syllables) => {
  if (letters.length > LONGEST || !SPECIAL.test(letters)) return [];
  const set = new Set(syllables);
  for (let end = letters.length; end; end--) {
    const rest = letters.slice(end);
    if (rest && !syllables.some((syllable) => syllable.startsWith(rest))) continue;
    const fewest = new Array(end).fill(Infinity);
    fewest[end] = 0;
    for (let start = end - 1; start >= 0; start--) {
      for (let stop = start + 1; stop <= Math.min(end, start + 6); stop++) {
        if (set.has(letters.slice(start, stop))) fewest[start] = Math.min(fewest[start], fewest[stop] + 1);
      }
    }
    if (fewest[0] === Infinity) continue;
    const found = [];
    const split = (start, path) => {
      if (start === end) return void found.push(path);
      for (let stop = Math.min(end, start + 6); stop > start; stop--) {
        const syllable = letters.slice(start, stop);
        const fits = path.length + 1 + fewest[stop] <= fewest[0] + 1;
        if (found.length < READINGS && fits && set.has(syllable)) split(stop, [...path, syllable]);
      }
    };
    split(0, []);
    return found.map((syllables) => ({ syllables, rest }));
  }
  return [];
};

/** Names and all that means the same. */
export const lexicon = (named, synonyms) => {
  const words = new Map(named);
  for (const group of synonyms.map((text) => text.split(" "))) {
    const shared = group.flatMap((word) => named.get(word)?.facets ?? []);
    for (const word of group) {
      const { facets, others } = words.get(word) ?? { facets: [], others: [] };
      words.set(word, {
        facets: [...new Set([...facets, ...shared])].sort(),
        others: [...new Set([...others, ...group.filter((other) => !other.includes(word))])].slice(0, SYNONYMS),
      });
    }
  }
  return words;
};

/** The plan of the passes, of names, words, idle words and syllables. */
export const planner = ({ named, all, idle, syllables }, { runs, terms, inFields, every, oneOf, phrase, known, parts, allOf, words, withWhole }) => {
  const sounding = (term) => inFields("pq", term);
  const initials = (letters) => [...letters].slice(2).map((_, at) => `^${letters.slice(at, at + 3)}`);

  const letters = (run, fields, loose) => {
    const word = run.text.join("");
    const ways = [phrase(word, fields)];
    const read = readings(word, syllables);
    for (const { syllables: said, rest } of read) {
      const pairs = said.slice(1).map((next, at) => sounding(`${said[at]}.${next}`));
      const last = said[said.length - 1];
      if (rest) pairs.push(sounding(`${last}.${rest[0]}`));
      else if (said.length === 1) pairs.push(sounding(last));
      else pairs.push(oneOf([pairs.pop(), sounding(`${said[said.length - 2]}.${last[0]}`)]));
      ways.push(every(pairs));
    }
    if ((loose || !read.length) && word.length > 2 && SPECIAL.test(word)) ways.push(every(initials(word).map(sounding)));
    return oneOf(ways);
  };

  const rest = (simple, syllable) => {
    const own = parts(simple, all, idle);
    const bySound = (part) => {
      if (part.word) return known(part, "ta");
      if (!part.width) return letters(part, "ta", true);
      const said = part.width === 2 ? part.text.map(syllable) : [];
      if (said.length < 2 || said.includes(undefined)) return phrase(part.text.join(""), "ta");
      return every(said.slice(1).map((next, at) => sounding(`${said[at]}.${next}`)));
    };
    const units = own.flatMap((part) => {
      if (part.word) return part.facets.length ? oneOf(part.facets.map((is) => ({ is }))) : known(part, "tab");
      if (!part.width) return letters(part, "tab", true);
      const said = part.width === 2 ? part.text.map(syllable) : [];
      return terms(part).map((term, at) => {
        const pair = said[at] && said[at + 1] ? [sounding(`${said[at]}.${said[at + 1]}`)] : [];
        return oneOf([inFields("tab", term), ...pair]);
      });
    });
    const half = Math.ceil(units.length / 2);
    const apart = allOf(own, bySound);
    return [
      { reason: "simplified", tree: withWhole(words(parts(simple, named, idle), "ta", letters), simple) },
      { reason: "meaning", tree: words(own, "ta", letters) },
      { reason: "sound", tree: apart && oneOf([apart, allOf(runs(simple), bySound)]) },
      { reason: "body", tree: words(own, "tab", letters) },
      { reason: "half", tree: half > 1 ? { some: half, of: units } : null },
      { reason: "any", tree: units.length ? oneOf(units) : null },
    ].filter(({ tree }) => tree);
  };

  /** All passes; each tree once. */
  const steps = (asked, simple, syllable) => {
    const seen = new Set();
    const first = { reason: "words", tree: withWhole(words(parts(asked, named, idle), "ta", letters), asked) };
    return [first, ...rest(simple, syllable)].filter(({ tree }) => tree && !seen.has(JSON.stringify(tree)) && seen.add(JSON.stringify(tree)));
  };
  return { letters, steps };
};

/** Opens what the later passes read, and gives `letters` and `plan`. */
export const later = async (index, tools) => {
  const { synonyms, syllables } = await index.json("later.bin");
  const all = lexicon(index.named, synonyms);
  const { letters, steps } = planner({ named: index.named, all, idle: index.idle, syllables }, tools);
  const sounds = new Map();
  const forms = new Map();
  const read = async (name) => {
    const table = await index.json(`char/${name}.bin`);
    for (const [syllable, characters] of table.sounds) for (const character of characters) sounds.set(character, syllable);
    const both = [...table.forms];
    for (let at = 0; at < both.length; at += 2) forms.set(both[at], both[at + 1]);
  };
  const simple = (text) => Array.from(text, (character) => forms.get(character) ?? character).join("");
  return {
    letters,
    async plan(asked) {
      await read("near");
      const unknown = tools.runs(asked).filter(({ width }) => width === 2).flatMap(({ text }) => text).filter((character) => !sounds.has(character));
      await Promise.all([...new Set(unknown.map((character) => (character.codePointAt(0) % 32).toString(16)))].map(read));
      const plain = simple(asked);
      return { simple, parts: tools.parts(plain, all, index.idle), steps: steps(asked, plain, (character) => sounds.get(character)).slice(1) };
    },
  };
};
