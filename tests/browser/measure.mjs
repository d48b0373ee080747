// What axe does not measure, run inside the page: type, targets, line length, reflow.

/** Says what is wrong in the page as it stands; `type` and `target` are the least sizes in CSS pixels. */
export function measure({ type, target }) {
  const wrong = [];
  const name = (element) => `<${element.localName}${element.className && typeof element.className === "string" ? ` class="${element.className}"` : ""}> ${element.textContent.trim().slice(0, 24)}`;
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.right > 0 && getComputedStyle(element).visibility !== "hidden";
  };

  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) wrong.push(`${over} px wider than the screen`);

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Map();
  const long = new Map();
  const lines = new Map();
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const parent = text.parentElement;
    if (!text.data.trim() || !shown(parent) || parent.closest("script, style, template, svg")) continue;
    const size = parseFloat(getComputedStyle(parent).fontSize);
    if (size < type - 0.01) small.set(parent, size);
    // The block in which the text is set, and its lines by their place.
    let block = parent;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    if (!/\p{Script=Han}/u.test(block.textContent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      const key = Math.round((box.top + box.bottom) / 8);
      const of = lines.get(block) ?? lines.set(block, new Map()).get(block);
      const line = of.get(key) ?? of.set(key, { left: box.left, right: box.right }).get(key);
      line.left = Math.min(line.left, box.left);
      line.right = Math.max(line.right, box.right);
    }
  }
  for (const [block, of] of lines) {
    const columns = [...of.values()].map(({ left, right }) => (right - left) / parseFloat(getComputedStyle(block).fontSize));
    // A line of its own, such as one of links side by side, is no text that the eye must find its way back in.
    if (of.size > 1 && Math.max(...columns) > 40.5) long.set(block, Math.max(...columns));
  }
  for (const [element, size] of small) wrong.push(`type ${size} px: ${name(element)}`);
  for (const [element, length] of long) wrong.push(`a line of ${Math.round(length)} characters: ${name(element)}`);

  for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, label")) {
    if (!shown(element) || element.closest(".skip")) continue;
    // A control in a label is pressed through it, and a label beside its control is no target of its own.
    if (element.localName === "label" ? !element.querySelector("input") : element.closest("label")) continue;
    // A link in the middle of a sentence takes the line's height (WCAG 2.2, 2.5.8, inline).
    const inline = getComputedStyle(element).display === "inline";
    const sentence = element.parentElement.textContent.replace(element.textContent, "").trim();
    if (inline && sentence) continue;
    const { width, height } = element.getBoundingClientRect();
    if (width < target - 0.5 || height < target - 0.5) wrong.push(`target ${Math.round(width)}×${Math.round(height)}: ${name(element)}`);
  }
  return wrong;
}
