import type { Hl7Message } from "../../message.ts";

/** Fields that hold confidentiality codes (HL7 table 0177) or access restrictions (0717). */
const codeFields = [
  { segment: "ORC", field: 28 },
  { segment: "ARV", field: 3 },
  { segment: "OM1", field: 30 },
] as const;

/** Protection or confidentiality indicators: `Y` means restricted. */
const indicators = [
  { segment: "PD1", field: 12 },
  { segment: "PV2", field: 22 },
  { segment: "DG1", field: 18 },
  { segment: "NK1", field: 23 },
] as const;

/** Confidentiality codes that a message carries anywhere, without repeats, in upper case: an indicator counts as `R`, PV1-16 as `VIP`. */
export function confidentialityOf(message: Hl7Message): string[] {
  const codes = new Set<string>();
  for (const segment of message.segments) {
    for (const source of codeFields) {
      if (source.segment !== segment.name) continue;
      for (const rep of segment.field(source.field).reps) codes.add(rep.text(1).toUpperCase());
    }
    for (const source of indicators) {
      if (source.segment === segment.name && segment.text(source.field).toUpperCase() === "Y") codes.add("R");
    }
    if (segment.name === "PV1" && !["", "N", "0", "NO"].includes(segment.text(16).toUpperCase())) codes.add("VIP");
  }
  codes.delete("");
  return [...codes];
}
