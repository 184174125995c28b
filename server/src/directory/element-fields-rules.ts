import type { DataElement } from "@crossbay/contract";
import type { CodeableConcept, Observation, Resource } from "@crossbay/formats/fhir";

/** A field that matters to who reads an element. */
export type ElementField = { field: string; isFilled(resource: Fields): boolean };

/** Any resource, asked for elements that its kind may not have. */
type Fields = Readonly<Record<string, unknown>>;

// The type is a union of kinds, which has no fields by name.
const fieldsOf = (resource: Resource): Fields => ({ ...resource });

/**
 * Which fields of a resource are missing, in the order of `elementFields`: 1 for a gap.
 * @param resource of a kind that belongs to the element
 */
export function gapsOf(element: DataElement, resource: Resource): number[] {
  const fields = fieldsOf(resource);
  return elementFields[element].map(({ isFilled }) => (isFilled(fields) ? 0 : 1));
}

// Counting looks at what a source sent, in the transaction that stores it: a hole in a list must not keep it off the chart.
/** Has it a code of a public code system? Undefined for elements in which nothing is coded. */
export function isCoded(element: DataElement, resource: Resource): boolean | undefined {
  const concept = codedBy[element];
  if (concept === undefined) return undefined;
  const fields = fieldsOf(resource);
  const found = concept.flatMap((name) => fields[name] ?? []) as (CodeableConcept | null)[];
  return found.some((one) => one?.coding?.some((coding) => coding?.code && publicSystems.has(coding.system ?? "")));
}

export const isCodable = (element: DataElement): boolean => codedBy[element] !== undefined;

const codedBy: Readonly<Partial<Record<DataElement, readonly string[]>>> = {
  allergies: ["code"],
  medications: ["medicationCodeableConcept"],
  problems: ["code"],
  results: ["code"],
  vitals: ["code"],
  immunisations: ["vaccineCode"],
  procedures: ["code"],
  documents: ["type", "code"],
  images: ["code", "procedureCode"],
};

const publicSystems = new Set([
  "http://loinc.org",
  "http://snomed.info/sct",
  "http://hl7.org/fhir/sid/icd-10",
  "http://hl7.org/fhir/sid/icd-10-cm",
  "http://www.cms.gov/Medicare/Coding/ICD10",
  "http://hl7.org/fhir/sid/icd-9-cm",
  "http://www.ama-assn.org/go/cpt",
  "http://terminology.hl7.org/CodeSystem/HCPCS-all-codes",
  "http://www.nlm.nih.gov/research/umls/rxnorm",
  "http://hl7.org/fhir/sid/ndc",
  "http://hl7.org/fhir/sid/cvx",
  "http://fdasis.nlm.nih.gov",
  "http://hl7.org/fhir/ndfrt",
]);

const isThere = (value: unknown): boolean =>
  Array.isArray(value) ? value.some(isThere) : value !== undefined && value !== null && value !== "";

/** A field that is filled by any of these elements. */
const field = (name: string, ...elements: readonly string[]): ElementField => ({
  field: name,
  isFilled: (resource) => elements.some((element) => isThere(resource[element])),
});

/** A field of the first of a list, such as the postal code of an address. */
const within = (name: string, list: string, ...elements: readonly string[]): ElementField => ({
  field: name,
  isFilled: (resource) =>
    ([resource[list] ?? []].flat() as (Fields | null)[]).some((one) =>
      elements.some((element) => isThere(one?.[element])),
    ),
});

const value: ElementField = {
  field: "value",
  isFilled: (resource) =>
    Object.keys(resource).some((name) => name.startsWith("value")) || isThere(resource.component ?? resource.hasMember),
};

/** Only a number has one. */
const unit: ElementField = {
  field: "unit",
  isFilled: (resource) => {
    const { valueQuantity } = resource as unknown as Observation;
    return valueQuantity === undefined || isThere(valueQuantity.unit ?? valueQuantity.code);
  },
};

const day = (...elements: readonly string[]) => field("date", ...elements);
const status = field("status", "clinicalStatus", "verificationStatus", "status");

/**
 * The fields of each element. Gaps are counted by their place in these lists: a new field is added at the end, and none is taken
 * away.
 */
export const elementFields: Readonly<Record<DataElement, readonly ElementField[]>> = {
  demographics: [
    within("name", "name", "family", "text"),
    field("birth date", "birthDate"),
    field("sex", "gender"),
    within("address", "address", "postalCode", "city"),
    within("phone or e-mail", "telecom", "value"),
  ],
  encounters: [
    field("kind of visit", "class"),
    within("begin", "period", "start"),
    field("place", "location", "serviceProvider"),
    field("practitioner", "participant"),
    field("reason", "reasonCode", "diagnosis"),
  ],
  allergies: [field("substance", "code"), field("reaction", "reaction"), status],
  medications: [
    field("drug", "medicationCodeableConcept", "medicationReference"),
    field("dose", "dosageInstruction", "dosage"),
    day("authoredOn", "effectiveDateTime", "effectivePeriod", "whenHandedOver", "dateAsserted"),
    status,
  ],
  problems: [field("condition", "code"), day("onsetDateTime", "onsetPeriod", "recordedDate"), status],
  results: [
    field("test", "code"),
    value,
    unit,
    day("effectiveDateTime", "effectivePeriod"),
    field("normal range or flag", "referenceRange", "interpretation"),
  ],
  vitals: [field("measurement", "code"), value, unit, day("effectiveDateTime", "effectivePeriod")],
  immunisations: [
    field("vaccine", "vaccineCode"),
    day("occurrenceDateTime", "occurrenceString"),
    field("lot", "lotNumber"),
  ],
  procedures: [
    field("procedure", "code"),
    day("performedDateTime", "performedPeriod"),
    field("practitioner", "performer"),
  ],
  documents: [
    field("kind of document", "type", "code"),
    day("date", "effectiveDateTime", "issued"),
    field("author", "author", "performer", "resultsInterpreter"),
    field("text", "content", "section", "presentedForm", "result", "conclusion"),
  ],
  images: [
    field("study", "code", "procedureCode", "description", "type"),
    day("effectiveDateTime", "started", "createdDateTime", "issued"),
    field("report", "conclusion", "presentedForm", "result", "content"),
  ],
  claims: [field("service", "item"), day("created", "billablePeriod"), field("diagnosis", "diagnosis")],
  insurance: [field("plan", "payor"), field("member number", "subscriberId", "identifier"), field("period", "period")],
  directives: [field("kind of directive", "type", "category"), day("date", "dateTime")],
};

/** No element has more of them. */
export const fieldsMax = Math.max(...Object.values(elementFields).map(({ length }) => length));
