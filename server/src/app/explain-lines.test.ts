import assert from "node:assert/strict";
import { test } from "node:test";
import { aMessage } from "../../../test/support/intake-world.ts";
import { explainAlone } from "../intake/index.ts";
import { explainLines } from "./explain-lines.ts";

const now = new Date("2026-03-12T15:00:00Z");
const explained = (message: string) =>
  explainAlone({ message: Buffer.from(message), authority: undefined, timeZone: "America/New_York", now });

test("an explanation fits 100 columns, its fates one below the other", () => {
  const lines = explainLines(explained(aMessage({ segments: ["PV1|1|Q||||||||||||||||||||||||||||||||||01"] })), false);
  for (const line of lines) assert.ok(line.length <= 100, line);
  const fates = lines.filter((line) => /^ {2}[A-Z0-9]{3}-\d/.test(line)).map((line) => line.slice(56, 64).trim());
  assert.deepEqual([...new Set(fates)].sort(), ["kept", "used", "warned"]);
  assert.ok(lines.some((line) => /^ {2}PID-5 +Patient Name +QUILLFEATHER\^Odalys +used +Patient\.name$/.test(line)));
  assert.ok(lines.some((line) => /^ {10}PV1-2 is no code of table 0004/.test(line)));
  assert.equal(lines.at(-1), "Answer: AA, accepted");
});

test("evidence is told field by field", () => {
  const fields = [
    { field: "family name", bits: 9.1, words: "same" },
    { field: "telephone", bits: -1.4, words: "different" },
  ];
  const candidates = [{ bits: 31.2, verdict: "same" as const, sharesIdentifier: true, fields }];
  const match = { outcome: "same" as const, sentence: "It is a person that is known.", candidates };
  const lines = explainLines({ ...explained(aMessage()), match }, false);
  assert.deepEqual(lines.slice(lines.indexOf("Person"), -2), [
    "Person",
    "  It is a person that is known.",
    "  candidate 1: the same person, +31.2 bits, with a shared identifier",
    "    family name: same, +9.1 bits",
    "    telephone: different, −1.4 bits",
  ]);
});

test("what a message holds neither colours the screen nor moves the cursor", () => {
  const lines = explainLines(explained(aMessage({ family: "\u001b[31mRED\u0007" })), false).join("\n");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
  assert.doesNotMatch(lines, /[\x00-\x09\x0b-\x1f]/);
  assert.match(lines, /·\[31mRED·/);
});

test("fates have their colour only where it is asked for", () => {
  const lines = (isColoured: boolean) => explainLines(explained(aMessage()), isColoured).join("\n");
  assert.ok(lines(true).includes("\u001b[32mused"));
  assert.ok(!lines(false).includes("\u001b"));
});
