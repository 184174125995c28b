import assert from "node:assert/strict";
import { test } from "node:test";
import { ofType, translated } from "../../testing/translating.ts";

const pid = "PID|1||7^^^CGH^MR||Finch^Ada";
const pv1 = "PV1|1|I|||||||||||||||||V1^^^CGH^VN";
const patient = { reference: "Patient/Patient(CGH|7)" };

test("AL1 is an allergy with its category, reaction and severity", () => {
  const [penicillin, nuts] = ofType(
    translated("ADT^A01", [pid, "AL1|1|DA|7980^Penicillin^RXNORM|SV|Hives~Swelling|20200301", "AL1|2|FA|^Peanuts|SV"]),
    "AllergyIntolerance",
  );
  assert.deepEqual(penicillin, {
    resourceType: "AllergyIntolerance",
    id: penicillin?.id,
    clinicalStatus: {
      coding: [
        {
          system: "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical",
          code: "active",
          display: "Active",
        },
      ],
    },
    code: { coding: [{ system: "http://www.nlm.nih.gov/research/umls/rxnorm", code: "7980", display: "Penicillin" }] },
    patient,
    type: "allergy",
    category: ["medication"],
    reaction: [{ manifestation: [{ text: "Hives" }, { text: "Swelling" }], severity: "severe" }],
    onsetDateTime: "2020-03-01",
  });
  assert.equal(nuts?.code?.text, "Peanuts");
  assert.equal(nuts?.criticality, "high");
  assert.equal(nuts?.reaction, undefined);
});

test("an allergy keeps its id when its severity changes", () => {
  const id = (line: string) => ofType(translated("ADT^A01", [pid, line]), "AllergyIntolerance")[0]?.id;
  assert.equal(id("AL1|1|DA|7980^Penicillin^RXNORM|SV"), id("AL1|4|DA|7980^PCN^RXNORM|MI|Rash"));
});

test("DG1 is a condition of the visit, with its role and rank there", () => {
  const translation = translated("ADT^A01", [
    pid,
    pv1,
    "DG1|1||I21.9^Acute myocardial infarction^I10C|Heart attack|20260311|A|||||||||1|1234567893^Okafor^Amara",
    "DG1|2|I9|250.00||20260311|F||||||||||||Y",
  ]);
  const [infarction, diabetes] = ofType(translation, "Condition");
  const encounter = ofType(translation, "Encounter")[0]!;
  assert.deepEqual(infarction?.code, {
    coding: [{ system: "http://hl7.org/fhir/sid/icd-10-cm", code: "I21.9", display: "Acute myocardial infarction" }],
    text: "Heart attack",
  });
  assert.equal(infarction?.onsetDateTime, "2026-03-11");
  assert.equal(infarction?.asserter?.display, "Amara Okafor");
  assert.equal(infarction?.encounter?.reference, `Encounter/${encounter.id}`);
  assert.equal(diabetes?.code?.coding?.[0]?.system, "http://hl7.org/fhir/sid/icd-9-cm");
  assert.equal(diabetes?.verificationStatus?.coding?.[0]?.code, "confirmed");
  assert.deepEqual(
    encounter.diagnosis?.map((one) => [one.condition?.reference, one.use?.coding?.[0]?.code, one.rank]),
    [
      [`Condition/${infarction?.id}`, "AD", 1],
      [`Condition/${diabetes?.id}`, "F", undefined],
    ],
  );
});

test("a confidential diagnosis carries its label, and the message says so", () => {
  const translation = translated("ADT^A01", [pid, pv1, `DG1|1||F11.20^Opioid dependence^I10C|||F${"|".repeat(12)}Y`]);
  assert.equal(ofType(translation, "Condition")[0]?.meta?.security?.[0]?.code, "R");
  assert.deepEqual(translation.confidentiality, ["R"]);
});

test("confidentiality is gathered from orders, restrictions, indicators and VIP", () => {
  const { confidentiality } = translated("ORU^R01", [
    pid,
    "PD1||||||||||||Y",
    "ARV|1|A|ETH",
    "PV1|1|I||||||||||||||Y",
    `ORC|RE|1|2${"|".repeat(25)}V`,
    "OBR|1|1|2|3^X^LN",
  ]);
  assert.deepEqual(confidentiality.toSorted(), ["ETH", "R", "V", "VIP"]);
});

test("IN1 is a coverage with its payer, member number, group and holder", () => {
  const translation = translated("ADT^A01", [
    pid,
    `IN1|1|PPO^Preferred^99PLAN|B1^^^NAIC|Bayline Health Plan|1 Plan Way^^Crossbay^NY|||G9|Harbor Works|||20260101|20261231||HMO|Finch^Walter|FTH|${"|".repeat(18)}P77|${"|".repeat(12)}M5`,
  ]);
  const coverage = ofType(translation, "Coverage")[0]!;
  assert.equal(coverage.status, "active");
  assert.deepEqual(coverage.beneficiary, patient);
  assert.deepEqual(
    coverage.payor?.map((reference) => reference.display),
    ["Bayline Health Plan"],
  );
  assert.equal(coverage.subscriberId, "M5");
  assert.deepEqual(coverage.period, { start: "2026-01-01", end: "2026-12-31" });
  assert.equal(coverage.relationship?.coding?.[0]?.code, "FTH");
  assert.equal(coverage.subscriber?.display, "Walter Finch");
  assert.deepEqual(
    coverage.class?.map((one) => [one.type?.coding?.[0]?.code, one.value, one.name]),
    [
      ["group", "G9", "Harbor Works"],
      ["plan", "PPO", "Preferred"],
    ],
  );
  assert.equal(ofType(translation, "Organization")[0]?.address?.[0]?.city, "Crossbay");
});

test("NK1 is a related person; without a name it is still a number to call", () => {
  const [father, nameless] = ofType(
    translated("ADT^A01", [
      pid,
      "NK1|1|Finch^Walter|FTH^Father^HL70063|1 Harbor St^^Crossbay^NY|5550100|5550101|C",
      "NK1|2||EMC||5550102",
      "NK1|3",
    ]),
    "RelatedPerson",
  );
  assert.deepEqual(father?.patient, patient);
  assert.deepEqual(father?.name, [{ family: "Finch", given: ["Walter"] }]);
  assert.deepEqual(
    father?.relationship?.map((one) => one.coding?.map(({ code }) => code)),
    [["FTH", "FTH"], ["C"]],
  );
  assert.deepEqual(
    father?.telecom?.map(({ value, use }) => [value, use]),
    [
      ["5550100", undefined],
      ["5550101", "work"],
    ],
  );
  assert.equal(nameless?.telecom?.[0]?.value, "5550102");
});

test("A40 names the survivor and every number that is retired, and nothing else", () => {
  const translation = translated("ADT^A40", [pid, "MRG|8^^^CGH^MR~9^^^CGH^MR~123-45-6789^^^SSA^SS~7^^^CGH^MR", pv1]);
  assert.equal(translation.patient.recordNumber, "7");
  assert.deepEqual(translation.merges, [
    { authority: "CGH", recordNumber: "8", idOfNumber: "Patient(CGH|8)", patientId: "Patient(CGH|8)" },
    { authority: "CGH", recordNumber: "9", idOfNumber: "Patient(CGH|9)", patientId: "Patient(CGH|9)" },
  ]);
  assert.deepEqual(translation.resources, []);
});
