import assert from "node:assert/strict";
import { test } from "node:test";
import type { Level } from "../../accounts/index.ts";
import { type Duty, decideDuty, dutyRules } from "./duty-rules.ts";

const duties = Object.keys(dutyRules) as Duty[];
const actor = (levels: readonly Level[], type = "hospital") => ({
  accountActive: true,
  trained: true,
  secondFactor: true,
  levels,
  participant: { type },
});

test("a user manager manages the users of the own participant and does nothing of the exchange's staff", () => {
  const permitted = duties.filter((duty) => decideDuty(actor(["user-management"]), duty).permitted);
  assert.deepEqual(permitted, ["manage-users", "end-users"]);
  assert.deepEqual(decideDuty(actor(["user-management"]), "manage-users"), {
    permitted: true,
    scope: "own-participant",
  });
});

test("a relationship manager works for every participant", () => {
  const grace = actor(["exchange-staff", "relationship-management"], "exchange");
  assert.deepEqual(
    duties.filter((duty) => decideDuty(grace, duty).permitted),
    [
      "end-users",
      "keep-desk",
      "explain-refusals",
      "import-consents",
      "give-support",
      "see-sources",
      "see-participants",
    ],
  );
  assert.deepEqual(decideDuty(grace, "keep-desk"), { permitted: true, scope: "every-participant" });
});

test("a clinician has none of these duties", () => {
  for (const duty of duties) {
    assert.deepEqual(decideDuty(actor(["practitioner-btg"]), duty), { permitted: false, reason: "level-lacks-right" });
  }
});

test("an account that is not active, not trained or without its second factor has no duty at all", () => {
  const engineer = actor(["interface"]);
  assert.equal(decideDuty(engineer, "interface").permitted, true);
  for (const lack of [{ accountActive: false }, { trained: false }, { secondFactor: false }]) {
    assert.equal(decideDuty({ ...engineer, ...lack }, "interface").permitted, false);
  }
});
