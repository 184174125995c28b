import assert from "node:assert/strict";
import { test } from "node:test";
import { translated, translateLines, warned } from "../../testing/translating.ts";

const patientOf = (pid: string, ...more: string[]) => translated("ADT^A08", [pid, ...more]).patient.resource;
const pid = (fields: Record<number, string>) => {
  const parts = Array.from({ length: 41 }, (_, index) => ({ 0: "PID", 3: "7^^^CGH^MR", ...fields })[index] ?? "");
  return parts.join("|");
};

test("a patient's name, birth, sex, address and telephones are on the Patient", () => {
  const patient = patientOf(
    pid({
      5: "de Vries-Muñoz&de&Vries^Anneke^Maria^Jr^Dr^MD^L~Muñoz^Anneke^^^^^M",
      7: "19800312",
      8: "F",
      11: "1 Harbor St&Harbor St&1^Apt 2^Crossbay^NY^12345^USA^H^^Bay County",
      13: "^PRN^PH^^1^555^5550100~^NET^Internet^anneke@example.org~5550101^^CP",
      14: "555-5550102",
      15: "nl^Dutch^ISO639",
      16: "M^Married^HL70002",
    }),
  );
  assert.deepEqual(patient.name, [
    {
      use: "official",
      family: "de Vries-Muñoz",
      _family: {
        extension: [
          { url: "http://hl7.org/fhir/StructureDefinition/humanname-own-prefix", valueString: "de" },
          { url: "http://hl7.org/fhir/StructureDefinition/humanname-own-name", valueString: "Vries" },
        ],
      },
      given: ["Anneke", "Maria"],
      prefix: ["Dr"],
      suffix: ["Jr", "MD"],
    },
    { use: "maiden", family: "Muñoz", given: ["Anneke"] },
  ]);
  assert.equal(patient.birthDate, "1980-03-12");
  assert.equal(patient.gender, "female");
  assert.deepEqual(patient.address, [
    {
      line: ["1 Harbor St", "Harbor St", "1", "Apt 2"],
      city: "Crossbay",
      district: "Bay County",
      state: "NY",
      postalCode: "12345",
      country: "USA",
      use: "home",
    },
  ]);
  assert.deepEqual(patient.telecom, [
    { system: "phone", value: "+1 555 5550100", use: "home" },
    { system: "email", value: "anneke@example.org", use: "home" },
    { system: "phone", value: "5550101", use: "mobile" },
    { system: "phone", value: "555-5550102", use: "work" },
  ]);
  assert.deepEqual(patient.maritalStatus?.coding?.[0]?.code, "M");
  assert.deepEqual(patient.communication?.[0]?.language?.coding, [
    { system: "urn:ietf:bcp:47", code: "nl", display: "Dutch" },
  ]);
});

test("identifiers keep the authority that assigned them; the social security number has its own system", () => {
  const patient = patientOf(
    pid({ 2: "E9", 3: "7^^^CGH^MR~88^^^LSFP&1.2.3&ISO^PI~99", 19: "123-45-6789", 20: "D123^NY" }),
  );
  assert.deepEqual(
    patient.identifier?.map(({ system, value, type }) => [system, value, type?.coding?.[0]?.code]),
    [
      ["urn:crossbay:authority:CGH", "7", "MR"],
      ["urn:oid:1.2.3", "88", "PI"],
      ["urn:crossbay:authority:CGH", "99", undefined],
      [undefined, "E9", undefined],
      ["http://hl7.org/fhir/sid/us-ssn", "123-45-6789", "SS"],
      ["urn:oid:2.16.840.1.113883.4.3.36", "D123", "DL"],
    ],
  );
});

const numbers: [what: string, list: string, authority: string, recordNumber: string][] = [
  ["the source's own", "1^^^LSFP^MR~2^^^CGH^PI", "CGH", "2"],
  ["one without an authority is the source's own", "2", "CGH", "2"],
  ["the source's own namespace beside an OID", "2^^^cgh&1.2.3&ISO^MR", "CGH", "2"],
  ["MR before PI", "1^^^CGH^PI~2^^^CGH^MR", "CGH", "2"],
  ["a record before a social security number", "1^^^SSA^SS~2^^^LSFP^PI", "LSFP", "2"],
  ["another's when there is no other", "2^^^LSFP^MR", "LSFP", "2"],
  ["an OID when there is no namespace", "2^^^&1.2.3&ISO^MR", "1.2.3", "2"],
];
for (const [what, list, authority, recordNumber] of numbers) {
  test(`the record number: ${what}`, () => {
    const { patient } = translated("ADT^A08", [pid({ 3: list })]);
    assert.deepEqual(
      [patient.authority, patient.recordNumber, patient.patientId],
      [authority, recordNumber, `Patient(${authority}|${recordNumber})`],
    );
    assert.equal(patient.resource.id, patient.patientId);
  });
}

for (const list of ["", '""', "^^^CGH^MR"]) {
  test(`a PID-3 of ${list || "nothing"} is refused`, () => {
    const translation = translateLines("ADT^A08", [pid({ 3: list })]);
    assert.ok(!translation.ok);
    assert.deepEqual(
      [translation.error.code, translation.error.location],
      ["101", { segment: "PID", sequence: 1, field: 3 }],
    );
  });
}

test("a wrong birth date is left out with a warning, never guessed", () => {
  for (const wrong of ["19800231", "99999999", "0000", "Deidentified", "20300101"]) {
    const translation = translated("ADT^A08", [pid({ 7: wrong })]);
    assert.equal(translation.patient.resource.birthDate, undefined);
    assert.deepEqual(warned(translation), ["102 PID-7"]);
  }
});

test("a birth date has the precision that was sent, and a time of birth stands beside it", () => {
  assert.equal(patientOf(pid({ 7: "1980" })).birthDate, "1980");
  assert.equal(patientOf(pid({ 7: "198003" })).birthDate, "1980-03");
  const born = patientOf(pid({ 7: "198003120815" }));
  assert.equal(born.birthDate, "1980-03-12");
  assert.deepEqual((born as { _birthDate?: unknown })._birthDate, {
    extension: [
      { url: "http://hl7.org/fhir/StructureDefinition/patient-birthTime", valueDateTime: "1980-03-12T08:15:00-05:00" },
    ],
  });
  assert.equal("_birthDate" in patientOf(pid({ 7: "19800312000000" })), false);
});

const sexes: [string, string][] = [
  ["F", "female"],
  ["m", "male"],
  ["O", "other"],
  ["U", "unknown"],
  ["A", "other"],
  ["N", "other"],
  ["Female", "female"],
];
for (const [sent, gender] of sexes) {
  test(`administrative sex ${sent} is ${gender}`, () => assert.equal(patientOf(pid({ 8: sent })).gender, gender));
}

test("an unknown sex code is unknown, with a warning, and the sender's code beside it", () => {
  const translation = translated("ADT^A08", [pid({ 8: "9" })]);
  assert.equal(translation.patient.resource.gender, "unknown");
  assert.match(JSON.stringify(translation.patient.resource), /"code":"9"/);
  assert.deepEqual(warned(translation), ["103 PID-8"]);
});

test("death is a time where one is known, else yes or no", () => {
  assert.equal(patientOf(pid({ 29: "202603011200", 30: "Y" })).deceasedDateTime, "2026-03-01T12:00:00-05:00");
  assert.equal(patientOf(pid({ 30: "Y" })).deceasedBoolean, true);
  assert.equal(patientOf(pid({ 30: "N" })).deceasedBoolean, false);
  assert.equal(patientOf(pid({ 29: "99999999", 30: "Y" })).deceasedBoolean, true);
});

test("an explicit null deletes; what was not sent says nothing", () => {
  const { patient } = translated("ADT^A08", [pid({ 5: "Finch^Ada", 11: '""', 13: '""', 29: '""' })]);
  assert.deepEqual(patient.cleared, ["address", "telecom", "deceasedDateTime"]);
  assert.equal(patient.resource.address, undefined);
  assert.deepEqual(translated("ADT^A08", [pid({})]).patient.cleared, []);
});

test("race and ethnicity are those of US Core", () => {
  const patient = patientOf(pid({ 10: "2106-3^White^CDCREC~2028-9^Asian^CDCREC", 22: "N^Not Hispanic^HL70189" }));
  assert.match(
    JSON.stringify(patient.extension),
    /us-core-race.*2106-3.*2028-9.*White, Asian.*us-core-ethnicity.*2186-5/,
  );
});

test("the patient's own practice and doctor come from PD1", () => {
  const translation = translated("ADT^A08", [pid({}), "PD1|||Lantern Street^^LSFP1|1234567893^Delgado^Rosa^^^^NP"]);
  assert.deepEqual(
    translation.patient.resource.generalPractitioner?.map((reference) => reference.display),
    ["Lantern Street", "Rosa Delgado NP"],
  );
  assert.equal(translation.shared.length, 2);
});
