import type { CodeableConcept, Resource } from "@crossbay/formats/fhir";
import { type SensitivityLabel, sensitivityLabels } from "../../access/index.ts";
import { labelsOfSecurityCode } from "./security-codes.ts";
import { labelsOfConcept, labelsOfName } from "./value-set-rules.ts";

/** The version of these rules and their value sets, kept beside the labels they gave; a test holds a change to a new version. */
export const labelRulesVersion = 2;

/** What labels a resource from outside of itself. */
export type LabelOrigin = {
  /** Sensitivity labels of its source. */
  labels: readonly string[];
  /** Confidentiality codes of the messages that told it. */
  confidentiality: readonly string[];
};

/**
 * The sensitivity labels of a resource: those of its source (one that no rule knows counts as restricted), what its message calls
 * confidential, what its own security labels say, and what its codes and names mean. Who a patient is carries the label of
 * the source alone, without which nobody could be found. What an encounter or report contains is covered when it is read
 * (`cover-rules`).
 * @returns in alphabetical order, without repeats
 */
export function labelsOf(resource: Resource, origin: LabelOrigin): string[] {
  const labels = new Set<string>();
  for (const label of origin.labels) labels.add(isLabel(label) ? label : "restricted");
  for (const label of messageLabelsOf(resource, origin.confidentiality)) labels.add(label);
  for (const { code } of resource.meta?.security ?? []) for (const label of ofSecurityCode(code)) labels.add(label);
  if (!isRegistration(resource)) addMeaning(resource, labels);
  return [...labels].sort();
}

/** What the messages that told a resource say of its confidentiality, as labels. */
export const messageLabelsOf = (resource: Resource, confidentiality: readonly string[]): string[] =>
  isRegistration(resource) ? [] : [...new Set(confidentiality.flatMap((code) => ofSecurityCode(code)))].sort();

const registrationKinds = new Set(["Patient", "RelatedPerson", "Coverage"]);
const isRegistration = ({ resourceType }: Resource): boolean => registrationKinds.has(resourceType);
const isLabel = (label: string): boolean => (sensitivityLabels as readonly string[]).includes(label);

const ofSecurityCode = (code: string | undefined): readonly SensitivityLabel[] =>
  labelsOfSecurityCode[code?.toUpperCase() ?? ""] ?? [];

function addMeaning(resource: Resource, labels: Set<string>): void {
  addConcepts(resource, labels);
  if (resource.resourceType !== "Encounter") return;
  // Wards and clinics: their names say as much as a code.
  for (const { location } of resource.location ?? []) {
    for (const label of labelsOfName(location?.display ?? "")) labels.add(label);
  }
}

/** Whatever concept stands anywhere in a resource, so that a new kind of resource, or a new element, needs no rule. */
function addConcepts(value: object, labels: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === "object" && item !== null) addConcepts(item, labels);
    return;
  }
  const { coding } = value as CodeableConcept;
  const isConcept = Array.isArray(coding) || isTextAlone(value);
  if (isConcept) for (const label of labelsOfConcept(value as CodeableConcept)) labels.add(label);
  for (const key in value) {
    if (unread.has(key)) continue;
    const member = (value as Record<string, unknown>)[key];
    if (typeof member === "object" && member !== null) addConcepts(member, labels);
  }
}

/** Codes are read with their concept; notes, narratives and ranges are free text, which these rules do not read. */
const unread = new Set(["meta", "coding", "note", "text", "referenceRange"]);

/** A concept that has words and no code. */
function isTextAlone(value: object): boolean {
  const { text } = value as CodeableConcept;
  return typeof text === "string" && Object.keys(value).length === 1;
}
