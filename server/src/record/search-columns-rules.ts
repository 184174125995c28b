import type {
  CodeableConcept,
  Coding,
  DiagnosticReport,
  Observation,
  Reference,
  Resource,
} from "@crossbay/formats/fhir";

/** What is kept beside a resource's body to find, order and group it by. */
export type SearchColumns = {
  code?: string;
  codeSystem?: string;
  status?: string;
  /** ISO instant. */
  effectiveAt: string;
  /** See `seriesOf`. */
  series?: string;
  encounterId?: string;
};

/** Resources of one message that know of each other: results that are lines of a text are told by their report. */
export type MessageContext = { eventAt: string; textLines: ReadonlySet<string> };

/** The search columns of a resource; its clinical time is the message's where it tells none. */
export function searchColumnsOf(resource: Resource, context: MessageContext): SearchColumns {
  const coding = preferredCoding(conceptOf(resource));
  const effective = clinicalTimeOf(resource);
  return {
    code: coding?.code,
    codeSystem: coding?.system,
    status: statusOf(resource),
    effectiveAt: effective === undefined ? context.eventAt : effective,
    series:
      resource.resourceType === "Observation" && !context.textLines.has(resource.id ?? "")
        ? seriesOf(resource)
        : undefined,
    encounterId: encounterIdOf(resource),
  };
}

/** The coding that a code is known by: LOINC, SNOMED CT, ICD-10, RxNorm before others; the text where nothing is coded. */
export function preferredCoding(concept: CodeableConcept | undefined): Coding | undefined {
  const codings = (concept?.coding ?? []).filter((coding) => coding.code);
  for (const system of preferredSystems) {
    const found = codings.find((coding) => coding.system === system);
    if (found) return found;
  }
  return codings[0] ?? (concept?.text ? { code: concept.text } : undefined);
}

const preferredSystems = [
  "http://loinc.org",
  "http://snomed.info/sct",
  "http://hl7.org/fhir/sid/icd-10-cm",
  "http://hl7.org/fhir/sid/icd-10",
  "http://www.nlm.nih.gov/research/umls/rxnorm",
];

/**
 * What a result is compared within: results of one code and one unit. Two units of one code are two series: a number
 * without its unit means nothing.
 */
export function seriesOf(observation: Observation): string {
  const coding = preferredCoding(observation.code);
  const quantity =
    observation.valueQuantity ?? observation.component?.find((part) => part.valueQuantity)?.valueQuantity;
  const unit = (quantity?.unit ?? quantity?.code ?? "").trim().toLowerCase();
  return [coding?.system ?? "", coding?.code ?? "", unit].join("|");
}

const longTextMin = 120;

/**
 * Results that are lines of a report's text and no values: long texts, and texts that share one code within a report.
 * @returns their ids
 */
export function textLinesOf(resources: readonly Resource[]): Set<string> {
  const lines = new Set<string>();
  const observations = new Map<string, Observation>();
  for (const resource of resources) {
    if (resource.resourceType !== "Observation" || !resource.id || resource.valueString === undefined) continue;
    observations.set(resource.id, resource);
    if (resource.valueString.length >= longTextMin || resource.valueString.includes("\n")) lines.add(resource.id);
  }
  for (const report of resources) {
    if (report.resourceType !== "DiagnosticReport") continue;
    const parts = (report.result ?? []).flatMap((result) => observations.get(idOfReference(result) ?? "") ?? []);
    for (const group of Map.groupBy(parts, (part) => preferredCoding(part.code)?.code).values()) {
      if (group.length > 1 || isImagingReport(report)) for (const part of group) lines.add(part.id!);
    }
  }
  return lines;
}

const imagingSections = new Set("RAD RX CT CUS NMR NMS OUS RUS VUS XRC".split(" "));
/** Does the section that reports make images? */
export const isImagingReport = (report: DiagnosticReport): boolean =>
  (report.category ?? []).some((concept) => concept.coding?.some((coding) => imagingSections.has(coding.code ?? "")));

/** The id that a reference such as `Encounter/…` points to. */
export const idOfReference = (reference: Reference | undefined): string | undefined =>
  reference?.reference?.split("/").at(-1);

function conceptOf(resource: Resource): CodeableConcept | undefined {
  switch (resource.resourceType) {
    case "Observation":
    case "DiagnosticReport":
    case "Condition":
    case "AllergyIntolerance":
      return resource.code;
    case "Encounter":
      return resource.class ? { coding: [resource.class] } : undefined;
    case "Coverage":
      return resource.type;
    default:
      return undefined;
  }
}

function statusOf(resource: Resource): string | undefined {
  switch (resource.resourceType) {
    case "Observation":
    case "DiagnosticReport":
    case "Encounter":
    case "Coverage":
      return resource.status;
    case "Condition":
    case "AllergyIntolerance":
      return (resource.verificationStatus ?? resource.clinicalStatus)?.coding?.[0]?.code;
    default:
      return undefined;
  }
}

function clinicalTimeOf(resource: Resource): string | undefined {
  switch (resource.resourceType) {
    case "Observation":
      return instantOf(resource.effectiveDateTime ?? resource.effectivePeriod?.start ?? resource.issued);
    case "DiagnosticReport":
      return instantOf(resource.effectiveDateTime ?? resource.effectivePeriod?.start ?? resource.issued);
    case "Encounter":
      return instantOf(resource.period?.start ?? resource.period?.end);
    case "Condition":
    case "AllergyIntolerance":
      return instantOf(resource.onsetDateTime ?? resource.recordedDate);
    case "Coverage":
      return instantOf(resource.period?.start);
    default:
      return undefined;
  }
}

/** A FHIR dateTime as an instant: the beginning of the day, month or year in UTC where it is no more precise. */
function instantOf(dateTime: string | undefined): string | undefined {
  if (dateTime === undefined) return undefined;
  const instant = new Date(dateTime);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

function encounterIdOf(resource: Resource): string | undefined {
  switch (resource.resourceType) {
    case "Observation":
    case "DiagnosticReport":
    case "Condition":
    case "AllergyIntolerance":
      return idOfReference(resource.encounter);
    default:
      return undefined;
  }
}
