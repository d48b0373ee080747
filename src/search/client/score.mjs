/** Runs a tree of clauses over lists: BM25 as tantivy reckons it, documents ascending. */

const BOOST = { t: 2, a: 1, b: 0.5, p: 1, q: 0.5 };
const FACET = 6;

const constant = (documents, score) => ({ documents, scores: new Float32Array(documents.length).fill(score) });

/** A list of a field with an average length, where each text counts as one word long. */
export const score = (documents, field, size, average) => {
  const count = documents.length;
  const weight = Math.log(1 + (size - count + 0.5) / (count + 0.5)) * 2.2 * BOOST[field];
  return constant(documents, weight / (1 + 1.2 * (0.25 + 0.75 / average)));
};

export const facet = (documents) => constant(documents, FACET);

/** Documents that stand in `least` of the lists, with the sum of their scores; `size` is the number of all documents. */
export const some = (lists, least, size) => {
  if (lists.length === 1) return lists[0];
  if (!lists.length) return facet([]);
  const sums = new Float32Array(size);
  const seen = new Uint8Array(size);
  let found = 0;
  for (const { documents, scores } of lists) {
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at];
      sums[document] += scores[at];
      if (++seen[document] === least) found++;
    }
  }
  const documents = new Uint32Array(found);
  const scores = new Float32Array(found);
  for (let document = 0, at = 0; at < found; document++) {
    if (seen[document] >= least) {
      scores[at] = sums[document];
      documents[at++] = document;
    }
  }
  return { documents, scores };
};

/** Documents that stand in all of the lists; a list of `may` adds to the score where it holds. */
export const both = (must, may) => {
  const order = must.map((list) => list).sort((a, b) => a.documents.length - b.documents.length);
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
