import { keyedId, type PatientId, type SourceId } from "../platform/ids.ts";
import type { Keys } from "../platform/keys.ts";

/**
 * Id of the patient that a source's messages name by this record number, as long as the number was never given to another
 * patient: the same for ever, and not to be guessed.
 */
export const patientIdOf = (keys: Keys, sourceId: SourceId, authority: string, recordNumber: string): PatientId =>
  keyedId<PatientId>(keys.ids, sourceId, "Patient", `${authority}|${recordNumber}`);
