// Shows what a new build made of the open page. Where only words or whole pieces differ they are put in their places at
// once, and the reader stays where they are; where scripts have a hand in what differs, the page is loaded anew.

/** The number of the build that a page came from. */
const buildOf = (page) => page.querySelector("[data-build]")?.dataset.build;

/** The page of this address as the last build made it, before any script worked on it. */
async function read() {
  const response = await fetch(location.href, { cache: "no-store" });
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

/** Elements that scripts listen to, or that do something when they are put in. */
const WORKING = "script, style, link, template, button, input, select, textarea, form, dialog";
const isWorking = (node) => node.nodeType === Node.ELEMENT_NODE && (node.matches(WORKING) || node.querySelector(WORKING));
const isData = (node) => node.nodeName === "SCRIPT" && node.type === "application/ld+json";

/** The node of the open page that was `old`, a child at a position; none when scripts left no way to tell. */
function counterpart(live, old, child, at) {
  if (live.childNodes.length === old.childNodes.length) return live.childNodes[at];
  const same = [...live.childNodes].filter((node) => node.isEqualNode(child));
  return same.length === 1 ? same[0] : undefined;
}

/** Adds to `steps` what brings `live`, that was `old`, to say what `fresh` says. False when that cannot be told. */
function compare(live, old, fresh, steps) {
  if (old.isEqualNode(fresh)) return true;
  if (!live || live.nodeName !== old.nodeName) return false;
  const isKept = old.nodeName === fresh.nodeName && old.nodeType === Node.ELEMENT_NODE;
  if (isKept && old.childNodes.length === fresh.childNodes.length && (!old.matches("script, style, link") || isData(old))) {
    const names = new Set([...old.getAttributeNames(), ...fresh.getAttributeNames()]);
    for (const name of names) {
      const [was, is] = [old.getAttribute(name), fresh.getAttribute(name)];
      if (was === is || name === "data-build") continue;
      if (live.getAttribute(name) !== was || name.startsWith("data-")) return false;
      steps.push(() => (is === null ? live.removeAttribute(name) : live.setAttribute(name, is)));
    }
    return [...old.childNodes].every((child, at) => {
      const other = fresh.childNodes[at];
      return child.isEqualNode(other) || compare(counterpart(live, old, child, at), child, other, steps);
    });
  }
  if (!live.isEqualNode(old) || isWorking(old) || isWorking(fresh)) return false;
  steps.push(() => live.replaceWith(document.importNode(fresh, true)));
  return true;
}

/** Brings the open page, which came from `old`, up to date, and gives what it comes from now. */
async function update(old) {
  if (buildOf(old) !== buildOf(document)) throw new Error("there was another build while the page came");
  const fresh = await read();
  const steps = [];
  const isTold = compare(document.documentElement, old.documentElement, fresh.documentElement, steps);
  // Where nothing differs, scripts may still show what changed.
  if (!isTold || steps.length === 0) throw new Error("the page must be loaded anew");
  steps.forEach((step) => step());
  document.querySelector("[data-build]").dataset.build = buildOf(fresh);
  return fresh;
}

let source = buildOf(document) && read();
let first;
new EventSource("/.laoyou/events").onmessage = ({ data }) => {
  first ??= data;
  if (source) {
    source = source.then((old) => (data === buildOf(document) ? old : update(old)));
    source.catch(() => location.reload());
  } else if (data !== first) {
    location.reload();
  }
};
