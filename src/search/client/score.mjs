/** Runs a tree of clauses over lists: BM25 as tantivy reckons it, documents ascending. */

const BOOST = { t: 2, a: 1, b: 0.5, p: 1, q: 0.5, "!": 6 };

/** A list of a field with an average length, where each text counts as one word long. */
export const score = (documents, field, size, average) => {
  const count = documents.length;
  const weight = Math.log(1 + (size - count + 0.5) / (count + 0.5)) * 2.2 * BOOST[field];
  return { documents, scores: new Float32Array(count).fill(weight / (1 + 1.2 * (0.25 + 0.75 / average))) };
};

/** Documents that stand in `least` of the lists, with the sum of their scores. */
export const some = (lists, least) => {
  if (lists.length === 1) return lists[0];
  const places = lists.map(() => 0);
  const documents = [];
  const scores = [];
  for (;;) {
    let next = Infinity;
    for (let at = 0; at < lists.length; at++) {
      const document = lists[at].documents[places[at]];
      if (document < next) next = document;
    }
    if (next === Infinity) return { documents, scores };
    let held = 0;
    let sum = 0;
    for (let at = 0; at < lists.length; at++) {
      if (lists[at].documents[places[at]] !== next) continue;
      sum = Math.fround(sum + lists[at].scores[places[at]++]);
      held++;
    }
    if (held < least) continue;
    documents.push(next);
    scores.push(sum);
  }
};

/** Documents that stand in all of the lists; a list of `may` adds to the score where it holds. */
export const both = (must, may) => {
  const order = [...must].sort((a, b) => a.documents.length - b.documents.length);
  let { documents, scores } = order[0];
  for (const [turn, other] of [...order.slice(1), ...may].entries()) {
    const needed = turn < order.length - 1;
    const kept = [];
    const sums = [];
    for (let at = 0, place = 0; at < documents.length; at++) {
      while (other.documents[place] < documents[at]) place++;
      const holds = other.documents[place] === documents[at];
      if (needed && !holds) continue;
      kept.push(documents[at]);
      sums.push(holds ? Math.fround(scores[at] + other.scores[place]) : scores[at]);
    }
    documents = kept;
    scores = sums;
  }
  return { documents, scores };
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
