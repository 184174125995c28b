import assert from "node:assert/strict";
import { test } from "node:test";
import { composeLetter, refuseTemplate } from "./letter-rules.ts";
import { type LetterId, letterTemplates } from "./letter-templates.ts";

const letter = { subject: "{{exchange}}: hello", body: "Dear {{name}},\n\nbegin here: {{link}}" };

test("a letter is plain text and the same as HTML, with its link to click on", () => {
  const values = { exchange: "Crossbay", name: "Rosa Delgado", link: "https://hie.example/training#a_b.c" };
  const composed = composeLetter(letter, values);
  assert.equal(composed.subject, "Crossbay: hello");
  assert.equal(composed.text, "Dear Rosa Delgado,\n\nbegin here: https://hie.example/training#a_b.c");
  assert.match(
    composed.html,
    /<a href="https:\/\/hie.example\/training#a_b.c">https:\/\/hie.example\/training#a_b.c<\/a>/,
  );
});

test("what somebody typed into a form stays text in every part of a letter", () => {
  const name = "[Win](https://evil.example) <img src=x> **now**\r\nBcc: all@example.org";
  const composed = composeLetter({ ...letter, subject: "For {{name}}" }, { exchange: "Crossbay", name, link: "–" });
  assert.ok(!composed.html.includes("<img"));
  assert.ok(!composed.html.includes("<strong>"));
  assert.ok(!/href="https:\/\/evil/.test(composed.html));
  assert.ok(!/[\r\n]/.test(composed.subject));
});

test("a template with an unknown placeholder, or without a needed one, is refused in words", () => {
  const faults = refuseTemplate("credentials", { subject: "Hello {{nmae}}", body: "{{username}} {{link}}" });
  assert.deepEqual(
    faults.map(({ field }) => field),
    ["subject", "body"],
  );
  assert.match(faults[1]!.detail, /\{\{temporaryPassword\}\} is missing/);
});

test("a secret may not stand in a subject, which mail servers log", () => {
  const faults = refuseTemplate("temporary-password", {
    subject: "{{temporaryPassword}}",
    body: "{{temporaryPassword}} {{link}}",
  });
  assert.deepEqual(
    faults.map(({ field }) => field),
    ["subject"],
  );
});

for (const [id, template] of Object.entries(letterTemplates)) {
  test(`the product's own letter "${id}" keeps the rules for letters`, () => {
    assert.deepEqual(refuseTemplate(id as LetterId, template), []);
  });
}
