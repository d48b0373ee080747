/** The nearest of what was found: opens blocks of neighbours, the nearest box first, until no other can be nearer. */

const METRES = 111_195;
const MOST = 65_535;

/** Documents by distance from a point; those of which nobody says where they lie come last, in their own order. */
export const nearest = async (index, found, { lng, lat }, count, first) => {
  const { box: [west, south, east, north], blocks } = await index.json("near.bin");
  const place = (x, y) => [west + (x / MOST) * (east - west), south + (y / MOST) * (north - south)];
  const shrink = Math.cos((lat * Math.PI) / 180);
  const metres = ([x, y]) => METRES * Math.hypot((x - lng) * shrink, y - lat);
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
  const order = blocks.map(([left, bottom, right, top], at) => {
    const [low, high] = [place(left, bottom), place(right, top)];
    return { at, least: metres([clamp(lng, low[0], high[0]), clamp(lat, low[1], high[1])]) };
  }).sort((a, b) => a.least - b.least);
  const scores = new Map();
  for (let at = 0; at < found.documents.length; at++) scores.set(found.documents[at], found.scores[at]);
  const near = [];
  for (const { at, least } of order) {
    if (near.length >= count && near[count - 1].exact < least) break;
    const rows = await index.json(`near/${at}.bin`);
    for (let row = 0, document = 0; row + 2 < rows.length; row += 3) {
      document += rows[row];
      if (!scores.has(document)) continue;
      const exact = metres(place(rows[row + 1], rows[row + 2]));
      near.push({ document, score: scores.get(document), exact, distance: Math.round(exact) });
    }
    near.sort((a, b) => a.exact - b.exact || a.document - b.document);
  }
  if (near.length >= count) return near.slice(0, count);
  const placed = new Set(near.map(({ document }) => document));
  const kept = Array.from(found.documents, (_, at) => at).filter((at) => !placed.has(found.documents[at]));
  const others = { documents: kept.map((at) => found.documents[at]), scores: kept.map((at) => found.scores[at]) };
  return [...near, ...first(others, index.root.past, count - near.length)];
};
