import type { ResultValue } from "@crossbay/contract";
import type { Observation, ObservationComponent, ObservationReferenceRange, Quantity } from "@crossbay/formats/fhir";
import type { ChartRow } from "./chart-row.ts";
import { textOfConcept } from "./concept-text-rules.ts";
import { printedUnit } from "./printed-unit-rules.ts";
import type { SourceNames } from "./provenance-rules.ts";

/**
 * One value as it was reported. A result that was withdrawn keeps its words but has no number and no mark, so that no
 * trend and no alarm rests on it.
 */
export function presentValue(row: ChartRow<Observation>, names: SourceNames): ResultValue {
  const { body } = row;
  const isWithdrawn = body.status === "entered-in-error" || body.status === "cancelled";
  const quantity = body.valueQuantity;
  const unit = printedUnit(quantity?.unit ?? quantity?.code);
  const range = presentRange(body.referenceRange?.[0]);
  const at = body.effectiveDateTime ?? body.effectivePeriod?.start ?? body.issued;
  const note = (body.note ?? []).map((one) => one.text).join("\n");
  const mark = isWithdrawn ? undefined : markOf(body);
  return {
    id: row.id,
    from: names.provenanceOf(row),
    ...(at ? { at } : {}),
    value: valueText(body) ?? absentText(body),
    ...(quantity?.value !== undefined && !isWithdrawn ? { number: quantity.value } : {}),
    ...(quantity?.comparator ? { comparator: quantity.comparator } : {}),
    ...(unit ? { unit } : {}),
    ...(range ? { range } : {}),
    ...(mark ? { flag: mark.flag, direction: mark.direction } : {}),
    critical: mark?.critical ?? false,
    status: body.status ?? "unknown",
    ...(note ? { note } : {}),
  };
}

/** The words of any value[x]; a quantity without its unit, which stands beside it. */
function valueText(value: Observation | ObservationComponent): string | undefined {
  if (value.valueQuantity) return quantityText(value.valueQuantity);
  if (value.valueCodeableConcept) return textOfConcept(value.valueCodeableConcept);
  if (value.valueRange) return `${quantityText(value.valueRange.low)} – ${quantityText(value.valueRange.high)}`;
  if (value.valueRatio)
    return `${quantityText(value.valueRatio.numerator)} : ${quantityText(value.valueRatio.denominator)}`;
  if (value.valuePeriod) return `${value.valuePeriod.start ?? ""} – ${value.valuePeriod.end ?? ""}`;
  if (value.valueBoolean !== undefined) return value.valueBoolean ? "Yes" : "No";
  if (value.valueInteger !== undefined) return String(value.valueInteger);
  const text = value.valueString ?? value.valueDateTime ?? value.valueTime;
  if (text !== undefined) return text;
  const parts = "component" in value ? (value.component ?? []).flatMap((part) => valueText(part) ?? []) : [];
  return parts.length > 0 ? parts.join(", ") : undefined;
}

/** The number with the decimal places that were reported: 3.00 stays 3.00. */
function quantityText(quantity: Quantity | undefined): string {
  if (quantity?.value === undefined) return "";
  const places = quantity.extension?.find(({ url }) => url === precisionUrl)?.valueInteger;
  const isPlain = places !== undefined && places >= 0 && places <= 20;
  return `${quantity.comparator ?? ""}${isPlain ? quantity.value.toFixed(places) : quantity.value}`;
}

/** @see http://hl7.org/fhir/StructureDefinition/quantity-precision */
const precisionUrl = "http://hl7.org/fhir/StructureDefinition/quantity-precision";

function absentText(observation: Observation): string {
  const code = observation.dataAbsentReason?.coding?.[0]?.code;
  if (code === "not-asked" || code === "not-performed") return "Not done";
  return observation.status === "registered" ? "Pending" : (textOfConcept(observation.dataAbsentReason) ?? "No value");
}

function presentRange(range: ObservationReferenceRange | undefined): ResultValue["range"] {
  const low = range?.low?.value;
  const high = range?.high?.value;
  const text = range?.text ?? [low, high].filter((bound) => bound !== undefined).join(" – ");
  if (text === "") return undefined;
  return { text, ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

type Mark = { flag: string; direction: "high" | "low" | "abnormal"; critical: boolean };

/** HL7 table 0078. What is not in it (normal, better, susceptible …) is no mark. */
const marks: Readonly<Record<string, Mark>> = {
  HH: { flag: "HH", direction: "high", critical: true },
  LL: { flag: "LL", direction: "low", critical: true },
  AA: { flag: "AA", direction: "abnormal", critical: true },
  HU: { flag: "HU", direction: "high", critical: false },
  LU: { flag: "LU", direction: "low", critical: false },
  H: { flag: "H", direction: "high", critical: false },
  L: { flag: "L", direction: "low", critical: false },
  ">": { flag: ">", direction: "high", critical: false },
  "<": { flag: "<", direction: "low", critical: false },
  A: { flag: "A", direction: "abnormal", critical: false },
};

/** The gravest of the marks that the source set; none is worked out here. */
function markOf(observation: Observation): Mark | undefined {
  const codes = (observation.interpretation ?? []).flatMap((concept) => concept.coding?.map(({ code }) => code) ?? []);
  const gravest = Object.keys(marks).find((flag) => codes.includes(flag));
  return gravest === undefined ? undefined : marks[gravest];
}
