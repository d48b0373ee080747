/** Joins lists of documents: BM25 as tantivy reckons it, documents ascending. */

const BOOST = { t: 2, a: 1, b: 0.5, p: 1, q: 0.5, "!": 6 };

/** What it counts to stand in a list of a field with an average length, where each text counts as one word long. */
export const weigh = (count, field, size, average) =>
  (Math.log(1 + (size - count + 0.5) / (count + 0.5)) * 2.2 * BOOST[field]) / (1 + 1.2 * (0.25 + 0.75 / average));

/** By document: how many clauses held so far, which was the last one, what they count together. */
let held = [];
let last;
let sums;

/**
 * Documents for which `least` of the clauses hold, with the sum of what they count; one of `may` adds to it where it holds.
 * A clause is several lists: it holds for what stands in one of them. A list is `{ documents, weight }`, or has `scores`.
 */
export const join = (clauses, least, may, size) => {
  if (held.length < size) [held, last, sums] = [new Uint8Array(size), new Uint8Array(size), new Float32Array(size)];
  const length = (lists) => lists.reduce((sum, { documents }) => sum + documents.length, 0);
  clauses.sort((a, b) => length(a) - length(b));
  // What is found stands in one of the first, shortest clauses.
  const first = clauses.slice(0, clauses.length - least + 1).flat().filter(({ documents }) => documents.length);
  const low = Math.min(...first.map(({ documents }) => documents[0]));
  const high = Math.max(...first.map(({ documents }) => documents[documents.length - 1]));
  let count = 0;
  [...clauses, ...may].forEach((lists, turn) => {
    const needed = Math.min(least, least + turn - clauses.length);
    const counts = turn < clauses.length;
    for (const { documents, weight, scores } of lists) {
      for (let at = 0; at < documents.length; at++) {
        const document = documents[at];
        if (held[document] < needed) continue;
        sums[document] += weight ?? scores[at];
        if (!counts || last[document] > turn) continue;
        last[document] = turn + 1;
        if (++held[document] === least) count++;
      }
    }
  });
  const documents = new Uint32Array(count);
  const scores = new Float32Array(count);
  for (let document = low, at = 0; at < count; document++) {
    if (held[document] < least) continue;
    documents[at] = document;
    scores[at++] = sums[document];
  }
  for (const each of [held, last, sums]) each.fill(0, low, high + 1);
  return { documents, scores };
};

/** What was found and is wanted. */
export const only = ({ documents, scores }, wanted) => {
  const kept = { documents: documents.slice(), scores: scores.slice() };
  let count = 0;
  documents.forEach((document, at) => {
    if (!wanted(document)) return;
    kept.documents[count] = document;
    kept.scores[count++] = scores[at];
  });
  return { documents: kept.documents.subarray(0, count), scores: kept.scores.subarray(0, count) };
};

/** The first `count` of what was found: what holds before what is past, then by score, then by document. */
export const first = ({ documents, scores }, past, count) => {
  const better = (a, b) => past[documents[a]] - past[documents[b]] || scores[b] - scores[a] || a - b;
  const kept = [];
  for (let at = 0; at < documents.length; at++) {
    let place = kept.length;
    while (place && better(at, kept[place - 1]) < 0) place--;
    if (place < count) kept.splice(place, 0, at);
    if (kept.length > count) kept.pop();
  }
  return kept.map((at) => ({ document: documents[at], score: scores[at] }));
};
