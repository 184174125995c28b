import assert from "node:assert/strict";
import { test } from "node:test";
import { accountsDefaults } from "../settings.ts";
import { refusePassword } from "./password-rules.ts";

const names = ["Crossbay", "Crossbay General Hospital", "Amara", "Okafor", "aokafor", "amara.okafor"];
const refuse = (password: string) => refusePassword(password, names, accountsDefaults);

const good = [
  "copper violin under seven moons",
  "tulip orbit saddle mint",
  "Lantern-Harbor-42-eel",
  "лесная дорога сорок вёсен",
  "紫の雨が港に静かに降り続いている夜",
  "x9!Qm2#vT7pL",
  "seven ferries cross at dusk ".repeat(4).trim(),
];

const weak: [string, RegExp][] = [
  ["short words", /at least 12/],
  ["🔐🔐🔐🔐🔐🔐", /at least 12/],
  [`violet kettle ${"a long way down ".repeat(8)}`, /at most 128/],
  ["passwordpassword", /too easy/],
  ["password1234", /too easy/],
  ["qwertyuiop[]", /too easy/],
  ["aaaaaaaaaaaaaaaa", /too easy/],
  ["123456789012", /too easy/],
  ["abcdefghijklm", /too easy/],
  ["Passw0rd2026!", /too easy/],
  ["iloveyouiloveyou", /too easy/],
  ["CrossbayGeneral2026!", /made of/],
  ["crossbay-hospital", /made of/],
  ["Amara.Okafor.1984", /made of/],
  ["okafor 123456789", /made of/],
];

for (const password of good) {
  test(`"${password.slice(0, 40)}" may be a password`, () => assert.equal(refuse(password), undefined));
}

for (const [password, reason] of weak) {
  test(`"${password.slice(0, 40)}" is refused: ${reason.source}`, () => assert.match(refuse(password) ?? "", reason));
}

test("length counts characters, whichever way a keyboard composes them", () => {
  const composed = "été à la forêt près";
  assert.equal(refuse(composed), refuse(composed.normalize("NFD")));
  assert.match(refuse("é".normalize("NFD").repeat(11)) ?? "", /at least 12/);
});
