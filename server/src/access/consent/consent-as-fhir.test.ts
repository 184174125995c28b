import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readConsent, writeConsent } from "@crossbay/formats/fhir";
import { aRecord, type RecordWorld } from "../../../../test/support/record-world.ts";
import type { ConsentDecision } from "./consent-decision.ts";
import { decisionsOf } from "./consent-store.ts";
import { saveConsentDecision } from "./save-consent-decision.ts";

let world: RecordWorld;
before(async () => {
  world = await aRecord();
});
after(() => world.stop());

test("a recorded decision goes out as a FHIR Consent and comes back as it was recorded", async () => {
  const { patientId } = await world.tell(world.feed, "61", { patient: { family: "Voss", given: "Eleanor" } });
  const { hospital, context } = world;
  const kept = await world.transaction(async (tx) => {
    const entry = {
      patientId,
      formVersion: 2,
      language: "es",
      signedOn: "2026-03-12",
      signerName: "Eleanor Voss",
      signerRelation: "health-care-agent",
      evidence: "paper-on-file",
      witnessName: "Ben Whitlock",
    } as const;
    const place = { now: context.clock.now(), timeZone: hospital.timeZone };
    const ours = { scope: "participant", participantId: hospital.id, formId: "emergency-services" } as const;
    await saveConsentDecision(tx, place, { ...entry, ...ours, value: "emergency-only" });
    await saveConsentDecision(tx, place, { ...entry, scope: "community", formId: "community", value: "grant" });
    await saveConsentDecision(tx, place, { ...entry, scope: "everyone", formId: "deny-to-all", value: "deny" });
    return decisionsOf(tx, [patientId]);
  });
  assert.equal(kept.length, 3);
  for (const decision of kept) {
    const { covers: _, ...told }: ConsentDecision = decision;
    assert.deepEqual(readConsent(JSON.parse(JSON.stringify(writeConsent(decision)))), { terms: told });
  }
});
