// Every page is valid HTML.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { FileSystemConfigLoader, HtmlValidate, esmResolver } from "html-validate";
import { pages, root } from "./site.mjs";

test("every page is valid HTML", async () => {
  const validate = new HtmlValidate(new FileSystemConfigLoader([esmResolver()]));
  const all = await pages();
  assert.ok(all.length > 100, `only ${all.length} pages below ${root}`);
  const faults = [];
  for (const page of all) {
    const report = await validate.validateString(await readFile(root + page, "utf8"), new URL(page, import.meta.url).pathname);
    for (const result of report.results)
      for (const message of result.messages) faults.push(`${page}:${message.line}:${message.column} ${message.ruleId}: ${message.message}`);
  }
  assert.equal(faults.length, 0, `${faults.length} faults in ${all.length} pages\n${faults.slice(0, 40).join("\n")}`);
});
