import type { Patient } from "@crossbay/formats/fhir";
import { newId, type PersonId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";
import type { Tx } from "../platform/transaction.ts";
import type { Resolution } from "./patient.ts";
import { type PatientFacts, planResolution } from "./plan-resolution-rules.ts";
import type { PreparedPatient } from "./prepare-patient-rules.ts";
import { writeResolution } from "./resolution-write-store.ts";

/**
 * Puts each patient to its person, in the order given: known patients stay where they are (their demographics follow
 * the newest message); new ones go to the person that carries the same identifier or is the same beyond doubt, else get
 * a person of their own, at once. Retired numbers take their person's patients along.
 *
 * The transaction has taken the locks of the batch by `lockPatients`, and `facts` were read under them by `readPatients`.
 * Sends no statement for a batch of known patients that tells nothing new, at most six whatever its size; waits for none.
 * @param patients each completed by what is known of it, in the order of the batch, and whether it is as it was when it was
 * resolved the last time, which saves looking at it again; absent: as told
 * @returns one resolution for each incoming patient, in order
 */
export function resolvePatients(
  tx: Tx,
  context: { keys: Keys; now: Date },
  batch: readonly PreparedPatient[],
  facts: PatientFacts,
  patients?: readonly { patient: Patient; isAsStored: boolean }[],
): readonly Resolution[] {
  const digests = new Map(facts.known.map(({ patientId, digest }) => [patientId, digest]));
  const complete = patients
    ? batch.map((told, at) => {
        const { patient, isAsStored } = patients[at]!;
        return told.completedTo(patient, isAsStored ? digests.get(told.incoming.patientId) : undefined);
      })
    : batch;
  const plan = planResolution(complete, { ...facts, newPersonId: () => newId<PersonId>(context.now) });
  writeResolution(tx, context, plan);
  return plan.resolutions;
}
