import { newId, type PatientId, type PersonId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import type { IncomingPatient, Resolution } from "./patient.ts";
import { type Candidate, type KnownPatient, planResolution, type ResolutionFacts } from "./plan-resolution-rules.ts";
import { type PreparedPatient, preparePatient } from "./prepare-patient-rules.ts";
import { findCarriers, findKnownPatients, findPatientsOfSamePersons, getCandidates } from "./resolution-store.ts";
import { writeResolution } from "./resolution-write-store.ts";

/**
 * Puts each patient to its person, in the order given: known patients stay where they are (their demographics follow
 * the newest message); new ones go to the person that carries the same identifier or is the same beyond doubt, else get
 * a person of their own, at once. Retired numbers take their person's patients along.
 *
 * The transaction has taken the locks of the batch by `lockPatients`. Takes one statement for a batch of known patients
 * that tells nothing new, at most ten whatever its size.
 * @returns one resolution for each incoming patient, in order
 */
export async function resolvePatients(
  tx: Tx,
  context: { keys: Keys; now: Date },
  incoming: readonly IncomingPatient[],
): Promise<readonly Resolution[]> {
  if (incoming.length === 0) return [];
  const batch = incoming.map((patient) => preparePatient(context.keys, patient));
  const known = await findKnown(tx, batch);
  const ids = new Set(known.map((patient) => patient.patientId));
  const unknown = batch.filter((told) => !ids.has(told.incoming.patientId));
  const plan = planResolution(batch, {
    known,
    ...(await findRivals(tx, unknown)),
    newPersonId: () => newId<PersonId>(context.now),
  });
  writeResolution(tx, context, plan);
  return plan.resolutions;
}

async function findKnown(tx: Tx, batch: readonly PreparedPatient[]): Promise<KnownPatient[]> {
  const retired = batch.flatMap((told) => told.incoming.merges.map((number) => number.patientId));
  const wanted = [...new Set([...batch.map((told) => told.incoming.patientId), ...retired])];
  const known = await findKnownPatients(tx, wanted);
  if (retired.length === 0) return known;
  // A person that an A40 moves may itself be moved on by the next: all patients of all persons in sight.
  const others = await findPatientsOfSamePersons(tx, wanted);
  return [...new Map([...known, ...others].map((patient) => [patient.patientId, patient])).values()];
}

type Rivals = Pick<ResolutionFacts, "byIdentifier" | "byBlock" | "candidates">;

async function findRivals(tx: Tx, unknown: readonly PreparedPatient[]): Promise<Rivals> {
  if (unknown.length === 0) return { byIdentifier: new Map(), byBlock: new Map(), candidates: new Map() };
  const { byIdentifier, byBlock } = await findCarriers(tx, {
    identifiers: [...new Set(unknown.flatMap((told) => told.matching().identifierKeys))],
    blocks: [...new Set(unknown.flatMap((told) => told.matching().blockKeys))],
  });
  const ids = new Set([...byIdentifier.values(), ...byBlock.values()].flat());
  const candidates = new Map<PatientId, Candidate>();
  if (ids.size > 0) for (const one of await getCandidates(tx, [...ids])) candidates.set(one.patientId, one);
  return { byIdentifier, byBlock, candidates };
}
