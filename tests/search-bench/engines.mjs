// The two engines as a page uses them. Each page offers ask(text) → ids of the first ten, and ready() for the first step.

/** Ours: the manifest names the client, as in themes/default/scripts/search/box.mjs. */
export const ours = `<!doctype html><script type="module">
const base = new URL("/", location);
let search;
window.ready = async () => {
  const at = new URL("search/", base);
  const manifest = await fetch(new URL("manifest.json", at), { cache: "no-cache" });
  const { client, generation, packed } = await manifest.clone().json();
  const root = new URL((packed ? "all" : "root") + ".bin?g=" + generation, at);
  const held = new Map([[String(new URL("manifest.json", at)), manifest], [String(root), fetch(root)]]);
  const { openSearch } = await import(new URL(client, base));
  search = await openSearch(at, {
    fetch: async (url, options) => {
      const answer = held.get(String(url));
      held.delete(String(url));
      return answer || fetch(url, options);
    },
  });
};
window.ask = async (text) => (await search.query(text, { limit: 10, type: ["facility"] })).hits.map((hit) => hit.id);
window.facets = async (text) => void (await search.query(text, { limit: 0, facets: true, type: ["facility"] }));
window.loaded = true;
</script>`;

/** Pagefind: its script as the page's own documentation has it. */
export const pagefind = `<!doctype html><html lang="zh"><script type="module">
let search;
window.ready = async () => { search = await import("/pagefind/pagefind.js"); await search.init(); };
window.ask = async (text) => {
  const found = await search.search(text);
  const data = await Promise.all(found.results.slice(0, 10).map((result) => result.data()));
  return data.map((each) => each.url.split("/").slice(-2)[0]);
};
window.facets = async () => void (await search.filters());
window.loaded = true;
</script></html>`;

/** Builds Pagefind's index over pages of the same records: the same words that ours indexes, none of the frame. */
export async function index(directory, to) {
  const { createIndex, close } = await import("pagefind");
  const { index } = await createIndex({ forceLanguage: "zh" });
  const area = new Map(directory.areas.map((each) => [each.code, each]));
  const kind = new Map(directory.kinds.map((each) => [each.code, each.name]));
  const service = new Map(directory.services.map((each) => [each.code, each.name]));
  const escape = (text) => String(text).replace(/&/g, "&amp;").replace(/</g, "&lt;");
  for (const record of directory.facilities) {
    const home = area.get(record.area);
    const township = home.townships?.find((each) => each.code === record.township)?.name ?? "";
    const services = (record.services ?? []).map((code) => service.get(code)).filter(Boolean);
    const html = `<!doctype html><html lang="zh"><head><title>${escape(record.name)}</title></head><body data-pagefind-body>
<h1>${escape(record.name)}</h1>
<p data-pagefind-filter="area">${escape(home.name)}</p><p data-pagefind-filter="kind">${escape(kind.get(record.kind))}</p>
<p>${escape(township)}</p><p>${escape(record.address)}</p><p>${services.map((each) => `<span data-pagefind-filter="service">${escape(each)}</span>`).join(" ")}</p>
<p>${(record.phones ?? []).map((phone) => escape(phone.number)).join(" ")}</p><p>${escape(record.description ?? "")}</p></body></html>`;
    const { errors } = await index.addHTMLFile({ url: `/facility/${record.id}/`, content: html });
    if (errors.length) throw new Error(errors.join("; "));
  }
  await index.writeFiles({ outputPath: to });
  await close();
}
