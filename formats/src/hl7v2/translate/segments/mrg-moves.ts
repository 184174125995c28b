import type { Identifier } from "../../../fhir/index.ts";
import { errorAt, type Hl7Error } from "../../errors.ts";
import type { Hl7Message } from "../../message.ts";
import type { Segment } from "../../segment.ts";
import { businessKey } from "../business-key.ts";
import { readCx } from "../datatypes/identifier.ts";
import type { Scope } from "../scope.ts";
import type { RetiredPatient, VisitMove } from "../translation.ts";
import { visitNumberKey } from "./pv1-encounter.ts";
import { chooseRecordNumber, patientKeyOf } from "./record-number.ts";

type Moves = { ok: true; moves: VisitMove[] } | { ok: false; error: Hl7Error };

/**
 * A45: the visit of PV1-19 or PV1-50 goes from the patient of MRG-1 to the message's, or, where that is the same patient, gets
 * another number; MRG-5 or MRG-6 is its number before. A44: all visits of the account in MRG-3, or PID-18, go to the message's
 * patient. MRG and PV1 can repeat.
 * @see HL7 v2.5.1 chapter 3, 3.3.44 and 3.3.45
 */
export function readMoves(scope: Scope, message: Hl7Message, event: string): Moves {
  const moves: VisitMove[] = [];
  const pid = message.find("PID");
  const toAccount = pid && numberIn(scope, pid, 18);
  const segments = message.segments.filter(({ name }) => name === "MRG" || name === "PV1");
  for (const [index, mrg] of segments.entries()) {
    if (mrg.name !== "MRG") continue;
    const from = readFormer(scope, mrg);
    if (from === undefined)
      return missing("MRG", mrg.sequence, 1, "MRG-1 (the patient that the visit leaves) is empty.");
    const target = toAccount ? { toAccount } : {};
    if (event === "A44") {
      const account = numberIn(scope, mrg, 3) ?? toAccount;
      if (account === undefined) return missing("MRG", mrg.sequence, 3, "MRG-3 (the account that is moved) is empty.");
      if (from.patientId === scope.patientId) {
        const place = { segment: "MRG", sequence: mrg.sequence, field: 1 };
        return {
          ok: false,
          error: errorAt("102", place, "MRG-1 names the patient of PID-3: there is nothing to move."),
        };
      }
      moves.push({ from, account, ...target });
    } else {
      const next = segments[index + 1];
      const pv1 = next?.name === "PV1" ? next : undefined;
      const before = numberIn(scope, mrg, 5) ?? numberIn(scope, mrg, 6);
      const toNumber = (pv1 && (numberIn(scope, pv1, 19) ?? numberIn(scope, pv1, 50))) ?? before;
      if (toNumber === undefined) return missing("PV1", 1, 19, "PV1-19 (the visit that is moved) is empty.");
      moves.push({ from, visit: visitOf(scope, from, before ?? toNumber, toNumber), ...target });
    }
  }
  return moves.length > 0
    ? { ok: true, moves }
    : missing("MRG", 1, 1, "MRG-1 (the patient that the visit leaves) is empty.");
}

function visitOf(scope: Scope, from: RetiredPatient, fromNumber: Identifier, toNumber: Identifier) {
  const idOf = (patientId: string, number: Identifier) =>
    scope.context.resourceId("Encounter", businessKey(patientId, ...visitNumberKey(number)));
  return { fromNumber, toNumber, fromId: idOf(from.patientId, fromNumber), toId: idOf(scope.patientId, toNumber) };
}

function readFormer(scope: Scope, mrg: Segment): RetiredPatient | undefined {
  const number = chooseRecordNumber(scope, mrg.field(1));
  if (number === undefined) return undefined;
  const idOfNumber = scope.context.resourceId("Patient", patientKeyOf(number));
  return { ...number, idOfNumber, patientId: scope.patientOf(idOfNumber) };
}

const numberIn = (scope: Scope, segment: Segment, field: number): Identifier | undefined =>
  readCx(scope, { segment, field }, segment.field(field).rep(1));

const missing = (segment: string, sequence: number, field: number, sentence: string): Moves => ({
  ok: false,
  error: errorAt("101", { segment, sequence, field }, sentence),
});
