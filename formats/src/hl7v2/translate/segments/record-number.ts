import { authorityOfSystem, authoritySystem } from "../../authority.ts";
import type { Field, Repetition } from "../../segment.ts";
import { systemOfHd } from "../datatypes/identifier.ts";
import type { Scope } from "../scope.ts";

/** A record number and the namespace that assigned it, in upper case. */
export type RecordNumber = { authority: string; recordNumber: string };

/** Identifier types (table 0203) that number a person or something else, but not a record. */
const notRecordNumbers = new Set(["SS", "DL", "AN", "VN", "PPN", "MC", "MA", "NI", "SN", "MB", "BC", "BR", "TAX"]);

/**
 * The record number of a patient identifier list (PID-3, MRG-1): of the source's own authority before others,
 * type MR before PI before untyped before the rest. Numbers of other kinds (SSN, licence, account) are taken only alone.
 */
export function chooseRecordNumber(scope: Scope, list: Field): RecordNumber | undefined {
  let best: { number: RecordNumber; rank: number } | undefined;
  for (const rep of list.reps) {
    const number = recordNumberOf(scope, rep);
    if (number === undefined) continue;
    const rank = rankOf(scope, rep, number);
    if (best === undefined || rank < best.rank) best = { number, rank };
  }
  return best?.number;
}

/** All record numbers of the list that the same authority assigned, the chosen one first. */
export function recordNumbersOf(scope: Scope, list: Field): RecordNumber[] {
  const chosen = chooseRecordNumber(scope, list);
  if (chosen === undefined) return [];
  const others = list.reps
    .filter((rep) => !notRecordNumbers.has(rep.text(5).toUpperCase()))
    .map((rep) => recordNumberOf(scope, rep))
    .filter((number) => number !== undefined)
    .filter((number) => number.authority === chosen.authority && number.recordNumber !== chosen.recordNumber);
  return [chosen, ...others];
}

/** The patient's key: what `resourceId("Patient", …)` is asked for. */
export const patientKeyOf = ({ authority, recordNumber }: RecordNumber): string => `${authority}|${recordNumber}`;

/** An empty authority, or the source's own by its namespace, is the source's own, whatever universal id stands beside it. */
function recordNumberOf(scope: Scope, rep: Repetition): RecordNumber | undefined {
  const recordNumber = rep.text(1);
  if (recordNumber === "") return undefined;
  const own = scope.context.authority.trim().toUpperCase();
  const namespace = rep.component(4).text(1).toUpperCase();
  const system = systemOfHd(rep.component(4));
  if (system === "" || namespace === own || system === authoritySystem(own)) return { authority: own, recordNumber };
  return { authority: authorityOfSystem(system) ?? system, recordNumber };
}

function rankOf(scope: Scope, rep: Repetition, { authority }: RecordNumber): number {
  const type = rep.text(5).toUpperCase();
  const isOwn = authority === scope.context.authority.trim().toUpperCase();
  const kind = notRecordNumbers.has(type)
    ? 10
    : type === "MR" || type === "MRN"
      ? 0
      : type === "PI"
        ? 1
        : type === ""
          ? 2
          : 3;
  return kind + (isOwn ? 0 : 5);
}
