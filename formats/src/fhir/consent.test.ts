import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ConsentTerms } from "./consent-terms.ts";
import { readConsent } from "./read-consent.ts";
import { invalidities } from "./testing/consent-validity.ts";
import { writeConsent } from "./write-consent.ts";

const terms: ConsentTerms = {
  id: "0198a000-0000-7000-8000-000000000001",
  patientId: "maria",
  scope: "participant",
  participantId: "hospital",
  coveredParticipantIds: [],
  value: "grant",
  formId: "emergency-services",
  formVersion: 2,
  formTitle: "Consent to see my health information",
  language: "es",
  signedOn: "2026-03-12",
  signerName: "Maria Twinning",
  signerRelation: "self",
  evidence: "e-signature",
  recordedAt: new Date("2026-03-12T14:00:00Z"),
};

const id = fc.stringMatching(/^[a-z0-9-]{1,36}$/);
const line = fc.stringMatching(/^[A-Za-zÀ-ÿ]{1,12}( [A-Za-zÀ-ÿ]{1,12})?$/);
const instant = fc.date({ min: new Date("2000-01-01"), max: new Date("2090-01-01"), noInvalidDate: true });
const day = instant.map((date) => date.toISOString().slice(0, 10));

const anyTerms: fc.Arbitrary<ConsentTerms> = fc
  .record(
    {
      id,
      patientId: id,
      scope: fc.constantFrom("participant", "community", "everyone"),
      value: fc.constantFrom("none", "grant", "emergency-only", "deny"),
      formId: fc.constantFrom("standard", "emergency-services", "community"),
      formVersion: fc.integer({ min: 1, max: 99 }),
      formTitle: line,
      language: fc.constantFrom("en", "es", "zh-Hans"),
      signedOn: day,
      signerName: line,
      signerRelation: fc.constantFrom(
        "self",
        "parent",
        "guardian",
        "health-care-agent",
        "other-representative",
        "emancipated-minor",
      ),
      witnessName: line,
      evidence: fc.constantFrom("paper-on-file", "e-signature", "verbal", "source-message"),
      oneVisit: fc.constant(true),
      endsAt: instant,
      recordedAt: instant,
      participant: id,
      covered: fc.uniqueArray(id, { minLength: 1, maxLength: 5 }),
    },
    {
      requiredKeys: [
        "patientId",
        "scope",
        "value",
        "signedOn",
        "signerName",
        "signerRelation",
        "participant",
        "covered",
      ],
    },
  )
  .map(({ participant, covered, formId, formVersion, formTitle, language, endsAt, ...rest }) => ({
    ...rest,
    ...(rest.scope === "participant" ? { participantId: participant } : {}),
    coveredParticipantIds: rest.scope === "community" && rest.value !== "none" ? covered : [],
    ...(formId && formVersion ? { formId, formVersion } : {}),
    ...(formTitle ? { formTitle, ...(language ? { language } : {}) } : {}),
    ...(endsAt && rest.value !== "none" ? { endsAt } : {}),
  }));

test("every decision comes back from its Consent as it was", () => {
  fc.assert(
    fc.property(anyTerms, (given) => {
      assert.deepEqual(readConsent(JSON.parse(JSON.stringify(writeConsent(given)))), { terms: given });
    }),
    { numRuns: 500, seed: 5 },
  );
});

test("every Consent that is written is valid R4", () => {
  fc.assert(
    fc.property(anyTerms, (given) => {
      assert.deepEqual(invalidities(JSON.parse(JSON.stringify(writeConsent(given)))), []);
    }),
    { numRuns: 500, seed: 6 },
  );
});

test("an emergency-only decision denies, and permits emergency treatment to the same recipients", () => {
  const { provision, policyRule } = writeConsent({ ...terms, value: "emergency-only" });
  assert.equal(provision?.type, "deny");
  assert.deepEqual(
    provision?.provision?.map(({ type, purpose }) => [type, purpose?.map(({ code }) => code)]),
    [["permit", ["ETREAT"]]],
  );
  assert.deepEqual(
    policyRule?.coding?.map(({ code }) => code),
    ["emergency-services", "EMRGONLY"],
  );
});

test("a Consent of another system without our codes is read by what R4 says", () => {
  const read = readConsent({
    resourceType: "Consent",
    status: "active",
    scope: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/consentscope", code: "patient-privacy" }] },
    category: [{ coding: [{ system: "http://loinc.org", code: "59284-0" }] }],
    patient: { reference: "https://elsewhere.example/fhir/Patient/p1" },
    dateTime: "2026-03-12T09:30:00-05:00",
    contained: [
      {
        resourceType: "RelatedPerson",
        id: "mother",
        relationship: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-RoleCode", code: "PRN" }] }],
        name: [{ text: "Ana Alvarez" }],
      },
    ],
    performer: [{ reference: "#mother" }],
    policyRule: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "OPTIN" }] },
    provision: { type: "permit", actor: [{ reference: { reference: "Organization/hospital" } }] },
  });
  assert.deepEqual(read, {
    terms: {
      patientId: "p1",
      scope: "participant",
      participantId: "hospital",
      coveredParticipantIds: [],
      value: "grant",
      signedOn: "2026-03-12",
      signerName: "Ana Alvarez",
      signerRelation: "parent",
    },
  });
});

test("what the exchange could not keep to the letter is refused, with the element that stands against it", () => {
  const good = JSON.parse(JSON.stringify(writeConsent(terms)));
  const provision = good.provision;
  const bad: [string, object][] = [
    ["resourceType", { ...good, resourceType: "Contract" }],
    ["status", { ...good, status: "entered-in-error" }],
    ["status", { ...good, status: "proposed" }],
    ["scope", { ...good, scope: { coding: [{ code: "research" }] } }],
    ["patient", { ...good, patient: { reference: "Practitioner/1" } }],
    ["dateTime", { ...good, dateTime: undefined }],
    ["dateTime", { ...good, dateTime: "2026" }],
    ["dateTime", { ...good, dateTime: "2026-02-30" }],
    ["modifierExtension", { ...good, modifierExtension: [{ url: "urn:other" }] }],
    ["modifierExtension", { ...good, provision: { ...provision, modifierExtension: [{ url: "urn:other" }] } }],
    ["modifierExtension", { ...good, implicitRules: "urn:other" }],
    ["performer", { ...good, performer: [] }],
    ["extension", { ...good, extension: [{ url: "urn:crossbay:consent-signer", valueCode: "neighbour" }] }],
    ["provision", { ...good, provision: undefined }],
    ["provision.type", { ...good, provision: { ...provision, type: "maybe" } }],
    ["provision.securityLabel", { ...good, provision: { ...provision, securityLabel: [{ code: "R" }] } }],
    ["provision.data", { ...good, provision: { ...provision, data: [] } }],
    ["provision.purpose", { ...good, provision: { ...provision, purpose: [{ code: "TREAT" }] } }],
    ["provision.period.start", { ...good, provision: { ...provision, period: { start: "2026-03-13" } } }],
    ["provision.period.end", { ...good, provision: { ...provision, period: { end: "2026-03-13" } } }],
    ["provision.actor", { ...good, provision: { ...provision, actor: [{ reference: { reference: "Device/1" } }] } }],
    ["provision.actor", { ...good, provision: { ...provision, actor: "everybody" } }],
    ["provision.actor", { ...good, provision: { ...provision, actor: [] }, organization: [] }],
    ["provision.provision", { ...good, provision: { ...provision, provision: [{ type: "deny", code: undefined }] } }],
    [
      "provision.provision",
      {
        ...good,
        provision: { ...provision, type: "deny", provision: [{ type: "permit", purpose: [{ code: "TREAT" }] }] },
      },
    ],
  ];
  for (const [element, resource] of bad) {
    const read = readConsent(JSON.parse(JSON.stringify(resource)));
    assert.equal("refused" in read && read.refused.element, element, JSON.stringify(read));
  }
});

test("what is no resource at all is refused, and so is one nested without end", () => {
  for (const nonsense of [undefined, null, 7, "Consent", [], {}]) assert.ok("refused" in readConsent(nonsense));
  let deep: object = { modifier: 1 };
  for (let level = 0; level < 5_000; level += 1) deep = { extension: [deep] };
  const read = readConsent({ ...writeConsent(terms), contained: [deep] });
  assert.equal("refused" in read && read.refused.element, "modifierExtension");
});

test("whatever stands in the place of any element, a Consent is read or refused, never a failure", () => {
  const good = JSON.parse(
    JSON.stringify(writeConsent({ ...terms, signerRelation: "parent", value: "emergency-only" })),
  );
  const places = placesIn(good);
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }), (place, value) => {
      const changed = structuredClone(good);
      const owner = place.slice(0, -1).reduce((node, name) => node[name], changed);
      owner[place.at(-1)!] = value;
      const read = readConsent(changed);
      assert.ok("terms" in read || typeof read.refused.detail === "string");
    }),
    { numRuns: 2_000, seed: 7 },
  );
});

/** Where anything stands in a piece of JSON. */
function placesIn(node: unknown, path: string[] = []): string[][] {
  if (typeof node !== "object" || node === null) return [path];
  const inner = Object.entries(node).flatMap(([name, value]) => placesIn(value, [...path, name]));
  return path.length > 0 ? [path, ...inner] : inner;
}
