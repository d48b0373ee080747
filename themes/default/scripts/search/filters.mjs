// 搜索页的筛选栏：按登记表列出能选的，每一项写着选了会有几家。

/** Which counts are needed: those of services, and of the townships of a chosen county, only when they are shown. */
export function wanted(panel, params) {
  const service = panel.querySelector("[data-list='service']");
  const names = ["ownership", "inclusive", "vacant", "rating"];
  if (params.has("area") || params.has("township")) names.push("township");
  if (service.open || params.has("service")) names.push("service");
  return names;
}

/** Draws what can be picked, with counts; what is picked stays even when nothing is left of it. */
export function draw(panel, params, facets) {
  const focused = document.activeElement && panel.contains(document.activeElement) ? document.activeElement : null;
  const [name, value] = focused ? [focused.name, focused.value] : [];
  for (const list of panel.querySelectorAll("[data-list]")) {
    const key = list.dataset.list;
    const counts = facets[key] || {};
    const picked = params.getAll(key);
    list.querySelectorAll("label").forEach((old) => old.remove());
    for (const [code, label] of facets.labels[key]) {
      // 乡镇太多，只列选中的县区里的。
      if (key === "township" && !params.getAll("area").includes(label.area) && !picked.includes(code)) continue;
      if (!counts[code] && !picked.includes(code)) continue;
      const option = panel.querySelector("template").content.cloneNode(true);
      const [input, word, count] = option.firstChild.children;
      Object.assign(input, { name: key, value: code, checked: picked.includes(code) });
      word.append(label.name || label);
      count.append(counts[code] || 0);
      list.append(option);
    }
    // 服务那一栏没有打开就没有数目，不等于没有。
    list.hidden = !list.querySelector("label") && (key !== "service" || list.open);
    if (picked.length) list.open = true;
  }
  for (const input of panel.querySelectorAll("fieldset input")) {
    const counts = facets[input.name];
    input.checked = params.getAll(input.name).includes(input.value);
    input.parentNode.lastElementChild.textContent = (typeof counts === "object" ? counts[input.value] : counts) || 0;
  }
  for (const field of panel.querySelectorAll(".search-field input, select")) {
    if (field !== focused) field.value = params.get(field.name) || "";
  }
  if (focused && !panel.contains(focused)) {
    const same = panel.querySelector(`[name='${name}'][value='${CSS.escape(value)}']`);
    if (same) same.focus();
  }
}
