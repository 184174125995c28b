import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { AuditEventTerms } from "./audit-event-terms.ts";
import { auditEventInvalidities } from "./testing/audit-event-validity.ts";
import { writeAuditEvent } from "./write-audit-event.ts";

const source = { name: "Crossbay", url: "https://exchange.example" };
const terms: AuditEventTerms = {
  id: "0198a000-0000-7000-8000-000000000001",
  recordedAt: new Date("2026-03-12T14:00:00Z"),
  kind: "read",
  action: "chart-view",
  way: "portal-chart",
  outcome: "permitted",
  rule: "consent-participant",
  who: {
    accountId: "0198a000-0000-7000-8000-000000000002",
    username: "aokafor",
    title: "Physician",
    level: "practitioner-btg",
    participantId: "hospital",
  },
  purpose: "treatment",
  personId: "maria",
  patientIds: ["maria-at-cgh"],
  consentVersion: "emergency-services/2/0198a000",
  requestId: "request-1",
  detail: { results: 12 },
};
const kinds = [
  "read",
  "query",
  "create",
  "update",
  "login",
  "logout",
  "account-change",
  "emergency-start",
  "emergency-stop",
  "export",
  "audit-log-use",
  "execute",
] as const;

test("a chart that was opened is a PatientRead: who, for whom, which patient, why, and the consent that allowed it", () => {
  const event = writeAuditEvent(terms, source);
  assert.deepEqual(event.meta?.profile, [
    "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PatientRead",
  ]);
  assert.equal(event.recorded, "2026-03-12T14:00:00.000Z");
  assert.deepEqual(
    event.agent?.map((agent) => agent.type?.coding?.[0]?.code),
    ["110152", "110153", "IRCP", "PROV"],
  );
  const user = event.agent?.[2];
  assert.deepEqual(
    [user?.name, user?.role, user?.policy],
    ["aokafor", [{ text: "Physician" }, { text: "practitioner-btg" }], ["urn:crossbay:rule:consent-participant"]],
  );
  assert.equal(user?.purposeOfUse?.[0]?.coding?.[0]?.code, "TREAT");
  const [patient, consent] = event.entity ?? [];
  assert.deepEqual(patient?.what, { reference: "Patient/maria" });
  assert.deepEqual(patient?.detail, [{ type: "patient-record", valueString: "maria-at-cgh" }]);
  assert.deepEqual(consent?.what, { identifier: { value: "emergency-services/2/0198a000" } });
  assert.deepEqual(auditEventInvalidities(event), []);
});

test("what a patient's decision refused is an authorization decision that failed", () => {
  const event = writeAuditEvent({ ...terms, outcome: "refused", rule: "patient-denied" }, source);
  assert.match(event.meta?.profile?.[0] ?? "", /AuthZconsent$/);
  assert.deepEqual([event.outcome, event.outcomeDesc], ["8", "patient-denied"]);
  assert.deepEqual(auditEventInvalidities(event), []);
});

test("a search that found nobody is a Query, without what was searched for", () => {
  const { personId: _, consentVersion: __, ...rest } = terms;
  const event = writeAuditEvent(
    { ...rest, kind: "query", action: "search", way: "portal-search", rule: "role", patientIds: [] },
    source,
  );
  assert.match(event.meta?.profile?.[0] ?? "", /\.Query$/);
  assert.equal(Buffer.from(event.entity?.[0]?.query ?? "", "base64").toString(), "portal-search");
});

test("what the exchange did by itself has an agent too", () => {
  const event = writeAuditEvent(
    {
      id: "a",
      recordedAt: new Date(0),
      kind: "execute",
      action: "relabel",
      outcome: "succeeded",
      patientIds: [],
      requestId: "r",
      detail: {},
    },
    source,
  );
  assert.deepEqual(auditEventInvalidities(event), []);
  assert.equal(event.meta, undefined);
});

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/);
const anyTerms: fc.Arbitrary<AuditEventTerms> = fc.record(
  {
    id: fc.uuid(),
    recordedAt: fc.date({ min: new Date("2000-01-01"), max: new Date("2090-01-01"), noInvalidDate: true }),
    kind: fc.constantFrom(...kinds),
    action: word,
    way: word,
    outcome: fc.constantFrom("permitted", "refused", "succeeded", "failed"),
    rule: word,
    who: fc.record(
      { accountId: fc.uuid(), username: word, title: fc.string(), level: fc.string(), participantId: fc.uuid() },
      { requiredKeys: ["accountId"] },
    ),
    purpose: word,
    personId: fc.uuid(),
    patientIds: fc.array(fc.uuid(), { maxLength: 3 }),
    consentVersion: word,
    requestId: word,
    detail: fc.dictionary(word, fc.oneof(fc.string(), fc.integer(), fc.boolean())),
  },
  { requiredKeys: ["id", "recordedAt", "kind", "action", "outcome", "patientIds", "requestId", "detail"] },
);

test("whatever an entry holds, its AuditEvent is valid, and so is the pattern that it claims", () => {
  fc.assert(
    fc.property(anyTerms, (any) => {
      assert.deepEqual(auditEventInvalidities(writeAuditEvent(any, source)), []);
    }),
    { numRuns: 2000, seed: 5 },
  );
});

test("the check of AuditEvents finds what is missing", () => {
  const event = writeAuditEvent(terms, source);
  assert.deepEqual(auditEventInvalidities({ ...event, agent: event.agent?.slice(1) }), [
    "agent client 1..1",
    "agent client",
  ]);
  assert.ok(auditEventInvalidities({ ...event, action: "E" }).includes("action R"));
  assert.ok(auditEventInvalidities({ ...event, entity: [] }).length > 0);
});
