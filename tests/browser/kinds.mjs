// One page of each kind, found in the built site: the longest, where most can go wrong.
import { stat } from "node:fs/promises";
import { pages, root } from "./site.mjs";

/** Kinds of page by the shape of their addresses; `full` ones are tried in every setting, the rest in pairs. */
const shapes = [
  { kind: "home", shape: /^index\.html$/, full: true },
  { kind: "list", shape: /^kind\/[^/]+\/index\.html$/, full: true },
  { kind: "facility", shape: /^facility\/[^/]+\/index\.html$/, full: true },
  { kind: "search", shape: /^search\/index\.html$/, full: true },
  { kind: "policy", shape: /^policy\/[^/]+\/index\.html$/, full: true },
  { kind: "guide", shape: /^guide\/[^/]+\/index\.html$/, full: true },
  { kind: "county", shape: /^area\/[^/]+\/index\.html$/ },
  { kind: "county and kind", shape: /^area\/[^/]+\/(elder|child)[^/]*\/index\.html$/ },
  { kind: "township", shape: /^area\/[^/]+\/town\/[^/]+\/index\.html$/ },
  { kind: "booklet", shape: /^area\/[^/]+\/booklet\/index\.html$/ },
  { kind: "service", shape: /^service\/[^/]+\/index\.html$/ },
  { kind: "initial", shape: /^initial\/[^/]+\/index\.html$/ },
  { kind: "policies", shape: /^policy\/index\.html$/ },
  { kind: "guides", shape: /^guide\/index\.html$/ },
  { kind: "notices", shape: /^notice\/index\.html$/ },
  { kind: "notice", shape: /^notice\/[^/]+\/index\.html$/ },
  { kind: "texts", shape: /^page\/index\.html$/ },
  { kind: "text", shape: /^page\/[^/]+\/index\.html$/ },
  { kind: "indicators", shape: /^indicators\/index\.html$/ },
  { kind: "nearby", shape: /^nearby\/index\.html$/ },
  { kind: "compare", shape: /^compare\/index\.html$/ },
  { kind: "saved", shape: /^saved\/index\.html$/ },
  { kind: "elder", shape: /^elder\/index\.html$/ },
  { kind: "open data", shape: /^data\/index\.html$/ },
  { kind: "freshness", shape: /^freshness\/index\.html$/ },
  { kind: "glossary", shape: /^glossary\/index\.html$/ },
  { kind: "site map", shape: /^sitemap\/index\.html$/ },
  { kind: "not found", shape: /^404\.html$/ },
];

/** `{ kind, path, full }`, the path below the site's root as a browser asks for it. Sections that the site lacks are left out. */
export async function kinds() {
  const all = await Promise.all((await pages()).map(async (page) => ({ page, bytes: (await stat(root + page)).size })));
  return shapes.flatMap(({ kind, shape, full = false }) => {
    const [longest] = all.filter(({ page }) => shape.test(page)).sort((a, b) => b.bytes - a.bytes);
    return longest ? [{ kind, path: longest.page.replace(/(^|\/)index\.html$/, "$1"), full }] : [];
  });
}
