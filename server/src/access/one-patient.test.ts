import assert from "node:assert/strict";
import { test } from "node:test";
import { dataClasses, type Extent } from "../accounts/index.ts";
import type { PatientId } from "../platform/ids.ts";
import { type AccessFacts, decideAccess, plainFacts } from "./access-rules.ts";
import { nothingDecided } from "./consent/consent-rules.ts";
import { type Way, wayRules } from "./way-rules.ts";

const maria = "maria" as PatientId;
const marta = "marta" as PatientId;

const facts = (patients: AccessFacts["patients"], onlyPatientId: PatientId | undefined, way: Way): AccessFacts => ({
  ...plainFacts,
  ...{ way, shown: true, warned: true, namedRecipient: true },
  actor: {
    accountActive: true,
    trained: true,
    secondFactor: true,
    levels: wayRules[way].levels,
    extents: Object.fromEntries(dataClasses.map((each) => [each, "full"])) as Record<
      (typeof dataClasses)[number],
      Extent
    >,
    seesSensitiveData: true,
    writtenConsentOnly: false,
    purpose: "treatment",
    participant: { emergencyServices: true },
    ...(onlyPatientId ? { onlyPatientId } : {}),
  },
  patients,
  consent:
    wayRules[way].path === "emergency" ? nothingDecided : { ...nothingDecided, value: "grant", scope: "participant" },
});

for (const way of Object.keys(wayRules) as Way[]) {
  test(`a session that an EHR opened for one patient goes the way ${way} to nobody else`, () => {
    const reasonOf = (...given: Parameters<typeof facts>) => {
      const decision = decideAccess(facts(...given));
      return decision.permitted ? "permitted" : decision.reason;
    };
    assert.equal(reasonOf([{ patientId: maria }], maria, way), "permitted");
    assert.equal(reasonOf([{ patientId: marta }, { patientId: maria }], maria, way), "permitted");
    assert.equal(reasonOf([{ patientId: marta }], maria, way), "session-for-one-patient");
    assert.equal(reasonOf([], maria, way), "session-for-one-patient");
    assert.equal(reasonOf(undefined, maria, way), "session-for-one-patient");
    assert.equal(reasonOf(undefined, undefined, way), "permitted");
  });
}
