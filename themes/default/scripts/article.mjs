// 文章上面的一排：字号、打印、复制网址。字号和长辈版的“放大”是同一个，记在这台设备上。
import { copy } from "./copy.mjs";

const root = document.documentElement;
const box = document.querySelector("[data-module='article']");
const sizes = [...box.querySelectorAll("[data-size]")];

function show() {
  const size = root.getAttribute("data-zoom") ?? "";
  for (const button of sizes) button.setAttribute("aria-pressed", String(button.dataset.size === size));
}

for (const button of sizes) {
  button.addEventListener("click", () => {
    const { size } = button.dataset;
    if (size) root.setAttribute("data-zoom", size);
    else root.removeAttribute("data-zoom");
    try { localStorage.setItem("laoyou-zoom", size); } catch { /* 不让记：只在这一页有效。 */ }
    show();
  });
}
new MutationObserver(show).observe(root, { attributeFilter: ["data-zoom"] });
show();

box.querySelector("[data-act='print']").addEventListener("click", () => print());
box.querySelector("[data-act='copy']").addEventListener("click", async ({ currentTarget: { dataset } }) => {
  const done = await copy(location.href.split("#")[0]);
  box.querySelector("[role='status']").textContent = done ? dataset.done : dataset.failed;
});
box.hidden = false;
