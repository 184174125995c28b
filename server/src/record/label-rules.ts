import type { Resource } from "@crossbay/formats/fhir";
import { type SensitivityLabel, sensitivityLabels } from "../access/index.ts";

/** The version of these rules, kept beside the labels they gave. */
export const labelRulesVersion = 1;

/**
 * The sensitivity labels of a resource: those of its source (one that no rule knows counts as restricted), what the
 * message calls confidential (its demographics apart, without which nobody could be found), and what the resource itself
 * carries. Results of an encounter are covered by the encounter's labels when they are read.
 * @returns in alphabetical order, without repeats
 */
export function labelsOf(
  resource: Resource,
  message: { labels: readonly string[]; confidentiality: readonly string[] },
): string[] {
  const isRegistration = registrationKinds.has(resource.resourceType);
  const codes = [
    ...(isRegistration ? [] : message.confidentiality),
    ...(resource.meta?.security ?? []).map((coding) => coding.code ?? ""),
  ];
  const labels = [
    ...message.labels.map((label) => (isLabel(label) ? label : "restricted")),
    ...codes.flatMap((code) => labelOfCode[code.toUpperCase()] ?? []),
  ];
  return [...new Set(labels)].sort();
}

const registrationKinds = new Set(["Patient", "RelatedPerson", "Coverage"]);
const isLabel = (label: string): boolean => (sensitivityLabels as readonly string[]).includes(label);

/**
 * Confidentiality and sensitivity codes as messages carry them.
 * @see HL7 v2 tables 0177 and 0717, and http://terminology.hl7.org/CodeSystem/v3-ActCode (information sensitivity)
 */
const labelOfCode: Readonly<Record<string, SensitivityLabel>> = {
  R: "restricted",
  ALL: "restricted",
  SMD: "restricted",
  V: "very-restricted",
  AID: "hiv",
  HIV: "hiv",
  PSY: "mental-health",
  MH: "mental-health",
  ETH: "substance-use",
  ETHUD: "substance-use",
  OPIOIDUD: "substance-use",
  SUD: "substance-use",
  DRG: "substance-use",
  "42CFRPART2": "part2",
  STD: "sexual-health",
  SEX: "sexual-health",
  UWM: "reproductive-health",
  SDV: "domestic-violence",
  DV: "domestic-violence",
  GDIS: "genetic",
};
