/** Joins lists of documents: BM25 as tantivy reckons it, documents ascending. */

/** By document: how many clauses held so far, which was the last one, what they count together. */
let held = [];
let last;
let sums;

/**
 * Documents for which `least` of the clauses hold, with the sum of what they count; one of `may` adds to it where it holds.
 * A clause is several lists: it holds for what stands in one of them. A list is `{ documents, weight }`, or has `scores`.
 * What is not `wanted` is left out but counted by `all`.
 */
export const join = (clauses, least, may, size, wanted) => {
  if (held.length < size) [held, last, sums] = [new Uint8Array(size), new Uint8Array(size), new Float32Array(size)];
  const length = (lists) => lists.reduce((sum, { documents }) => sum + documents.length, 0);
  clauses.sort((a, b) => length(a) - length(b));
  // What is found stands in one of the first, shortest clauses.
  const first = clauses.slice(0, clauses.length - least + 1).flat();
  const low = Math.min(...first.map(({ documents }) => documents[0] ?? size));
  const high = Math.max(...first.map(({ documents }) => documents[documents.length - 1] ?? 0));
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
  let kept = 0;
  for (let document = low; document <= high; document++) {
    if (held[document] < least || (wanted && !wanted(document))) continue;
    documents[kept] = document;
    scores[kept++] = sums[document];
  }
  for (const each of [held, last, sums]) each.fill(0, low, high + 1);
  return { documents: documents.subarray(0, kept), scores: scores.subarray(0, kept), all: count };
};

/** The first `count` of what was found: what holds before what is past, from `past` on, by pass, by score, by document. */
export const first = ({ documents, scores, turns }, past, count) => {
  const better = (a, b) => (documents[a] >= past) - (documents[b] >= past) || turns?.[a] - turns?.[b] || scores[b] - scores[a] || a - b;
  const kept = [];
  for (let at = 0; at < documents.length; at++) {
    if (kept.length < count || better(at, kept[count - 1]) < 0) {
      kept.push(at);
      kept.sort(better).splice(count);
    }
  }
  return kept.map((at) => ({ document: documents[at], score: scores[at] }));
};
