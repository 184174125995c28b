import { listSources } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { personOfPatients } from "../../identity/index.ts";
import { newId, type ParticipantId, type PatientId, type SourceId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { endDecisions, openVisitGrants, type VisitGrant } from "./visit-grant-store.ts";

/** A visit that ended, as a source told it. */
type Discharge = { patientId: PatientId; sourceId: SourceId; endedAt: Date };

/**
 * Ends minors' own grants for a visit when that visit is over (policy §6): a discharge of the same person, by a source of the
 * participant for which they signed, at or after the moment of the grant. In the transaction that tells the discharge; nothing but
 * one look at an index where no such grant stands.
 */
export async function endVisitGrants(tx: Tx, now: Date, discharges: readonly Discharge[]): Promise<void> {
  if (discharges.length === 0) return;
  const grants = await openVisitGrants(tx, now);
  if (grants.length === 0) return;
  const patientIds = [...new Set([...grants, ...discharges].map(({ patientId }) => patientId))];
  const persons = await personOfPatients(tx, patientIds);
  const participants = new Map((await listSources(tx)).map(({ id, participantId }) => [id, participantId]));
  const ends = (grant: VisitGrant, { patientId, sourceId, endedAt }: Discharge): boolean =>
    persons.get(patientId) !== undefined &&
    persons.get(patientId) === persons.get(grant.patientId) &&
    isFor(grant, participants.get(sourceId)) &&
    endedAt >= grant.recordedAt;
  const over = grants.filter((grant) => discharges.some((discharge) => ends(grant, discharge)));
  if (over.length === 0) return;
  await endDecisions(tx, over, { endedAt: now, reason: "discharged" });
  await writeEntries(
    tx,
    now,
    over.map(({ id, patientId, version }) => {
      const personId = persons.get(patientId);
      return {
        action: "consent-end",
        outcome: "succeeded",
        ...(personId ? { personId } : {}),
        patientIds: [patientId],
        requestId: newId(now),
        consentVersion: `${version}/${id}`,
        detail: { reason: "discharged" },
      };
    }),
  );
}

const isFor = (grant: VisitGrant, participantId: ParticipantId | undefined): boolean =>
  grant.participantId === participantId;
