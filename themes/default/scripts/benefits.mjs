// 政策帮我查：在这台设备上把回答和每项补贴的条件对一遍，回答不离开这一页。

/**
 * 一项补贴的条件 `rules` 对着回答 `answers` 看。答 `{ fits: "yes" | "no" | "maybe", missing: [问题的名字] }`：
 * 有一条不合就是 no；合的都合、还有没答的是 maybe；没有写明条件的也是 maybe。
 */
export function judge(rules, answers) {
  const missing = [];
  let asked = 0;
  const ask = (name, holds) => {
    asked += 1;
    const answer = answers[name];
    if (answer === undefined || answer === "") {
      missing.push(name);
      return true;
    }
    return holds(answer);
  };
  // 家庭情况可以答几项，有一项合就合。
  const among = (name, allowed) => !allowed || ask(name, (answer) => [answer].flat().some((one) => allowed.includes(one)));
  const forWhom = rules.child_months_max === undefined ? (rules.age_min ?? 0) >= 18 ? "elder" : "" : "child";
  const fits =
    (!answers.who || !forWhom || answers.who === forWhom) &&
    (rules.age_min === undefined || ask("age", (age) => Number(age) >= rules.age_min)) &&
    (rules.age_max === undefined || ask("age", (age) => Number(age) <= rules.age_max)) &&
    (rules.child_months_max === undefined || ask("months", (months) => Number(months) < rules.child_months_max)) &&
    among("area", rules.areas) &&
    among("household", rules.household) &&
    among("ability", rules.ability) &&
    among("income", rules.income);
  if (!fits) return { fits: "no", missing: [] };
  return { fits: asked > 0 && missing.length === 0 ? "yes" : "maybe", missing: [...new Set(missing)] };
}

/** 公布的金额里，合乎年龄和县区的那几条；没有答的不排除。 */
export function amounts(all, { age, area }) {
  return all.filter((each) =>
    (each.area === undefined || !area || each.area === area) &&
    (each.age_min === undefined || !age || Number(age) >= each.age_min) &&
    (each.age_max === undefined || !age || Number(age) <= each.age_max));
}

function start() {
  const form = document.querySelector("[data-module='benefits']");
  const results = form.querySelector("[data-of='results']");
  const offers = [...form.querySelector("template").content.children].map((element) => ({
    element,
    rules: JSON.parse(element.dataset.rules),
    amounts: JSON.parse(element.dataset.amounts),
  }));
  const label = (name) => form.querySelector(`[name='${name}']`).closest("[data-question]").dataset.question;

  function answers() {
    const filled = new FormData(form);
    const given = Object.fromEntries([...filled].filter(([, value]) => value !== ""));
    if (filled.has("household")) given.household = filled.getAll("household");
    // 换成为孩子查以后，看不见的问题不算答过。
    for (const hidden of form.querySelectorAll("[data-for][hidden] [name]")) delete given[hidden.name];
    return given;
  }

  function line({ element, amounts: all }, missing, given) {
    const copy = element.cloneNode(true);
    const own = amounts(all, given);
    if (own.length === 1) copy.querySelector("[data-of='amount']").textContent = own[0].text;
    copy.querySelector("[data-of='missing']").textContent = missing.length > 0 ? form.dataset.missing.replace("{what}", missing.map(label).join(form.dataset.comma)) : "";
    return copy;
  }

  function show() {
    const given = answers();
    const judged = offers.map((offer) => ({ offer, ...judge(offer.rules, given) }));
    for (const fits of ["yes", "maybe"]) {
      const part = results.querySelector(`[data-of='${fits}']`);
      const those = judged.filter((each) => each.fits === fits);
      part.querySelector("ul").replaceChildren(...those.map(({ offer, missing }) => line(offer, missing, given)));
      part.hidden = those.length === 0;
    }
    const count = (fits) => judged.filter((each) => each.fits === fits).length;
    results.querySelector("[role='status']").textContent = form.dataset.found.replace("{yes}", count("yes")).replace("{maybe}", count("maybe")).replace("{no}", count("no"));
    results.hidden = false;
  }

  form.addEventListener("change", ({ target }) => {
    if (target.name !== "who") return;
    for (const question of form.querySelectorAll("[data-for]")) question.hidden = question.dataset.for !== target.value;
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    results.querySelector("h3").focus();
  });
  form.addEventListener("reset", () => {
    results.hidden = true;
    for (const question of form.querySelectorAll("[data-for]")) question.hidden = false;
  });
  form.hidden = false;
}

if (typeof document !== "undefined") start();
