import { listSources } from "../accounts/index.ts";
import type { LinkedPatient } from "../identity/index.ts";
import type { PatientId } from "../platform/ids.ts";
import { plainDateAt } from "../platform/plain-date.ts";
import type { Tx } from "../platform/transaction.ts";
import { adulthood } from "./consent/age-rules.ts";

/** The furthest that a place is from UTC. */
const farthestMs = 14 * 60 * 60 * 1000;

/**
 * The day that it is where a patient is: at the source that told of them. Asked only for those who turn 18 while it is not
 * the same day everywhere; for the others, the reader's own day does as well.
 */
export async function daysOfPatients(
  tx: Tx,
  patients: readonly LinkedPatient[],
  now: Date,
): Promise<ReadonlyMap<PatientId, string>> {
  const least = plainDateAt(new Date(now.getTime() - farthestMs), "UTC");
  const most = plainDateAt(new Date(now.getTime() + farthestMs), "UTC");
  const turning = patients.filter(({ birthDate }) => {
    const adult = adulthood(birthDate);
    return adult !== undefined && adult.earliest >= least && adult.earliest <= most;
  });
  if (turning.length === 0) return new Map();
  const zones = new Map((await listSources(tx)).map((source) => [source.id, source.timeZone]));
  return new Map(
    patients.flatMap(({ patientId, sourceId }) => {
      const zone = zones.get(sourceId);
      return zone ? [[patientId, plainDateAt(now, zone)] as const] : [];
    }),
  );
}
