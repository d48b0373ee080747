// 对比：把几家机构的页面读来，同一项的排在一行。比哪几家写在网址里，可以发给家人。
import { drop, isId, kept, most, page } from "./local.mjs";

const box = document.querySelector("[data-module='compare']");
const of = (name) => box.querySelector(`[data-of='${name}']`);
const pattern = (name) => box.querySelector(`template[data-part='${name}']`).content.firstElementChild.cloneNode(true);

const asked = (new URLSearchParams(location.search).get("ids") ?? "").split(",").filter(isId);
let ids = [...new Set(asked.length > 0 ? asked : kept("compared").map(({ id }) => id).reverse())].slice(0, most.compared);

function address() {
  const here = new URL(location.href);
  // 逗号照原样写，网址短，看得懂。
  here.search = ids.length > 0 ? `?ids=${ids.join(",")}` : "";
  return here.href;
}

async function show() {
  history.replaceState(null, "", address());
  const { aligned, facility } = ids.length > 0 ? await import("./fetched.mjs") : {};
  const found = await Promise.all(ids.map((id) => facility(id)));
  const known = new Map(kept("compared").map((item) => [item.id, item.name]));
  const name = (place) => found[place].name ?? known.get(ids[place]) ?? ids[place];

  of("picked").replaceChildren(...ids.map((id, place) => {
    const item = pattern("picked");
    const each = found[place];
    const link = item.querySelector("[data-of='name']");
    link.textContent = name(place);
    link.href = each.address ?? page(id);
    if (each.gone) link.removeAttribute("href");
    const state = item.querySelector("[data-of='state']");
    if (each.state) state.append(document.adoptNode(each.state));
    const said = each.gone ? box.dataset.gone : each.failed ? box.dataset.failed : each.banner;
    const note = item.querySelector("[data-of='note']");
    note.textContent = said ?? "";
    note.hidden = !said;
    const call = item.querySelector("[data-of='call']");
    call.hidden = !each.call;
    if (each.call) {
      call.href = each.call.href;
      call.querySelector("[data-of='who']").textContent = call.querySelector("[data-of='who']").textContent.replace("{name}", name(place));
      call.querySelector("[data-of='number']").textContent = each.call.number;
    }
    const remove = item.querySelector("[data-of='remove']");
    remove.querySelector("[data-of='who']").textContent = name(place);
    remove.addEventListener("click", () => {
      ids = ids.filter((other) => other !== id);
      drop("compared", id);
      show().then(() => of("status").focus());
    });
    return item;
  }));

  const whole = found.map((each, place) => ({ each, name: name(place) })).filter(({ each }) => each.rows);
  const rows = whole.length > 1 ? aligned(whole.map(({ each }) => each)) : [];
  const table = of("table");
  table.hidden = whole.length < 2;
  table.tHead.rows[0].replaceChildren(table.tHead.rows[0].cells[0], ...whole.map(({ name }) => heading("col", name)));
  table.tBodies[0].replaceChildren(...rows.map(({ label, cells }) => {
    const row = document.createElement("tr");
    const same = cells.every((lines) => lines.join("\n") === cells[0].join("\n"));
    row.className = same ? "same" : "";
    row.append(heading("row", label), ...cells.map((lines, place) => {
      const cell = document.createElement("td");
      cell.dataset.label = whole[place].name;
      lines.forEach((line, turn) => {
        if (turn > 0) cell.append(document.createElement("br"));
        cell.append(line);
      });
      if (lines.length === 0) {
        cell.textContent = box.dataset.unknown;
        cell.className = "none";
      }
      return cell;
    }));
    return row;
  }));
  of("tools").hidden = table.hidden;
  of("status").textContent = ids.length === 0 ? box.dataset.none : ids.length === 1 ? box.dataset.one : box.dataset.some.replace("{count}", ids.length);
  box.hidden = false;
}

function heading(scope, label) {
  const cell = document.createElement("th");
  cell.scope = scope;
  cell.textContent = label;
  return cell;
}

of("differ").addEventListener("change", ({ currentTarget }) => of("table").classList.toggle("differ", currentTarget.checked));
of("print").addEventListener("click", () => print());
of("copy").addEventListener("click", async ({ currentTarget: { dataset } }) => {
  const { copy } = await import("./copy.mjs");
  of("said").textContent = (await copy(address())) ? dataset.done : dataset.failed;
});
document.querySelector("[data-without]").hidden = true;
show();
