import assert from "node:assert/strict";
import { test } from "node:test";
import { ofType, translated, warned } from "../../testing/translating.ts";

const pid = "PID|1||7^^^CGH^MR||Voss^Eleanor";
const obr = "OBR|1|P1^EHR|F1^LAB|24323-8^Metabolic panel^LN|||202603120800|||||||||||||||20260312101000||CH|F";
const results = (...lines: string[]) => translated("ORU^R01", [pid, "ORC|RE|P1^EHR|F1^LAB", obr, ...lines]);
const result = (line: string) => ofType(results(line), "Observation")[0]!;
const potassium =
  "OBX|1|NM|2823-3^Potassium^LN^K^Potassium^99LAB||5.9|mmol/L^mmol/L^UCUM|3.5-5.1|H^High^HL70078|||F|||202603120745";

test("a number has its unit, range, mark, status, time and code, the local code beside", () => {
  assert.deepEqual(result(potassium), {
    resourceType: "Observation",
    id: result(potassium).id,
    status: "final",
    category: [
      { coding: [{ system: "http://terminology.hl7.org/CodeSystem/observation-category", code: "laboratory" }] },
      { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v2-0074", code: "CH", display: "Chemistry" }] },
    ],
    code: {
      coding: [
        { system: "http://loinc.org", code: "2823-3", display: "Potassium" },
        { system: "urn:crossbay:local-code:cgh-adt:99LAB", code: "K", display: "Potassium" },
      ],
    },
    subject: { reference: "Patient/Patient(CGH|7)" },
    effectiveDateTime: "2026-03-12T07:45:00-04:00",
    valueQuantity: { value: 5.9, unit: "mmol/L", system: "http://unitsofmeasure.org", code: "mmol/L" },
    interpretation: [
      {
        coding: [
          { system: "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation", code: "H", display: "High" },
          { system: "http://terminology.hl7.org/CodeSystem/v2-0078", code: "H", display: "High" },
        ],
      },
    ],
    referenceRange: [
      {
        low: { value: 3.5, unit: "mmol/L", system: "http://unitsofmeasure.org", code: "mmol/L" },
        high: { value: 5.1, unit: "mmol/L", system: "http://unitsofmeasure.org", code: "mmol/L" },
        text: "3.5-5.1",
      },
    ],
  });
});

const values: [what: string, type: string, value: string, unit: string, expected: object][] = [
  ["NM", "NM", "7.2", "%", { valueQuantity: { value: 7.2, unit: "%" } }],
  ["NM with a comparator", "NM", "<0.01", "ng/mL", { valueQuantity: { comparator: "<", value: 0.01, unit: "ng/mL" } }],
  ["SN with a comparator", "SN", "<^5", "mg/dL", { valueQuantity: { comparator: "<", value: 5, unit: "mg/dL" } }],
  ["SN equal", "SN", "=^5", "", { valueQuantity: { value: 5 } }],
  ["SN range", "SN", "^3^-^5", "", { valueRange: { low: { value: 3 }, high: { value: 5 } } }],
  ["SN ratio", "SN", "^1^:^128", "", { valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }],
  ["SN plus", "SN", "^2^+", "", { valueString: "2+" }],
  ["ST", "ST", "trace \\T\\ more", "", { valueString: "trace & more" }],
  ["ST that is a number with a unit", "ST", "7.2", "mg/dL", { valueQuantity: { value: 7.2, unit: "mg/dL" } }],
  ["ST that is a number without a unit", "ST", "1234", "", { valueString: "1234" }],
  ["ST with a unit that is no number", "ST", "many", "/HPF", { valueString: "many /HPF" }],
  [
    "TX of several lines",
    "TX",
    "No growth.~~Final.",
    "",
    { valueString: "No growth.\n\nFinal.".replace("\n\n", "\n") },
  ],
  ["FT with breaks", "FT", "One\\.br\\Two", "", { valueString: "One\nTwo" }],
  ["TX with delimiters left unescaped", "TX", "a^b&c", "", { valueString: "a^b&c" }],
  ["DT", "DT", "20260312", "", { valueDateTime: "2026-03-12" }],
  ["TS", "TS", "202603120815", "", { valueDateTime: "2026-03-12T08:15:00-04:00" }],
  ["TM", "TM", "0815", "", { valueTime: "08:15:00" }],
  [
    "CE",
    "CE",
    "260373001^Detected^SCT",
    "",
    {
      valueCodeableConcept: { coding: [{ system: "http://snomed.info/sct", code: "260373001", display: "Detected" }] },
    },
  ],
  ["CWE with text only", "CWE", "^Detected", "", { valueCodeableConcept: { text: "Detected" } }],
  ["NR", "NR", "3^5", "", { valueRange: { low: { value: 3 }, high: { value: 5 } } }],
  ["DR", "DR", "20260301^20260302", "", { valuePeriod: { start: "2026-03-01", end: "2026-03-02" } }],
  ["another type", "XAD", "1 Main^^Town", "", { valueString: "1 Main Town" }],
];
for (const [what, type, value, unit, expected] of values) {
  test(`a value of type ${what}`, () => {
    const observation = result(`OBX|1|${type}|1-8^X^LN||${value}|${unit}||||F`) as unknown as Record<string, unknown>;
    const found = Object.fromEntries(Object.entries(observation).filter(([key]) => key.startsWith("value")));
    assert.deepEqual(found, expected);
  });
}

const wrongs: [type: string, value: string][] = [
  ["NM", "0 .07"],
  ["NM", "positive"],
  ["SN", "about^5"],
  ["DT", "20260231"],
  ["TM", "noon"],
];
for (const [type, value] of wrongs) {
  test(`${type} that is none ("${value}") is kept as text, with a warning`, () => {
    const translation = results(`OBX|1|${type}|1-8^X^LN||${value}|||||F`);
    assert.equal(ofType(translation, "Observation")[0]?.valueString, value.replace("^", " "));
    assert.deepEqual(warned(translation), ["102 OBX-5"]);
  });
}

test("several coded or numeric values are components", () => {
  const observation = result("OBX|1|CE|1-8^X^LN||A^a^99L~B^b^99L||||||F");
  assert.deepEqual(
    observation.component?.map((one) => one.valueCodeableConcept?.coding?.[0]?.code),
    ["A", "B"],
  );
});

test("an attachment stays with the message and leaves a note", () => {
  const observation = result("OBX|1|ED|1-8^Report^LN||LAB^application^pdf^Base64^JVBERi0xLjQ=||||||F");
  assert.match(observation.note?.[0]?.text ?? "", /application\/pdf, 12 characters/);
  assert.doesNotMatch(JSON.stringify(observation), /JVBERi/);
});

const statuses: [string, string][] = [
  ["F", "final"],
  ["P", "preliminary"],
  ["C", "corrected"],
  ["A", "amended"],
  ["B", "amended"],
  ["D", "entered-in-error"],
  ["W", "entered-in-error"],
  ["X", "cancelled"],
  ["I", "registered"],
  ["O", "registered"],
  ["R", "preliminary"],
  ["S", "preliminary"],
  ["U", "final"],
  ["V", "final"],
  ["N", "final"],
  ["", "unknown"],
];
for (const [sent, status] of statuses) {
  test(`result status ${sent || "(none)"} is ${status}`, () =>
    assert.equal(result(`OBX|1|ST|1-8^X^LN||a||||||${sent}`).status, status));
}

test("a result that was not asked or cannot be had says why there is no value", () => {
  assert.equal(result("OBX|1|ST|1-8^X^LN||||||||N").dataAbsentReason?.coding?.[0]?.code, "not-asked");
  assert.equal(result("OBX|1|ST|1-8^X^LN||||||||X").dataAbsentReason?.coding?.[0]?.code, "unknown");
  assert.equal(result('OBX|1|ST|1-8^X^LN||""||||||F').dataAbsentReason?.coding?.[0]?.code, "unknown");
});

test("the time is OBX-14, else that of the order", () => {
  assert.equal(result("OBX|1|ST|1-8^X^LN||a||||||F").effectiveDateTime, "2026-03-12T08:00:00-04:00");
});

test("the report has its numbers, code, status, times and results", () => {
  const translation = results(potassium, "OBX|2|NM|2951-2^Sodium^LN||140|mmol/L|||||F");
  const report = ofType(translation, "DiagnosticReport")[0]!;
  assert.deepEqual(
    report.identifier?.map(({ type, system, value }) => [type?.coding?.[0]?.code, system, value]),
    [
      ["PLAC", "urn:crossbay:authority:EHR", "P1"],
      ["FILL", "urn:crossbay:authority:LAB", "F1"],
    ],
  );
  assert.equal(report.status, "final");
  assert.equal(report.code?.coding?.[0]?.code, "24323-8");
  assert.equal(report.effectiveDateTime, "2026-03-12T08:00:00-04:00");
  assert.equal(report.issued, "2026-03-12T10:10:00-04:00");
  assert.deepEqual(
    report.result?.map(({ reference }) => reference),
    ofType(translation, "Observation").map(({ id }) => `Observation/${id}`),
  );
  assert.equal(translation.eventAt, "2026-03-12T14:10:00.000Z");
});

test("comments under a result are its notes, comments under an order its conclusion", () => {
  const translation = translated("ORU^R01", [
    pid,
    "NTE|1||about the patient",
    obr,
    "NTE|1||Fasting.",
    "NTE|2||Repeat.",
    potassium,
    "NTE|1||Haemolysed",
    "NTE|2||sample.~Redraw.",
  ]);
  assert.equal(ofType(translation, "DiagnosticReport")[0]?.conclusion, "Fasting.\nRepeat.");
  assert.deepEqual(ofType(translation, "Observation")[0]?.note, [{ text: "Haemolysed\nsample.\nRedraw." }]);
});

test("the performer is the observer and the laboratory", () => {
  const line = `OBX|1|ST|1-8^X^LN||a||||||F|||||1234567893^Aly^Zafar|||||||Northpoint Laboratories^^^^^CLIA&2.16.840.1.113883.4.7&ISO^XX^^^33D1|1 Lab Way^^Crossbay`;
  const translation = results(line);
  assert.deepEqual(
    ofType(translation, "Observation")[0]?.performer?.map((reference) => reference.display),
    ["Zafar Aly", "Northpoint Laboratories"],
  );
  assert.equal(ofType(translation, "Organization")[0]?.identifier?.[0]?.value, "33D1");
});

test("a result without a code is filed under the code of its order, with a warning", () => {
  const translation = results("OBX|1|TX|||Chest clear.||||||F");
  assert.equal(ofType(translation, "Observation")[0]?.code?.coding?.[0]?.code, "24323-8");
  assert.deepEqual(warned(translation), ["101 OBX-3"]);
});

test("results of an admission, without an order, are observations of the visit", () => {
  const translation = translated("ADT^A01", [
    pid,
    "PV1|1|I|||||||||||||||||V1",
    "OBX|1|NM|29463-7^Weight^LN||70|kg|||||F|||202603120800",
  ]);
  const weight = ofType(translation, "Observation")[0]!;
  assert.equal(weight.encounter?.reference, `Encounter/${ofType(translation, "Encounter")[0]?.id}`);
  assert.equal(weight.category?.[0]?.coding?.[0]?.code, "vital-signs");
});

test("the same message gives the same ids; a correction keeps them; equals in one message are told apart", () => {
  const ids = (...lines: string[]) => results(...lines).resources.map(({ id }) => id);
  assert.deepEqual(ids(potassium), ids(potassium));
  assert.deepEqual(
    ids(potassium),
    ids(potassium.replace("5.9", "4.9").replace("|F|", "|C|").replace("202603120745", "202603120746")),
  );
  const twice = ids(potassium, potassium);
  assert.equal(new Set(twice).size, 3);
  assert.deepEqual(twice.slice(0, 2), ids(potassium));
  assert.notDeepEqual(ids(potassium.replace("LN^K", "LN^K").replace("||5.9", "|a|5.9")), ids(potassium));
});

test("without an order number the time tells one result from the next", () => {
  const id = (time: string) =>
    ofType(
      translated("ORU^R01", [pid, `OBR|1|||24323-8^Panel^LN|||${time}`, "OBX|1|NM|2823-3^K^LN||4|||||F"]),
      "Observation",
    )[0]?.id;
  assert.equal(id("202603120800"), id("202603120800"));
  assert.notEqual(id("202603120800"), id("202603130800"));
});

test("a restricted order labels its report and results", () => {
  const translation = translated("ORU^R01", [pid, `ORC|RE|1|2${"|".repeat(25)}R^Restricted^HL70177`, obr, potassium]);
  assert.equal(ofType(translation, "DiagnosticReport")[0]?.meta?.security?.[0]?.code, "R");
  assert.equal(ofType(translation, "Observation")[0]?.meta?.security?.[0]?.code, "R");
});
