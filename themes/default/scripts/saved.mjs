// 我的收藏和最近看过：名单记在这台设备上，每家现在怎样，打开这一页时从它自己的页面读来。
import { add, drop, has, kept, most, page, write } from "./local.mjs";

const box = document.querySelector("[data-module='saved']");
const of = (name) => box.querySelector(`[data-of='${name}']`);
const pattern = (name) => box.querySelector(`template[data-part='${name}']`).content.firstElementChild.cloneNode(true);

/** 同时最多读四家的页面，旧手机也不吃力。 */
async function refresh(items, each) {
  const { facility } = await import("./fetched.mjs");
  const rest = [...items];
  const worker = async () => {
    for (let item = rest.shift(); item; item = rest.shift()) each(item, await facility(item.id));
  };
  await Promise.all(Array.from({ length: 4 }, worker));
}

function line(item) {
  const element = pattern("saved");
  const part = (name) => element.querySelector(`[data-of='${name}']`);
  part("name").textContent = item.name;
  part("name").href = page(item.id);
  part("place").textContent = item.place ?? "";
  part("on").textContent = box.dataset.on.replace("{date}", box.dataset.date.replace("{year}", +item.on.slice(0, 4)).replace("{month}", +item.on.slice(5, 7)).replace("{day}", +item.on.slice(8, 10)));
  for (const who of element.querySelectorAll("[data-of='who']")) who.textContent = item.name;
  part("remove").addEventListener("click", () => {
    drop("saved", item.id);
    element.remove();
    count();
    of("status").focus();
  });
  const compare = part("compare");
  const show = () => {
    compare.setAttribute("aria-pressed", String(has("compared", item.id)));
    compare.querySelector("[data-of='label']").textContent = has("compared", item.id) ? compare.dataset.on : compare.dataset.off;
  };
  compare.addEventListener("click", () => {
    if (has("compared", item.id)) drop("compared", item.id);
    else if (kept("compared").length >= most.compared) return (of("said").textContent = compare.dataset.full);
    else add("compared", { id: item.id, name: item.name, place: item.place, on: item.on });
    of("said").textContent = "";
    show();
  });
  show();
  return element;
}

/** 那家的页面现在说的话。 */
function tell(element, found) {
  const part = (name) => element.querySelector(`[data-of='${name}']`);
  const said = found.gone ? box.dataset.gone : found.failed ? box.dataset.failed : found.banner;
  part("note").textContent = said ?? "";
  part("note").hidden = !said;
  if (found.gone) part("name").removeAttribute("href");
  if (found.name) part("name").textContent = found.name;
  if (found.address) part("name").href = found.address;
  if (found.state) part("state").replaceChildren(document.adoptNode(found.state));
  if (found.call) {
    part("call").href = found.call.href;
    part("number").textContent = found.call.number;
    part("call").hidden = false;
  }
}

function count() {
  const saved = kept("saved").length;
  of("status").textContent = saved === 0 ? box.dataset.none : box.dataset.some.replace("{count}", saved);
  of("list").hidden = saved === 0;
}

function seen() {
  const items = kept("seen");
  of("seen").replaceChildren(...items.map((item) => {
    const element = pattern("seen");
    const link = element.querySelector("a");
    link.href = page(item.id);
    link.querySelector("[data-of='name']").textContent = item.name;
    link.querySelector("[data-of='place']").textContent = item.place ?? "";
    return element;
  }));
  of("seen-part").hidden = items.length === 0;
}

of("forget").addEventListener("click", () => {
  write("seen", []);
  seen();
  of("status").focus();
});
if (!write("saved", kept("saved"))) {
  of("refused").hidden = false;
}
const items = kept("saved").filter(({ on }) => /^\d{4}-\d{2}-\d{2}$/.test(on));
const lines = new Map(items.map((item) => [item, line(item)]));
of("list").replaceChildren(...lines.values());
count();
seen();
box.hidden = false;
document.querySelector("[data-without]").hidden = true;
if (items.length > 0) refresh(items, (item, found) => tell(lines.get(item), found));
