import assert from "node:assert/strict";
import { test } from "node:test";
import type { ParticipantId, PatientId } from "../../platform/ids.ts";
import type { ConsentDecision } from "../consent/consent-decision.ts";
import { outlastsDenials } from "./glass-rules.ts";

const here = "hospital" as ParticipantId;
const glass = { openedAt: new Date("2026-03-12T14:00:00Z") };
const denial: ConsentDecision = {
  id: "1",
  patientId: "patient" as PatientId,
  scope: "participant",
  participantId: here,
  value: "deny",
  formId: "emergency-services",
  formVersion: 1,
  formTitle: "Consent",
  language: "en",
  signedOn: "2026-03-12",
  signerName: "Henry Osei",
  signerRelation: "self",
  evidence: "paper-on-file",
  coveredParticipantIds: [],
  recordedAt: new Date("2026-03-12T14:00:01Z"),
};

const cases: [string, Partial<ConsentDecision>, boolean][] = [
  ["the patient's own denial closes the glass", {}, false],
  ["so does one to everyone", { scope: "everyone", participantId: undefined as never }, false],
  ["and one to the community", { scope: "community", participantId: undefined as never }, false],
  ["a health care agent's denial is the patient's", { signerRelation: "health-care-agent" }, false],
  ["one signed days ago and recorded now counts from now", { signedOn: "2026-03-01" }, false],
  ["a denial to another participant leaves it open", { participantId: "elsewhere" as ParticipantId }, true],
  ["one that was recorded before it was broken is not news", { recordedAt: new Date("2026-03-12T13:59:59Z") }, true],
  ["a parent's denial is for the decision to weigh", { signerRelation: "parent" }, true],
  ["what is no denial leaves it open", { value: "emergency-only" }, true],
];

for (const [name, change, isOpen] of cases) {
  test(name, () => assert.equal(outlastsDenials(glass, [{ ...denial, ...change }], here), isOpen));
}
