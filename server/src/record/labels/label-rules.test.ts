import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodeableConcept, Condition, Encounter, Observation, Patient } from "@crossbay/formats/fhir";
import { labelsOf } from "./label-rules.ts";
import { codesOf } from "./value-set-rules.ts";

const result: Observation = { resourceType: "Observation", status: "final", code: { text: "Potassium" } };
const patient: Patient = { resourceType: "Patient" };
const nothing = { labels: [], confidentiality: [] };

const coded = (system: string, code: string): CodeableConcept => ({ coding: [{ system, code }] });
const diagnosis = (code: CodeableConcept): Condition => ({ resourceType: "Condition", subject: {}, code });
const icd = "http://hl7.org/fhir/sid/icd-10-cm";

test("everything from a Part 2 programme carries its label, the demographics too", () => {
  const told = { labels: ["part2"], confidentiality: [] };
  assert.deepEqual(labelsOf(result, told), ["part2"]);
  assert.deepEqual(labelsOf(patient, told), ["part2"]);
});

test("a confidential message labels what it reports, not who it is about", () => {
  const told = { labels: [], confidentiality: ["R", "ETH", "VIP", "r"] };
  assert.deepEqual(labelsOf(result, told), ["restricted", "substance-use"]);
  assert.deepEqual(labelsOf(patient, told), []);
});

test("a result that is confidential by itself carries its own label", () => {
  const security = [{ code: "V" }, { code: "HIV" }, { code: "N" }];
  assert.deepEqual(labelsOf({ ...result, meta: { security } }, nothing), ["hiv", "very-restricted"]);
});

test("security labels of DS4P name the kind, psychotherapy notes the strictest", () => {
  const security = ["PSYTHPN", "SUD", "GDIS", "42CFRPart2", "SDV"].map((code) => ({ code }));
  assert.deepEqual(labelsOf({ ...result, meta: { security } }, nothing), [
    "domestic-violence",
    "genetic",
    "mental-health",
    "part2",
    "substance-use",
    "very-restricted",
  ]);
});

test("a source's label that no rule knows withholds too, for nobody can say what it means", () => {
  assert.deepEqual(labelsOf(result, { labels: ["blue"], confidentiality: ["Z"] }), ["restricted"]);
});

test("codes that everybody shares say what a result or a diagnosis is about", () => {
  const cases: [CodeableConcept, string[]][] = [
    [coded("http://loinc.org", "56888-1"), ["hiv"]],
    [coded("http://loinc.org", "5643-2"), ["substance-use"]],
    [coded("http://loinc.org", "44261-6"), ["mental-health"]],
    [coded("http://loinc.org", "2106-3"), ["reproductive-health"]],
    [coded("http://snomed.info/sct", "86406008"), ["hiv"]],
    [coded("http://www.nlm.nih.gov/research/umls/rxnorm", "1819"), ["substance-use"]],
    [coded("http://www.ama-assn.org/go/cpt", "81211"), ["genetic"]],
    [coded("http://www.ama-assn.org/go/cpt", "90837"), ["mental-health"]],
    [coded(icd, "F11.20"), ["substance-use"]],
    [coded(icd, "f1120"), ["substance-use"]],
    [coded(icd, "B20"), ["hiv"]],
    [coded(icd, "A53.9"), ["sexual-health"]],
    [coded(icd, "T74.11XA"), ["domestic-violence"]],
    [coded(icd, "F84.0"), ["developmental-disability"]],
    [coded(icd, "E11.9"), []],
    [coded(icd, "F17.210"), []],
    [coded("http://loinc.org", "2823-3"), []],
    // The same characters in a vocabulary of the sender's own mean nothing to us.
    [coded("urn:crossbay:local-code:one", "B20"), []],
  ];
  for (const [code, labels] of cases)
    assert.deepEqual(labelsOf(diagnosis(code), nothing), labels, JSON.stringify(code));
});

test("a code that only its sender knows is told by its name", () => {
  const named = (display: string) =>
    diagnosis({ coding: [{ system: "urn:crossbay:local-code:one", code: "X1", display }] });
  const cases: [string, string[]][] = [
    ["HIV-1/2 ANTIBODY SCREEN", ["hiv"]],
    ["HIV1 RNA, quant", ["hiv"]],
    ["Ethanol, serum", ["substance-use"]],
    ["Opioid use disorder, severe", ["substance-use"]],
    ["Suicidal ideation", ["mental-health"]],
    ["BRCA1 gene analysis", ["genetic"]],
    ["AIDS", ["hiv"]],
    ["Hearing aids fitted", []],
    ["HEARING AIDS", []],
    ["Non-alcoholic steatohepatitis", []],
    ["Nonalcoholic fatty liver", []],
    ["ST depression", []],
    ["Bipolar hip prosthesis", []],
    ["Archivist's wrist", []],
    ["Chlamydia pneumoniae IgG", []],
    ["Potassium", []],
  ];
  for (const [name, labels] of cases) assert.deepEqual(labelsOf(named(name), nothing), labels, name);
});

test("what a result found counts as well as what was asked, wherever the concept stands", () => {
  const found = { ...result, valueCodeableConcept: coded("http://snomed.info/sct", "76272004") };
  assert.deepEqual(labelsOf(found, nothing), ["sexual-health"]);
  const component = { ...result, component: [{ code: coded("http://loinc.org", "19359-9") }] };
  assert.deepEqual(labelsOf(component, nothing), ["substance-use"]);
});

test("a visit is labelled by its reason, and by the name of its ward", () => {
  const visit: Encounter = { resourceType: "Encounter", status: "finished", class: { code: "IMP" } };
  assert.deepEqual(labelsOf({ ...visit, reasonCode: [{ text: "Heroin overdose" }] }, nothing), ["substance-use"]);
  const ward = { ...visit, location: [{ location: { display: "Inpatient Psychiatry, bed 4" } }] };
  assert.deepEqual(labelsOf(ward, nothing), ["mental-health"]);
  // Whoever is called so is not a ward.
  const attending = { ...visit, participant: [{ individual: { display: "Dr Heroin Addict" } }] };
  assert.deepEqual(labelsOf(attending, nothing), []);
});

test("free text is not read: notes and ranges label nothing", () => {
  const annotated = {
    ...result,
    valueString: "HIV negative",
    note: [{ text: "See HIV clinic" }],
    referenceRange: [{ text: "ethanol free" }],
  };
  assert.deepEqual(labelsOf(annotated, nothing), []);
});

test("runs of codes in the lists are written out", () => {
  assert.deepEqual(codesOf("86701-86703 H0009-H0011 7917-8"), [
    ...["86701", "86702", "86703", "H0009", "H0010", "H0011"],
    "7917-8",
  ]);
});
