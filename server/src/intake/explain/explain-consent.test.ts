import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { aMessage, anIntake, type IntakeWorld } from "../../../../test/support/intake-world.ts";
import { setConsentSegment } from "../../accounts/index.ts";
import { explainMessage } from "./explain-message.ts";

let world: IntakeWorld;
before(async () => {
  world = await anIntake();
  const segment = {
    segment: "ZCN",
    value: { field: 2, component: 1 },
    date: { field: 3, component: 1 },
    values: { Y: "grant" },
    signers: {},
  } as const;
  await world.context.database.transaction((tx) => setConsentSegment(tx, { code: "HARBOUR", segment }));
});
after(() => world.close());

async function fatesOf(line: string): Promise<string[]> {
  const message = aMessage({ type: "ADT^A31^ADT_A05", segments: [line] });
  const explanation = await explainMessage(world.context, { message, scope: "every-participant" });
  assert.ok("segments" in explanation);
  const segment = explanation.segments.find(({ name }) => name === "ZCN");
  return segment?.fields.map(({ place, fate, becomes }) => `${place} ${fate} ${becomes}`.trim()) ?? [];
}

test("the fields of a decision in a source's own segment are said to be used, the others kept", async () => {
  const used = "used the patient's decision";
  assert.deepEqual(await fatesOf("ZCN|1|Y|20260310|note"), [
    "ZCN-1 kept",
    `ZCN-2 ${used}`,
    `ZCN-3 ${used}`,
    "ZCN-4 kept",
  ]);
});

test("a code without a meaning is said to be refused, at its field", async () => {
  assert.ok((await fatesOf("ZCN|1|?|20260310")).some((fate) => fate.startsWith("ZCN-2 refused")));
});
