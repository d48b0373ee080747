// What scripts add: opening now, one care level, copying, keeping, comparing, ordering, benefits, the elder's tools.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { launch } from "./browser.mjs";
import { serve } from "./site.mjs";

const base = "/yilaoyixiao/";
let browser, site;
before(async () => {
  site = await serve(base);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.close();
});

/** A reader with an empty memory. Nothing may be asked of another host, and nothing may go wrong in a script. */
async function reader(options = {}) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: "zh-CN", reducedMotion: "reduce", ...options });
  const wrong = [];
  context.on("request", (request) => { if (!request.url().startsWith(site.url)) wrong.push(`asks ${request.url()}`); });
  context.on("weberror", (error) => wrong.push(error.error().stack));
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  return {
    page,
    context,
    go: (path) => page.goto(site.url + path),
    done: async () => { await context.close(); assert.deepEqual(wrong, []); },
  };
}

const saved = (page) => page.locator("[data-module='saved'] [data-of='list'] > li");
const picked = (page) => page.locator("[data-module='compare'] [data-of='picked'] > li");

describe("a facility's page", () => {
  for (const [moment, said] of [
    ["2026-11-23T09:00:00+08:00", "现在开着，到17:30"],
    ["2026-11-23T06:00:00+08:00", "现在不开，08:30开"],
    ["2026-11-28T12:00:00+08:00", "现在不开，周一08:30开"],
  ]) {
    test(`on ${moment} it says ${said}, wherever the reader is`, async () => {
      const { page, go, done } = await reader({ timezoneId: "America/Los_Angeles" });
      await page.clock.setFixedTime(new Date(moment));
      // A week that no edit of the entries can change.
      await page.route("**/facility/bai-shi-jiang-ju-jia/", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()).replace(/data-week="[^"]*"/g, `data-week="${"08:30-17:30;".repeat(5)}-;-"`) });
      });
      await go("facility/bai-shi-jiang-ju-jia/");
      assert.equal(await page.locator(".hours .hours-now").innerText(), said);
      await done();
    });
  }

  test("day and night is open now", async () => {
    const { page, go, done } = await reader();
    await go("facility/fu-an/");
    assert.equal(await page.locator(".hours .hours-now").innerText(), "现在开着");
    await done();
  });

  test("a care level lights its column, says its sum, and is remembered at the next place", async () => {
    const { page, go, done } = await reader();
    await go("facility/fu-an/");
    await page.getByLabel("半护理", { exact: true }).check();
    const sum = await page.locator(".table .sum td[data-label='半护理']").innerText();
    assert.match(await page.locator(".level-said").innerText(), new RegExp(`^按“半护理”算：每月${sum}元`));
    assert.equal(await page.locator(".table .sum td.picked").innerText(), sum);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".level-said").isVisible(), "the sum is printed");
    assert.ok(!(await page.locator(".levels").isVisible()), "the question is not");
    await page.emulateMedia({ media: "screen" });
    await go("facility/liao-kuo/");
    assert.match(await page.locator(".level-said").innerText(), /^按“半护理”算/);
    await done();
  });

  test("words that are hard to understand are explained on the page itself", async () => {
    const { page, go, done } = await reader();
    await go("facility/fu-an/");
    await page.getByRole("link", { name: "看不懂的词" }).click();
    await page.getByRole("heading", { name: "这一页的词" }).waitFor();
    assert.equal(page.url(), `${site.url}facility/fu-an/`);
    const terms = await page.locator("main section dt").allInnerTexts();
    assert.ok(terms.includes("失能") && terms.includes("普惠"), terms.join());
    assert.ok(!terms.includes("托位"), "only words of this page");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "这一页的词");
    await done();
  });

  test("name, telephone and address are copied as text", async () => {
    const { page, context, go, done } = await reader();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await go("facility/fu-an/");
    await page.getByRole("button", { name: "复制地址电话" }).click();
    await page.getByText("已复制名称、地址和电话").waitFor();
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split("\n");
    assert.equal(lines[0], "示例福安养老院");
    assert.match(lines[1], /^0874-/);
    assert.match(lines[2], /麒麟区/);
    assert.equal(lines[3], `${site.url}facility/fu-an/`);
    await done();
  });
});

describe("saved", () => {
  test("what was saved stands there as it is today, and can be taken away", async () => {
    const { page, go, done } = await reader();
    for (const id of ["fu-an", "liao-kuo"]) {
      await go(`facility/${id}/`);
      await page.getByRole("button", { name: "收藏", exact: true }).click();
      assert.equal(await page.locator("[data-act='save']").getAttribute("aria-pressed"), "true");
    }
    await go("saved/");
    assert.equal(await saved(page).count(), 2);
    await saved(page).first().locator(".state").waitFor();
    assert.match(await saved(page).first().locator("a[href^='tel:']").innerText(), /0874-/);
    assert.ok(!(await page.locator("[data-without]").isVisible()));
    await page.locator("[data-of='seen'] li").nth(1).waitFor();
    await saved(page).first().getByRole("button", { name: /^去掉/ }).click();
    await page.getByText("收藏了1家").waitFor();
    await page.reload();
    assert.equal(await saved(page).count(), 1);
    await page.getByRole("button", { name: "清除最近看过" }).click();
    assert.ok(!(await page.locator("[data-of='seen-part']").isVisible()));
    await done();
  });

  test("one that closed, one that moved and one that is gone are said to be so", async () => {
    const { page, go, done } = await reader();
    await page.addInitScript((base) => {
      const item = (id) => ({ id, name: `记下的${id}`, place: "", on: "2026-05-01" });
      localStorage.setItem(`laoyou-saved:${base}`, JSON.stringify([item("san-bao-can-zhuo"), item("lao-liao-kuo"), item("no-such-place"), { id: "../../x" }, 7]));
    }, base);
    await go("saved/");
    await page.getByText("已于").waitFor();
    assert.equal(await saved(page).count(), 3);
    await page.getByRole("link", { name: "示例寥廓老年公寓" }).waitFor();
    await page.getByText("这家机构的页面已经不在本站了").waitFor();
    await done();
  });

  test("a browser that refuses to remember says so, and nothing breaks", async () => {
    const { page, go, done } = await reader();
    await page.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } });
    });
    await go("facility/fu-an/");
    await page.getByRole("button", { name: "收藏", exact: true }).click();
    await page.locator("[data-module='keep'] [role='status']", { hasText: "浏览器不让" }).waitFor();
    await go("saved/");
    await page.locator("[data-of='refused']").waitFor();
    await done();
  });
});

describe("compare", () => {
  test("four at most, side by side, in an address that can be sent to another", async () => {
    const { page, go, done } = await reader();
    for (const id of ["fu-an", "liao-kuo", "nan-ning-ju-jia", "lao-nian-da-xue"]) {
      await go(`facility/${id}/`);
      await page.getByRole("button", { name: "加入对比" }).click();
    }
    await go("facility/qi-lin-guang-chang/");
    await page.getByRole("button", { name: "加入对比" }).click();
    await page.getByText("最多对比四家").waitFor();
    await go("compare/");
    await page.getByText("正在对比4家").waitFor();
    assert.equal(page.url(), `${site.url}compare/?ids=fu-an,liao-kuo,nan-ning-ju-jia,lao-nian-da-xue`);
    await picked(page).last().getByRole("button", { name: /^去掉/ }).click();
    await page.getByText("正在对比3家").waitFor();
    const address = page.url();
    await done();

    const other = await reader({ viewport: { width: 1280, height: 800 } });
    await other.page.goto(address);
    await other.page.getByText("正在对比3家").waitFor();
    assert.deepEqual(await other.page.locator(".side thead th").allInnerTexts(), ["项目", "示例福安养老院", "示例寥廓老年公寓", await other.page.locator(".picked a[data-of='name']").nth(2).innerText()]);
    const row = (label) => other.page.locator(".side tr", { has: other.page.getByRole("rowheader", { name: label, exact: true }) }).locator("td");
    assert.match((await row("空床").allInnerTexts())[0], /共120张/);
    assert.match((await row("每月 半护理").allInnerTexts())[1], /\d/);
    assert.match((await row("备案").allInnerTexts())[0], /已备案/);
    await other.go("compare/?ids=bai-shi-jiang-ju-jia,nan-ning-ju-jia");
    await other.page.getByText("正在对比2家").waitFor();
    const rows = other.page.locator(".side tbody tr:visible");
    const all = await rows.count();
    await other.page.getByLabel("只看不一样的").check();
    assert.ok((await rows.count()) > 0 && (await rows.count()) < all);
    await other.done();
  });

  test("what cannot be compared is said, and an address with nonsense does no harm", async () => {
    const { page, go, done } = await reader();
    await go("compare/?ids=fu-an,no-such-place,%3Cimg%20src%3Dx%3E,../data,fu-an");
    await page.getByText("这家机构的页面已经不在本站了").waitFor();
    assert.equal(await picked(page).count(), 2);
    assert.ok(!(await page.locator(".side").isVisible()), "one place alone is no comparison");
    await go("compare/");
    await page.getByText("还没有选机构").waitFor();
    await done();
  });
});

describe("a list", () => {
  const prices = (page) => page.locator(".hits > .hit:visible").evaluateAll((hits) => hits.map((hit) => hit.dataset.price ?? null));
  const known = (values) => values.filter((value) => value !== null).map(Number);

  test("by price, kept in the address; what has no price comes last", async () => {
    const { page, go, done } = await reader();
    await go("kind/elder-private-home/");
    const names = await page.locator(".hit h2").allInnerTexts();
    await page.getByRole("button", { name: "便宜的在前" }).click();
    assert.match(page.url(), /\?order=price$/);
    const sorted = await prices(page);
    assert.deepEqual(known(sorted), known(sorted).sort((a, b) => a - b));
    assert.ok(known(sorted).length > 1 && !sorted.slice(0, known(sorted).length).includes(null));
    await page.reload();
    await page.locator("[data-order='price'][aria-pressed='true']").waitFor();
    assert.deepEqual(await prices(page), sorted);
    await page.getByRole("button", { name: "按名称" }).click();
    assert.deepEqual(await page.locator(".hit h2").allInnerTexts(), names);
    await done();
  });

  test("by distance only after the button, with the distance; a refusal is told", async () => {
    const { page, context, go, done } = await reader({ geolocation: { longitude: 103.8, latitude: 25.49 }, permissions: [] });
    await go("kind/elder-private-home/");
    await page.getByRole("button", { name: "离我近的在前" }).click();
    await page.getByText("没有得到位置").waitFor();
    await context.grantPermissions(["geolocation"]);
    await page.getByRole("button", { name: "离我近的在前" }).click();
    await page.locator(".hit-far").first().waitFor();
    assert.match(await page.locator(".order [role='status']").innerText(), /由近到远/);
    assert.ok(!page.url().includes("103"), "the place stays out of the address");
    await done();
  });
});

describe("benefits", () => {
  test("answers are compared here, and nothing leaves the page", async () => {
    const { page, go, done } = await reader();
    await page.goto(`${site.url}guide/`, { waitUntil: "networkidle" });
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.getByLabel("老人", { exact: true }).check();
    assert.ok(!(await page.getByLabel("孩子多大（几个月）").isVisible()));
    await page.getByLabel("老人多大年纪（周岁）").fill("83");
    await page.getByLabel("低保", { exact: true }).check();
    await page.getByRole("button", { name: "查一查" }).click();
    const likely = page.locator(".benefits [data-of='yes'] li");
    assert.ok((await likely.allInnerTexts()).some((text) => text.includes("高龄津贴")));
    assert.match(await page.locator(".benefits [data-of='maybe'] li").first().innerText(), /还没答：/);
    assert.match(await page.locator(".benefits").innerText(), /以主管部门审核为准/);
    assert.equal(await page.locator(".benefits [data-of='results'] h3").evaluate((heading) => heading === document.activeElement), true);
    assert.deepEqual(asked, []);
    assert.equal(page.url(), `${site.url}guide/`, "no answer stands in the address");
    await likely.filter({ hasText: "高龄津贴" }).locator("a").click();
    assert.match(await page.locator("h1").innerText(), /高龄津贴/);
    await done();
  });

  test("without scripts a table says who gets what", async () => {
    const { page, go, done } = await reader({ javaScriptEnabled: false });
    await go("guide/");
    assert.ok(!(await page.locator(".benefits").isVisible()));
    assert.ok((await page.locator("table.fields tbody tr").count()) > 3);
    await done();
  });
});

describe("the elder's tools", () => {
  test("larger type and a black ground, remembered on the next page", async () => {
    const { page, go, done } = await reader();
    await go("");
    assert.ok(!(await page.locator(".tools").isVisible()));
    await page.getByRole("button", { name: "长辈版" }).click();
    const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    const before = await size();
    assert.equal(before, 24);
    await page.getByRole("button", { name: "放大" }).click();
    await page.getByRole("button", { name: "黑底" }).click();
    const larger = await size();
    assert.ok(larger > before);
    await go("guide/");
    assert.equal(await size(), larger);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(0, 0, 0)");
    await page.getByRole("button", { name: "放大" }).click();
    await page.getByRole("button", { name: "还原" }).click();
    assert.equal(await size(), before);
    await page.getByRole("button", { name: "白底" }).click();
    await page.getByRole("button", { name: "标准版" }).click();
    assert.equal(await size(), 18);
    await done();
  });

  test("reading aloud goes from passage to passage, digits one by one, and stops when asked", async () => {
    const { page, go, done } = await reader();
    await page.addInitScript(() => {
      localStorage.setItem("laoyou-mode", "elder");
      window.heard = [];
      window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      const voice = { speak: (words) => { window.heard.push(words.text); if (window.heard.length < 6) queueMicrotask(() => words.onend()); }, cancel() {} };
      Object.defineProperty(window, "speechSynthesis", { value: voice });
    });
    await go("facility/fu-an/");
    await page.getByRole("button", { name: "朗读" }).click();
    await page.getByRole("button", { name: "停止" }).click();
    const heard = await page.evaluate(() => window.heard);
    assert.equal(heard.length, 6);
    assert.match(heard[0], /示例福安养老院/);
    assert.equal(await page.locator("[data-read]").count(), 0);
    await page.getByRole("button", { name: "朗读" }).waitFor();
    await done();
  });

  test("a browser without speech says so", async () => {
    const { page, go, done } = await reader();
    await page.addInitScript(() => {
      localStorage.setItem("laoyou-mode", "elder");
      Object.defineProperty(window, "speechSynthesis", { value: undefined });
    });
    await go("policy/");
    await page.getByRole("button", { name: "朗读" }).click();
    await page.getByRole("button", { name: "这个浏览器不会朗读" }).waitFor();
    await done();
  });
});

describe("an article", () => {
  test("its type grows in three sizes that are remembered, and its address is copied", async () => {
    const { page, context, go, done } = await reader();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await go("policy/plan/");
    const size = () => page.locator(".prose p").first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
    const usual = await size();
    await page.getByRole("button", { name: "大字", exact: true }).click();
    assert.ok((await size()) > usual);
    await go("guide/old-age-allowance/");
    assert.equal(await page.getByRole("button", { name: "大字", exact: true }).getAttribute("aria-pressed"), "true");
    await page.getByRole("button", { name: "标准", exact: true }).click();
    assert.equal(await size(), usual);
    await page.getByRole("button", { name: "复制网址" }).click();
    await page.getByText("已复制，可以发给家人").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${site.url}guide/old-age-allowance/`);
    await done();
  });
});

test("the page of the elder's version switches it", async () => {
  const { page, go, done } = await reader();
  await go("elder/");
  assert.ok(!(await page.locator("[data-without]").isVisible()));
  await page.getByRole("button", { name: "换成长辈版" }).click();
  assert.equal(await page.locator("html").getAttribute("data-mode"), "elder");
  await page.getByRole("button", { name: "朗读" }).waitFor();
  await go("kind/elder-private-home/");
  assert.equal(await page.locator("html").getAttribute("data-mode"), "elder");
  assert.equal(await page.locator(".order").evaluate((order) => getComputedStyle(order).outlineStyle), "none", "only what is read aloud is marked so");
  await go("elder/");
  await page.getByRole("button", { name: "换回标准版" }).click();
  assert.equal(await page.locator("html").getAttribute("data-mode"), "usual");
  await done();
});

test("what is hidden is not seen: no text in force is called lapsed", async () => {
  const { page, go, done } = await reader();
  await go(`search/?q=${encodeURIComponent("养老")}`);
  await page.locator("[data-of='texts'] .listed").first().waitFor();
  assert.equal(await page.locator("[data-of='texts'] .tag:visible").count(), 0);
  await done();
});
