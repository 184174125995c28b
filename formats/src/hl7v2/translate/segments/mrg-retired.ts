import { errorAt, type Hl7Error } from "../../errors.ts";
import type { Hl7Message } from "../../message.ts";
import type { Scope } from "../scope.ts";
import type { RetiredPatient } from "../translation.ts";
import { patientKeyOf, type RecordNumber, recordNumbersOf } from "./record-number.ts";

/** The patients that MRG-1 names beside the message's own: retired in favour of it (A34, A36, A40), or its number before (A47). */
export function readRetired(
  scope: Scope,
  message: Hl7Message,
  survivor: RecordNumber,
): { ok: true; merges: RetiredPatient[] } | { ok: false; error: Hl7Error } {
  const merges: RetiredPatient[] = [];
  const seen = new Set([patientKeyOf(survivor)]);
  for (const mrg of message.all("MRG")) {
    for (const number of recordNumbersOf(scope, mrg.field(1))) {
      const key = patientKeyOf(number);
      if (seen.has(key)) continue;
      seen.add(key);
      const idOfNumber = scope.context.resourceId("Patient", key);
      merges.push({ ...number, idOfNumber, patientId: scope.patientOf(idOfNumber) });
    }
  }
  if (merges.length > 0) return { ok: true, merges };
  const place = { segment: "MRG", sequence: 1, field: 1 };
  if (message.find("MRG")?.has(1)) {
    return {
      ok: false,
      error: errorAt(
        "102",
        place,
        "MRG-1 names no record number other than the one in PID-3: there is nothing to change.",
      ),
    };
  }
  return { ok: false, error: errorAt("101", place, "MRG-1 (the record number that was used before) is empty.") };
}
