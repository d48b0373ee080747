/**
 * What a first query seldom needs: letters read as pinyin, and the passes after the first — traditional characters, other
 * words of the same meaning, other characters of the same sound, half of what was asked for. Each fetches only what is
 * its own, and a pass that what was read before proves empty fetches nothing.
 */

const LONGEST = 160;
const READINGS = 4;
const SYNONYMS = 6;
/** Fewer documents than this are few. */
const FEW = 10;
const SPECIAL = /^[a-z]+$/;
/** With these a syllable may begin that needs an apostrophe before it. */
const VOWEL = /^[aeo]/;
/** Files for the characters that do not stand on the site. */
const FAR = 64;

/** The ways in which small letters can be read as syllables: `{ syllables, rest }`, see `src/search/sound.rs`. */
export const readings = (letters, syllables) => {
  if (letters.length > LONGEST || !SPECIAL.test(letters)) return [];
  const set = new Set(syllables);
  const ways = [];
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
      // A syllable that would need an apostrophe before it is read after others.
      for (const apart of [false, true]) {
        for (let stop = Math.min(end, start + 6); stop > start; stop--) {
          const syllable = letters.slice(start, stop);
          const fits = (stop < end && VOWEL.test(letters[stop])) === apart && path.length + 1 + fewest[stop] <= fewest[0] + 1;
          if (found.length < READINGS && fits && set.has(syllable)) split(stop, [...path, syllable]);
        }
      }
    };
    split(0, []);
    ways.push(...found.map((syllables) => ({ syllables, rest })));
    if (ways.some(({ syllables: [, ...others] }) => !others.some((syllable) => VOWEL.test(syllable)))) break;
  }
  return ways.slice(0, READINGS);
};

/** Names and all that means the same. */
export const lexicon = (named, synonyms, idle, lookedFor) => {
  const words = new Map(named);
  const of = (group) => group.flatMap((word) => named.get(word)?.facets ?? []);
  for (const group of synonyms.map((text) => text.split(" "))) {
    // The first word of a group says which kinds it is about, if it means anything.
    const first = of(group.slice(0, 1));
    const shared = of(group).filter((facet) => !first.length || first.includes(facet) || facet[0] !== "k");
    for (const word of group) {
      const { facets = [], others = [] } = words.get(word) ?? {};
      words.set(word, {
        facets: [...new Set([...facets, ...shared])].sort(),
        others: [...new Set([...others, ...group.filter((other) => !other.includes(word))])].slice(0, SYNONYMS),
      });
    }
  }
  // What means something by itself needs no other words.
  for (const [word, { facets }] of words) if (facets.length) words.set(word, { facets });
  return lookedFor(words, idle);
};

/** One clause of several, each once. */
const oneOf = (ways) => {
  const kept = new Map(ways.map((way) => [JSON.stringify(way), way]));
  return kept.size === 1 ? ways[0] : { some: 1, of: [...kept.values()] };
};

/** A clause, and what adds to its score. */
const plus = (tree, should) => (should.length ? { all: [tree], should } : tree);

/** The clauses of a plan, by names and syllables. */
export const planner = ({ named, syllables }, [runs, terms, allIn, allOf, byNames, every, inFields, known, parts, weighty, words]) => {
  const sounding = (term) => inFields("pq", term);
  const initials = (letters) => [...letters].slice(2).map((_, at) => `^${letters.slice(at, at + 3)}`);

  const letters = (run, fields, loose) => {
    const word = run.text.join("");
    const ways = [allIn(fields, terms(run))];
    const read = readings(word, syllables);
    for (const { syllables: said, rest } of read) {
      const pairs = said.slice(1).map((next, at) => sounding(`${said[at]}.${next}`));
      const last = said[said.length - 1];
      if (rest) pairs.push(sounding(`${last}.${rest[0]}`));
      else if (said.length === 1) pairs.push(sounding(last));
      else pairs.push(oneOf([pairs.pop(), sounding(`${said[said.length - 2]}.${last[0]}`)]));
      ways.push(every(pairs));
    }
    if ((loose || !read.length) && word.length > 2 && /^(?!(.)\1*$)[a-z]+$/.test(word)) ways.push(every(initials(word).map(sounding)));
    return oneOf(ways);
  };

  /** A part by the readings that `sayings` gives of each ideograph, of which any may be meant. */
  const bySound = (sayings) => (part) => {
    if (part.word) return known(part, "ta");
    if (!part.width) return letters(part, "ta", true);
    const said = part.width === 2 ? part.text.map(sayings) : [];
    if (said.length < 2 || said.some(([usual]) => !usual)) return allIn("ta", terms(part));
    return every(said.slice(1).map((next, at) => oneOf(said[at].flatMap((first) => next.map((second) => sounding(`${first}.${second}`))))));
  };

  /** The pairs of ideographs of what is left, as they were typed. */
  const pairs = (parts) => parts.filter(({ width, text }) => width === 2 && text[1]).flatMap(terms).map((term) => inFields("ta", term));

  /** What the site has facets for. */
  const faceted = (parts) => parts.filter(({ facets }) => facets?.[0]);
  const oneFacet = ({ facets }) => oneOf(facets.map((is) => ({ is })));

  /** The smallest things that can hold for themselves. */
  const units = (own, syllable) => [...faceted(own).map(oneFacet), ...weighty(own).flatMap((part) => {
    if (part.word) return part.facets.length ? [] : known(part, "tab");
    if (!part.width) return letters(part, "tab", true);
    const said = part.width === 2 ? part.text.map(syllable) : [];
    return terms(part).map((term, at) => {
      const pair = said[at] && said[at + 1] ? [sounding(`${said[at]}.${said[at + 1]}`)] : [];
      return oneOf([inFields("tab", term), ...pair]);
    });
  })];

  /**
   * The passes after the first, each with the parts that it reads the question as. `forms()` gives `simple`, which
   * simplifies; `meanings()` all words; `sounds(simple)` gives the readings of a character, the usual one first. They are
   * waited for when it is their turn.
   */
  const rest = async function* (asked, { forms, meanings, sounds: heard }) {
    const simple = (await forms())(asked);
    const plain = parts(simple, named);
    yield { reason: "simplified", parts: plain, tree: byNames(plain, simple, letters) };
    const own = parts(simple, await meanings());
    yield { reason: "meaning", parts: own, tree: words(own, "ta", letters) };
    const said = await heard(simple);
    const syllable = (character) => said(character)[0];
    const all = runs(simple).flatMap(({ width, text }) => (width === 2 ? text.map(syllable) : []));
    const whole = all.length && !all.includes(undefined) ? [{ is: `=${[...all.join("")].sort().join("")}` }] : [];
    const typed = pairs(plain);
    for (const some of [(character) => said(character).slice(0, 1), said]) {
      const apart = allOf(own, bySound(some));
      yield { reason: "sound", parts: own, tree: apart && plus(oneOf([apart, allOf(runs(simple), bySound(some))]), [...whole, ...typed]) };
    }
    yield { reason: "body", parts: own, tree: words(own, "tab", letters) };
    const where = ({ facets }) => /^[at]/.test(facets[0]);
    // A place alone is not what was asked for.
    const facets = faceted(own).every(where) ? [] : faceted(own);
    yield { reason: "known", parts: own, tree: facets.length ? plus(every(facets.map(oneFacet)), typed) : null };
    const each = units(own, syllable);
    const half = (of) => Math.ceil(of.length / 2);
    // Of what the site knows, the half that says most: what means few things, and what before where.
    const most = facets.sort((a, b) => a.facets.length - b.facets.length || where(a) - where(b)).slice(0, half(facets)).map(oneFacet);
    yield { reason: "half", parts: own, tree: most.length ? every(most) : half(each) > 1 ? { some: half(each), of: each } : null };
    yield { reason: "any", parts: own, tree: each.length ? oneOf(each) : null };
  };

  /** All passes; each tree once. What was typed with characters that stand nowhere (`isOther`) is asked for as simplified only. */
  const passes = async function* (asked, read) {
    const seen = new Set();
    const fresh = ({ tree }) => tree && !seen.has(JSON.stringify(tree)) && seen.add(JSON.stringify(tree));
    const typed = parts(asked, named);
    const first = { reason: "words", parts: typed, tree: byNames(typed, asked, letters) };
    if (!read.isOther(asked) && fresh(first)) yield first;
    for await (const pass of rest(asked, read)) if (fresh(pass)) yield pass;
  };
  return { letters, passes };
};

/** Opens what a question's later passes read; gives `letters`, `possible` and `rest`. */
export const later = async (index, asked, tools) => {
  const [lookedFor, ...own] = tools;
  const [runs] = own;
  const lettered = runs(asked).some(({ width }) => !width);
  const ideographs = (text) => runs(text).flatMap(({ width, text }) => (width === 2 ? text : []));
  const kept = (index.characters = index.characters ?? { forms: new Map(), simple: new Set(), sounds: new Map(), read: new Set() });
  const saidOf = (character) => kept.sounds.get(character) ?? kept.sounds.set(character, []).get(character);
  const read = async (name) => {
    if (kept.read.has(name)) return;
    const table = await index.json(`char/${name}.bin`);
    for (const [syllable, usual, others] of table.sounds) {
      for (const character of usual) saidOf(character).unshift(syllable);
      for (const character of others ?? "") saidOf(character).push(syllable);
    }
    const both = [...table.forms];
    for (let at = 0; at < both.length; at += 2) kept.simple.add(both[at + 1]) && kept.forms.set(both[at], both[at + 1]);
    kept.read.add(name);
  };
  const far = (unknown) => Promise.all([...new Set(unknown.map((one) => one.codePointAt(0) % FAR))].map(read));
  const simple = (text) => Array.from(text, (character) => kept.forms.get(character) ?? character).join("");
  const reads = {
    async forms() {
      await read("forms");
      await far(ideographs(asked).filter((one) => !index.usual(one) && !kept.forms.has(one)));
      return simple;
    },
    isOther: (text) => ideographs(text).some((one) => !index.usual(one) && kept.forms.has(one)),
    async meanings() {
      const words = await index.json("synonyms.bin");
      return (index.all = index.all ?? lexicon(index.names, words, index.root.idle, lookedFor));
    },
    async sounds(text) {
      await read("near");
      await far(ideographs(text).filter((one) => !kept.sounds.has(one)));
      return (character) => kept.sounds.get(character) ?? [];
    },
  };
  const [syllables] = await Promise.all([lettered ? index.json("syllables.bin") : [], ideographs(asked).every(index.usual) || reads.forms()]);
  // All that is indexed is simplified: a term with a character that has another form stands nowhere.
  index.never = (term) => [...term].some((one) => kept.forms.has(one) && !kept.simple.has(one));

  /** Whether a clause can hold, by the lists that were read; a list that was not may hold, unless `strict`. */
  const possible = (clause, strict) => {
    if (!clause || clause.is) return true;
    if (clause.all) return clause.all.every((each) => possible(each, strict));
    if (clause.of) return clause.of.filter((each) => possible(each, strict)).length >= clause.some;
    return !index.never(clause.term) && [...clause.in].some((field) => {
      const lists = index.kept.get(`${index.family(field)} ${clause.term}`)?.value;
      return lists ? lists[field] : !strict;
    });
  };
  const { letters, passes } = planner({ named: index.names, syllables }, own);
  return {
    letters,
    /** Whether the words can hold as they were typed. */
    possible: (tree) => !reads.isOther(asked) && possible(tree),
    /**
     * Runs the passes after the first until one finds something; when that is little, what the site knows of the question
     * follows it. `attempt` gives what a tree finds and how much that is. Gives the pass, what was found, and `simple`.
     */
    async rest(pass, attempt) {
      let found;
      for await (const next of passes(asked, reads)) {
        const { reason, tree } = next;
        if (reason === "words" || (found && reason !== "known") || !possible(tree)) continue;
        // What has held nowhere is asked for first: it may settle the pass.
        const doubtful = (tree.all ?? []).filter((each) => !possible(each, true));
        const lists = await Promise.all(doubtful.map((each) => index.run(each)));
        if (!lists.every(({ documents }) => documents.length)) continue;
        const [own, count] = await attempt(tree);
        if (!count) continue;
        if (found) found = followed(found, own);
        else [pass, found] = [next, own];
        if (found.documents.length >= FEW || reason === "simplified") break;
      }
      return { ...pass, simple, found };
    },
  };
};

/** What was found, and behind it what another pass found; `turns` says which pass did. */
const followed = (found, next) => {
  const before = new Set(found.documents);
  const places = [...next.documents.keys()].filter((at) => !before.has(next.documents[at]));
  return {
    documents: [...found.documents, ...places.map((at) => next.documents[at])],
    scores: [...found.scores, ...places.map((at) => next.scores[at])],
    turns: [...found.documents.map(() => 0), ...places.map(() => 1)],
  };
};
