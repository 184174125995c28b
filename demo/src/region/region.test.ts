import assert from "node:assert/strict";
import { test } from "node:test";
import { accounts, demoPassword } from "./accounts.ts";
import { participants } from "./participants.ts";
import { sources } from "./sources.ts";

const keys = new Set(participants.map(({ key }) => key));

test("every source and every account belongs to a participant of the region", () => {
  for (const { participantKey } of [...sources, ...accounts]) assert.ok(keys.has(participantKey), participantKey);
});

test("no two sources send under the same application and facility", () => {
  const headers = sources.map(({ sendingApplication, sendingFacility }) => `${sendingApplication}|${sendingFacility}`);
  assert.equal(new Set(headers).size, sources.length);
});

test("only the recovery centre is a Part 2 programme, and its source's data are labelled so", () => {
  assert.deepEqual(
    participants.filter(({ part2Program }) => part2Program).map(({ key }) => key),
    ["tidewater"],
  );
  assert.deepEqual(
    sources.filter(({ labels }) => labels.includes("part2")).map(({ key }) => key),
    ["TRC"],
  );
});

test("hospital and ambulance have emergency services", () => {
  assert.deepEqual(
    participants.filter(({ emergencyServices }) => emergencyServices).map(({ key }) => key),
    ["crossbay-general", "pier-nine"],
  );
});

test("sixteen people sign in, each with an address and a telephone that exist nowhere", () => {
  assert.equal(accounts.length, 16);
  for (const column of ["username", "email", "mobile"] as const) {
    assert.equal(new Set(accounts.map((account) => account[column])).size, 16, column);
  }
  for (const { email, mobile } of accounts) {
    assert.match(email, /\.example$/);
    assert.match(mobile, /^\+1\d{3}55501\d{2}$/);
  }
});

test("the paramedic is in training, one user manager has not watched the video", () => {
  assert.deepEqual(
    accounts.filter(({ state }) => state === "in-training").map(({ username }) => username),
    ["jpike"],
  );
  assert.equal(accounts.find(({ username }) => username === "mhart")?.userManagerTraining, "not-started");
});

test("the demo password is long and made of nobody's name", () => {
  assert.ok(demoPassword.length >= 12);
  const names = [...accounts, ...participants.map(({ name }) => ({ given: name, family: "Crossbay" }))];
  for (const word of names.flatMap(({ given, family }) => `${given} ${family}`.toLowerCase().split(/\W+/))) {
    if (word.length > 2) assert.ok(!demoPassword.includes(word), word);
  }
});
