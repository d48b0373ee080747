// 机构页上的词，用平常话怎么说：读者按了才从词语那一页读来，只列这一页上有的。

async function explained(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  const found = new DOMParser().parseFromString(await response.text(), "text/html");
  const text = document.querySelector("main").textContent;
  return [...found.querySelectorAll("[data-terms] > div")].filter((term) =>
    [term.querySelector("dt"), ...term.querySelectorAll("[data-also]")].some((name) => text.includes(name.textContent)));
}

/** 在链接的地方列出这一页上的词；一个也没有，或者没有读到，就到那一页去看。 */
export async function explain(link) {
  let terms = [];
  try {
    terms = await explained(link.href);
  } catch {
    // 没有读到：下面照没有脚本的办法。
  }
  if (terms.length === 0) return location.assign(link.href);
  const part = document.createElement("section");
  part.className = "screen after";
  const heading = document.createElement("h2");
  heading.textContent = say("glossary.here");
  heading.tabIndex = -1;
  const list = document.createElement("dl");
  list.className = "facts after";
  list.append(...terms.map((term) => document.adoptNode(term)));
  part.append(heading, list);
  link.parentElement.replaceWith(part);
  heading.focus();
}
