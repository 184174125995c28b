import { listSources } from "../accounts/index.ts";
import { personOfPatients } from "../identity/index.ts";
import { patientIdOf } from "../intake/index.ts";
import type { PatientId } from "../platform/ids.ts";
import type { House } from "./house.ts";

/** Finds the patient whom an EHR names by a record number of one of its participant's sources; undefined: not known here. */
export const patientOfRecord =
  ({ database, keys }: Pick<House, "database" | "keys">) =>
  (sourceId: string, recordNumber: string): Promise<PatientId | undefined> =>
    database.snapshot(async (tx) => {
      const source = (await listSources(tx)).find(({ id }) => id === sourceId);
      if (!source) return undefined;
      const patientId = patientIdOf(keys, source.id, source.assigningAuthority, recordNumber);
      return (await personOfPatients(tx, [patientId])).has(patientId) ? patientId : undefined;
    });
