import type { DataElement } from "@crossbay/contract";
import type { CodeableConcept, DiagnosticReport, Resource } from "@crossbay/formats/fhir";
import { categoryOfResult, isImagingReport, textLinesOf } from "../record/index.ts";

/**
 * What each of these resources is to the directory, by its id; what belongs to nothing that is listed (relatives, lines of a report's
 * text, the cover of a laboratory's results) is left out.
 */
export function elementsOf(resources: readonly Resource[]): Map<string, DataElement> {
  const lines = textLinesOf(resources);
  const elements = new Map<string, DataElement>();
  for (const resource of resources) {
    const id = resource.id ?? "";
    const element = lines.has(id) ? undefined : elementOf(resource, lines);
    if (element) elements.set(id, element);
  }
  return elements;
}

function elementOf(resource: Resource, lines: ReadonlySet<string>): DataElement | undefined {
  switch (resource.resourceType) {
    case "Observation":
      return categoryOfResult(resource) === "Vitals" ? "vitals" : "results";
    case "DiagnosticReport":
      return elementOfReport(resource, lines);
    case "DocumentReference":
      return isDirective(resource.type) ? "directives" : "documents";
    case "Consent":
      return resource.scope?.coding?.some(({ code }) => code === "adr") ? "directives" : undefined;
    default:
      return elementsByKind[resource.resourceType];
  }
}

const elementsByKind: Readonly<Partial<Record<Resource["resourceType"], DataElement>>> = {
  Patient: "demographics",
  Encounter: "encounters",
  AllergyIntolerance: "allergies",
  MedicationRequest: "medications",
  MedicationStatement: "medications",
  MedicationDispense: "medications",
  MedicationAdministration: "medications",
  Condition: "problems",
  Immunization: "immunisations",
  Procedure: "procedures",
  Composition: "documents",
  ImagingStudy: "images",
  Media: "images",
  Claim: "claims",
  ExplanationOfBenefit: "claims",
  Coverage: "insurance",
};

/** A report of imaging counts as an image, one that is nothing but text as a document; what else it covers counts by itself. */
function elementOfReport(report: DiagnosticReport, lines: ReadonlySet<string>): DataElement | undefined {
  if (isImagingReport(report)) return "images";
  if (report.presentedForm) return "documents";
  const parts = (report.result ?? []).map(({ reference }) => reference?.split("/").at(-1) ?? "");
  return parts.length > 0 && parts.every((part) => lines.has(part)) ? "documents" : undefined;
}

/** LOINC document types of living wills, health care proxies, resuscitation orders. */
const directiveCodes = new Set(["42348-3", "81334-5", "64298-3", "75320-2", "81352-7", "92664-2", "84095-9"]);

const isDirective = (type: CodeableConcept | undefined): boolean =>
  type?.coding?.some(({ code }) => directiveCodes.has(code ?? "")) ?? false;
