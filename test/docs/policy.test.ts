import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { policyTables } from "./policy-tables.ts";

const page = readFileSync(new URL("../../docs/policy.md", import.meta.url), "utf8");

for (const table of policyTables()) {
  const head = table.split("\n", 1)[0];
  test(`the page of the policy has this table as the code has it: ${head}`, () => {
    assert.ok(page.includes(table), `docs/policy.md should say:\n\n${table}\n`);
  });
}
