import type { CodeableConcept, HumanName, Observation, Resource } from "../../fhir/index.ts";
import { conceptText } from "../translate/datatypes/concept.ts";
import { nameText } from "../translate/datatypes/human-name.ts";

/** A resource of a translation in one line, for the engineer who looks at it: `Observation Potassium: 4.1 mmol/L, final`. */
export function resourceWords(resource: Resource): string {
  const said = detailsOf(resource).filter((part) => part !== undefined && part !== "");
  return said.length === 0 ? resource.resourceType : `${resource.resourceType} ${said.join(", ")}`;
}

function detailsOf(resource: Resource): (string | undefined)[] {
  switch (resource.resourceType) {
    case "Patient":
      return [nameOf(resource.name), resource.birthDate && `born ${resource.birthDate}`, resource.gender];
    case "Encounter": {
      const { start, end } = resource.period ?? {};
      const period = [start && `from ${minute(start)}`, end && `to ${minute(end)}`].filter(Boolean).join(" ");
      return [resource.class?.display ?? resource.class?.code, resource.status, period];
    }
    case "Observation":
      return [`${conceptText(resource.code)}: ${valueWords(resource)}`, resource.status];
    case "DiagnosticReport": {
      const count = resource.result?.length ?? 0;
      return [conceptText(resource.code), resource.status, `${count} ${count === 1 ? "result" : "results"}`];
    }
    case "AllergyIntolerance":
      return [conceptText(resource.code), resource.reaction?.[0]?.manifestation?.map(conceptText).join(", ")];
    case "Condition":
      return [conceptText(resource.code), resource.verificationStatus?.coding?.[0]?.code];
    case "Coverage":
      return [resource.payor?.[0]?.display ?? "", resource.subscriberId && `member ${resource.subscriberId}`];
    case "RelatedPerson":
      return [nameOf(resource.name) || resource.telecom?.[0]?.value, concepts(resource.relationship)];
    case "Practitioner":
      return [nameOf(resource.name), resource.identifier?.[0]?.value];
    case "Organization":
      return [resource.name, resource.identifier?.[0]?.value];
    case "Location":
      return [resource.name];
    default:
      return [];
  }
}

const nameOf = (names: readonly HumanName[] | undefined): string => nameText(names?.[0]);

const concepts = (list: readonly CodeableConcept[] | undefined): string =>
  (list ?? []).map((concept) => conceptText(concept)).join(", ");

/** `2026-03-12T10:15:00-04:00` as `2026-03-12 10:15`. */
const minute = (time: string): string => time.slice(0, 16).replace("T", " ");

const wordsMax = 80;

function valueWords(resource: Observation): string {
  const { valueQuantity, valueCodeableConcept, valueRange, valueRatio, valuePeriod } = resource;
  if (valueQuantity) return quantity(valueQuantity);
  if (valueCodeableConcept) return conceptText(valueCodeableConcept);
  if (valueRange) return `${quantity(valueRange.low)}–${quantity(valueRange.high)}`;
  if (valueRatio) return `${quantity(valueRatio.numerator)}:${quantity(valueRatio.denominator)}`;
  if (valuePeriod) return [valuePeriod.start, valuePeriod.end].map((time) => minute(time ?? "")).join("–");
  const text = resource.valueString ?? resource.valueDateTime ?? resource.valueTime;
  if (text !== undefined) return text.length > wordsMax ? `${text.slice(0, wordsMax)}…` : text.replaceAll("\n", " ");
  if (resource.component) return `${resource.component.length} values`;
  return resource.note ? "see its note" : "no value";
}

const quantity = (value: Observation["valueQuantity"]): string =>
  value === undefined ? "" : `${value.comparator ?? ""}${value.value ?? ""}${value.unit ? ` ${value.unit}` : ""}`;
