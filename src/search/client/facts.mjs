/** Filters and counts: reads the columns of the blocks in which something was found, and only those asked for. */

const BLOCK = 2048;
const OWNERSHIP = ["", "public", "private"];
const TYPE_FACILITY = 0;

/** The columns that are filtered by or counted, by block. */
const columns = async (index, documents, names) => {
  const blocks = new Set();
  for (const document of documents) blocks.add(Math.floor(document / BLOCK));
  const read = {};
  await Promise.all(names.flatMap((name) => {
    read[name] = new Map();
    return [...blocks].map(async (block) => read[name].set(block, await index.json(`facts/${name}/${block}.bin`)));
  }));
  return (name, document) => read[name].get(Math.floor(document / BLOCK))[document % BLOCK];
};

/**
 * What was found, without what the filters leave out; and for each facet how many would be left with each choice, with
 * `labels`, all that can be chosen; and the `count` nearest first, when that is asked for.
 */
export const choose = async (index, found, { filters, facets, near }, count, first) => {
  const { a: areas, k: kinds, t: townships, s: services } = index.lists;
  const wanted = (list, codes) => codes?.length ? new Set(codes.map((code) => list.findIndex(([known]) => known === code))) : null;
  const area = wanted(areas, filters.area);
  const { groups, counts: townshipsOf } = index.root;
  const group = groups.flatMap((name, at) => (name === filters.group ? kinds[at + 1][0] : []));
  const kind = wanted(kinds, filters.group ? group : filters.kind);
  const township = wanted(townships, filters.township);
  const service = wanted(services, filters.service);
  const ownership = filters.ownership?.length ? new Set(filters.ownership) : null;
  const counting = facets ? (Array.isArray(facets) ? facets : ["township", "ownership", "inclusive", "vacant", "rating"]) : [];
  const uses = {
    area: area || facets,
    kind: kind || facets,
    place: township || counting.includes("township"),
    marks: ownership || filters.inclusive || filters.vacant || filters.rating || counting.some((name) => ["ownership", "inclusive", "vacant", "rating"].includes(name)),
    months: filters.months !== undefined, price: filters.price_max !== undefined,
    services: service || counting.includes("service"),
  };
  const columnsUsed = Object.keys(uses).filter((name) => uses[name]);
  const facilities = columnsUsed.length ? Array.from(found.documents).filter((document) => index.sorts[document] === TYPE_FACILITY) : [];
  const of = await columns(index, facilities, columnsUsed);
  const positions = (name, document) => of(name, document).split(" ").filter(Boolean).map(Number);
  const holds = (document) => [
    ["area", !area || area.has(of("area", document))],
    ["kind", !kind || positions("kind", document).some((at) => kind.has(at))],
    ["township", !township || township.has(of("place", document))],
    ["service", !service || positions("services", document).some((at) => service.has(at))],
    ["ownership", !ownership || ownership.has(OWNERSHIP[of("marks", document) & 3])],
    ["inclusive", !filters.inclusive || !!(of("marks", document) & 4)],
    ["vacant", !filters.vacant || !!(of("marks", document) & 8)],
    ["rating", !filters.rating || of("marks", document) >> 4 >= filters.rating],
    ["months", filters.months === undefined || within(of("months", document), filters.months)],
    ["price", filters.price_max === undefined || (of("price", document) >= 0 && of("price", document) <= filters.price_max)],
  ].filter(([, yes]) => !yes).map(([name]) => name);
  const counts = { area: {}, kind: {}, township: {}, service: {}, ownership: {}, inclusive: 0, vacant: 0, rating: {} };
  const add = (by, code) => { if (code) by[code] = (by[code] ?? 0) + 1; };
  const asked = Object.keys(filters).some((name) => filters[name] !== undefined && filters[name] !== false && filters[name]?.length !== 0);
  const documents = [];
  const scores = [];
  const turns = found.turns && [];
  for (let at = 0; at < found.documents.length; at++) {
    const document = found.documents[at];
    const facility = index.sorts[document] === TYPE_FACILITY;
    const failed = facility ? holds(document) : asked ? ["type", "type"] : [];
    if (!failed.length) {
      documents.push(document);
      scores.push(found.scores[at]);
      turns?.push(found.turns[at]);
    }
    if (!facets || !facility || failed.length > 1) continue;
    const counted = (name) => !failed.length || failed[0] === name;
    if (counted("area")) add(counts.area, areas[of("area", document)]?.[0]);
    if (counted("kind")) positions("kind", document).forEach((kind) => add(counts.kind, kinds[kind]?.[0]));
    if (counting.includes("township") && counted("township")) add(counts.township, townships[of("place", document)]?.[0]);
    if (counting.includes("service") && counted("service")) positions("services", document).forEach((at) => add(counts.service, services[at]?.[0]));
    if (!uses.marks) continue;
    const marks = of("marks", document);
    if (counted("ownership")) add(counts.ownership, OWNERSHIP[marks & 3]);
    if (counted("inclusive") && marks & 4) counts.inclusive++;
    if (counted("vacant") && marks & 8) counts.vacant++;
    if (counted("rating") && marks >> 4) add(counts.rating, String(marks >> 4));
  }
  const chosen = { documents, scores, turns };
  const order = near && (await (await import("./near.mjs")).nearest(index, chosen, near, count, first));
  if (!facets) return { found: chosen, order };
  const names = (list, of = (name) => name) => new Map(list.slice(1).map(([code, name], at) => [code, of(name, at)]));
  const hosts = townshipsOf.flatMap((count, at) => new Array(count).fill(areas[at + 1][0]));
  const labels = { area: names(areas), kind: names(kinds), service: names(services), township: names(townships, (name, at) => ({ name, area: hosts[at] })) };
  return { found: chosen, order, counts: { ...counts, labels } };
};

const within = (ages, months) => ages >= 0 && Math.floor(ages / 64) <= months && months <= ages % 64;
