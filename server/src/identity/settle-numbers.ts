import { keyedId, type PatientId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import { identifierKey, valueKey } from "./keys-rules.ts";
import {
  addIdentifiers,
  bringBack,
  changeNumber,
  dropIdentifiers,
  findMeanings,
  findNumberedPatients,
  insertMeanings,
  lockByPatient,
  type NewMeaning,
  type NumberedPatient,
  openReview,
} from "./number-store.ts";
import type { RetiredNumber } from "./patient.ts";
import type { PatientFacts } from "./plan-resolution-rules.ts";
import type { PreparedPatient } from "./prepare-patient-rules.ts";
import { findViewsOfPerson } from "./resolution-store.ts";
import { decideReuse, meaningAt, type NumberMeaning, nextGeneration } from "./settle-number-rules.ts";

/** A message whose numbers may stand for other patients than those of their own ids. */
export type NumberedMessage = {
  /** As it would be if every number stood for the patient of its own id. */
  told: PreparedPatient;
  /** The number by which the same patient was known before (A47). */
  renumbers?: RetiredNumber;
};

export type SettledNumbers = {
  /** Patients by the ids of their numbers, at the time of the message. */
  patientOf: ReadonlyMap<PatientId, PatientId>;
  /** An A47 onto a number that has a patient already: the old number is retired in favour of it, as by an A40. */
  isMerge: boolean;
};

/** True for messages whose patients `settleNumbers` has to say. */
export function needsSettling({ incoming }: PreparedPatient, facts: PatientFacts): boolean {
  if (incoming.besides !== undefined) return true;
  if ([incoming, ...incoming.merges].some(({ patientId }) => facts.renumbered.has(patientId))) return true;
  if (incoming.does !== "registers") return false;
  return facts.known.some(({ patientId, state }) => patientId === incoming.patientId && state === "merged");
}

/**
 * Says whom the numbers of a message stand for, and changes what the message changes about that: an A47 gives a patient another
 * number and leaves the old one to whoever comes next; a registration under a retired number brings its patient back, or gives
 * the number to a new one. Everything recorded stays with its patient.
 *
 * The transaction holds the locks of the numbers.
 * @see HL7 v2.5.1 chapter 3, 3.3.47 (A47)
 */
export async function settleNumbers(
  tx: Tx,
  context: { keys: Keys; now: Date },
  message: NumberedMessage,
): Promise<SettledNumbers> {
  const { incoming } = message.told;
  const numbers = [incoming, ...incoming.merges, ...(incoming.besides ?? [])].map(({ patientId }) => patientId);
  const meanings = await findMeanings(tx, numbers);
  const patientOf = new Map(numbers.map((number) => [number, meaningAt(meanings, number, incoming.eventAt)]));
  await lockByPatient(tx, [...patientOf.values()]);
  const patients = await findNumberedPatients(tx, [...patientOf.values()]);
  const isMerge = message.renumbers
    ? await renumber(tx, context, message.told, message.renumbers, { meanings, patientOf, patients })
    : false;
  await registerAgain(tx, context, message.told, { meanings, patientOf, patients });
  return { patientOf, isMerge };
}

type Standing = {
  meanings: readonly NumberMeaning[];
  patientOf: Map<PatientId, PatientId>;
  patients: readonly NumberedPatient[];
};

async function renumber(
  tx: Tx,
  { keys }: { keys: Keys },
  { incoming }: PreparedPatient,
  former: RetiredNumber,
  { meanings, patientOf, patients }: Standing,
): Promise<boolean> {
  const patientId = patientOf.get(former.patientId)!;
  const other = patientOf.get(incoming.patientId)!;
  if (other === patientId) return false;
  if (patients.some((patient) => patient.patientId === other)) return true;
  const { eventAt: since, messageKey } = incoming;
  const meaning = (numberId: PatientId, means: (generation: number) => PatientId): NewMeaning => {
    const generation = nextGeneration(meanings, numberId);
    return { numberId, generation, since, patientId: means(generation), reason: "A47", messageKey };
  };
  insertMeanings(tx, [
    meaning(incoming.patientId, () => patientId),
    meaning(former.patientId, (generation) => nextPatient(keys, former.patientId, generation)),
  ]);
  await changeNumber(tx, { ...incoming, patientId });
  const present = keysOf(keys, incoming);
  await dropIdentifiers(tx, patientId, [...keysOf(keys, former), ...present]);
  await addIdentifiers(tx, patientId, present);
  patientOf.set(incoming.patientId, patientId);
  return false;
}

async function registerAgain(
  tx: Tx,
  { keys, now }: { keys: Keys; now: Date },
  told: PreparedPatient,
  { meanings, patientOf, patients }: Standing,
): Promise<void> {
  const { patientId: numberId, does, eventAt: since, messageKey } = told.incoming;
  const retired = patients.find(({ patientId }) => patientId === patientOf.get(numberId));
  if (does !== "registers" || retired?.state !== "merged" || since <= retired.stateAt) return;
  const reuse = decideReuse(told.matching().comparable, await findViewsOfPerson(tx, retired.personId));
  if (reuse.whose === "same") {
    await bringBack(tx, retired.patientId, since);
    return;
  }
  const generation = nextGeneration(meanings, numberId);
  const patientId = nextPatient(keys, numberId, generation);
  insertMeanings(tx, [{ numberId, generation, since, patientId, reason: "registered-again", messageKey }]);
  await dropIdentifiers(tx, retired.patientId, keysOf(keys, told.incoming));
  if (reuse.whose === "unclear") {
    await openReview(tx, now, { patientId, candidatePersonId: retired.personId, ...reuse });
  }
  patientOf.set(numberId, patientId);
}

/** The patient of whom nothing is known yet that a number stands for next. */
const nextPatient = (keys: Keys, numberId: PatientId, generation: number): PatientId =>
  keyedId<PatientId>(keys.ids, "next patient of a number", numberId, String(generation));

const keysOf = (
  keys: Keys,
  { authority, recordNumber }: Pick<RetiredNumber, "authority" | "recordNumber">,
): Buffer[] => [identifierKey(keys.matching, authority, recordNumber), valueKey(keys.matching, recordNumber)];
