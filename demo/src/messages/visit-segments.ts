import type { FieldInput, SegmentInput } from "@crossbay/formats/hl7v2";
import type { Visit } from "../history/planned-event.ts";
import type { Practitioner } from "../people/practitioners.ts";
import type { DemoSource } from "../region/sources.ts";
import { hl7Time } from "../wall-time.ts";

/** PV1 as far as the visit has come. */
export function visitSegment(source: DemoSource, visit: Visit): SegmentInput {
  const { unit, room, bed } = visit.location;
  const fields: Record<number, FieldInput> = {
    1: "1",
    2: visit.kind,
    3: [unit, room ?? "", bed ?? "", source.assigningAuthority],
    4: visit.kind === "E" ? "E" : visit.kind === "I" ? "U" : "R",
    7: practitioner(source, visit.attending),
    10: visit.service,
    19: [visit.number, "", "", source.assigningAuthority, "VN"],
    44: timeOf(source, visit.arrivedAt),
  };
  if (visit.disposition) fields[36] = visit.disposition;
  if (visit.leftAt !== undefined) fields[45] = timeOf(source, visit.leftAt);
  return { name: "PV1", fields };
}

export const reasonSegment = (visit: Visit): SegmentInput => ({ name: "PV2", fields: { 3: ["", visit.reason] } });

/** DG1: working while the patient is there, final with the discharge. */
export const diagnosisSegments = (source: DemoSource, visit: Visit): SegmentInput[] =>
  visit.diagnoses.map(({ code, name }, index) => ({
    name: "DG1",
    fields: {
      1: String(index + 1),
      3: [code, name, source.hl7v2?.version === "2.3" ? "I10" : "I10C"],
      5: timeOf(source, visit.arrivedAt),
      6: visit.leftAt === undefined ? "W" : "F",
    },
  }));

/** XCN with the national provider number, else the source's own staff number. */
export const practitioner = (
  source: DemoSource,
  { id, family, given, degree, npi }: Practitioner,
): readonly string[] => [
  npi ?? id,
  family,
  given,
  "",
  "",
  degree === "MD" || degree === "DO" ? "Dr" : "",
  degree,
  "",
  ...(npi ? ["", "L", "", "", "NPI"] : [source.assigningAuthority]),
];

export const timeOf = (source: DemoSource, wall: number): string => hl7Time(wall, source.hl7v2?.time ?? "seconds");
