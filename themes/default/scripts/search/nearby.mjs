// 按距离找：从读者的位置（只在按了按钮以后才问），或者从选的乡镇、县区出发，由近到远。
import { asker, fill, open } from "./box.mjs";

// 一次列多少家。
const STEP = 20;

const form = document.querySelector("[data-module='nearby']");
const out = form.nextElementSibling;
const here = form.querySelector("button");
const select = form.querySelector("select");
const group = () => form.querySelector("[name='group']:checked").value;
const [status, note] = out.querySelectorAll("p");
const [close, far] = out.querySelectorAll("section");
const more = out.querySelector("p button");
const words = out.dataset;
let start, limit;

function show(state, { hits = [], total = 0 } = {}, label, line) {
  const facts = start ? { place: start.place, count: total } : {};
  const circle = close.querySelector("ul");
  const rest = far.querySelector("ul");
  const title = far.querySelector("h2");
  status.textContent = fill(words[state === "found" && !total ? "none" : state], facts);
  note.hidden = state !== "found";
  circle.textContent = rest.textContent = "";
  for (const hit of hits) {
    const within = !start.order && hit.distance <= circle.dataset.metres;
    // 从县城出发只排次序：那个点不是读者在的地方，距离说不准。
    (within ? circle : rest).append(line(start.order ? { ...hit, distance: null } : hit, label));
  }
  if (start) note.textContent = fill(words[start.from], facts);
  title.textContent = title.dataset[start && start.order ? "order" : "far"];
  close.hidden = !circle.firstChild;
  far.hidden = !rest.firstChild;
  more.parentNode.hidden = !(hits.length < total && hits.length);
}

const ask = asker(show);

function search() {
  if (!start) return;
  ask(async (search) => {
    const [found, { line }] = await Promise.all([
      search.query("", { near: { lng: start.lng, lat: start.lat }, limit, filters: group() ? { group: group() } : {}, type: ["facility"] }),
      import("./page.mjs"),
    ]);
    return ["found", found, search.label, line];
  });
}

/** Starts anew from a point; what is shared by its address is a chosen place, never the reader's own. */
function from(point) {
  start = point;
  limit = STEP;
  const query = new URLSearchParams();
  if (select && select.value) query.set("from", select.value);
  if (group()) query.set("group", group());
  history.replaceState(null, "", `${location.pathname}${query.toString() && `?${query}`}`);
  search();
}

function chosen() {
  const option = select && select.selectedOptions[0];
  if (!option || !option.value) return start && start.from === "here" ? start : null;
  const { lng, lat, order } = option.dataset;
  const place = option.label;
  return { lng: Number(lng), lat: Number(lat), order: order != null, place, from: order != null ? "order" : "middle" };
}

here.addEventListener("click", () => {
  open().catch(() => {});
  status.textContent = words.locating;
  const refused = () => (status.textContent = words.refused);
  if (!navigator.geolocation) return refused();
  navigator.geolocation.getCurrentPosition(({ coords }) => {
    if (select) select.value = "";
    from({ lng: coords.longitude, lat: coords.latitude, place: "", from: "here" });
  }, refused, { timeout: 15000, maximumAge: 60000 });
});
form.addEventListener("change", () => from(chosen()));
more.addEventListener("click", () => {
  limit += STEP;
  search();
});

const asked = new URLSearchParams(location.search);
if (select) select.value = asked.get("from") || "";
for (const choice of form.querySelectorAll("[name='group']")) choice.checked = choice.value === (asked.get("group") || "");
if (!form.querySelector("[name='group']:checked")) form.querySelector("[name='group']").checked = true;
if (chosen()) from(chosen());
