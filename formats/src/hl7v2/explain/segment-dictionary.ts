import { insuranceAndCharges } from "./money-name-lists.ts";
import { ordersAndResults, patientAndVisit, type SegmentNames } from "./segment-name-lists.ts";

/** HL7's title of a segment, such as `Patient Visit`; empty for a local segment and those that ADT and ORU do not carry. */
export const segmentTitle = (segment: string): string => namesOf(segment)?.title ?? "";

/** HL7's name of a field, such as `Visit Number` for PV1-19; empty for what HL7 does not define. */
export function fieldName(segment: string, field: number): string {
  const names = namesOf(segment);
  return names === undefined ? "" : (fieldsOf(segment, names)[field - 1] ?? "");
}

const dictionary: Readonly<Record<string, SegmentNames>> = {
  ...patientAndVisit,
  ...ordersAndResults,
  ...insuranceAndCharges,
};
const cut = new Map<string, readonly string[]>();

const namesOf = (segment: string): SegmentNames | undefined =>
  Object.hasOwn(dictionary, segment) ? dictionary[segment] : undefined;

function fieldsOf(segment: string, { fields }: SegmentNames): readonly string[] {
  let names = cut.get(segment);
  if (names === undefined) {
    names = fields.split(";").map((name) => name.trim());
    cut.set(segment, names);
  }
  return names;
}
