import type { ParticipantId, PatientId } from "../../platform/ids.ts";
import { prepared, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** A minor's own grant whose visit is not over. */
export type VisitGrant = {
  id: string;
  patientId: PatientId;
  participantId: ParticipantId;
  recordedAt: Date;
  /** Form, its version and language. */
  version: string;
};

/** Grants for a visit that still count, of everybody: they last a day at most. */
export const openVisitGrants = (tx: Tx, now: Date): Promise<VisitGrant[]> =>
  prepared<VisitGrant>(
    tx,
    "access.open_visit_grants",
    `select d.id, d.patient_id as "patientId", d.participant_id as "participantId", d.recorded_at as "recordedAt",
       d.form_id || '/' || d.form_version || '/' || d.language as version
     from access.consent_decision d
     where d.one_visit and d.ends_at > $1
       and not exists (select 1 from access.consent_end e where e.patient_id = d.patient_id and e.decision_id = d.id)`,
    [now.toISOString()],
  );

/** Notes that decisions are over; one that is so already stays as it is. */
export const endDecisions = (
  tx: Tx,
  decisions: readonly Pick<VisitGrant, "id" | "patientId">[],
  { endedAt, reason }: { endedAt: Date; reason: "discharged" },
): Promise<number> =>
  run(
    tx,
    sql`insert into access.consent_end (patient_id, decision_id, ended_at, reason)
        select patient_id, decision_id, ${endedAt}, ${reason}
        from unnest(${decisions.map(({ patientId }) => patientId)}::uuid[], ${decisions.map(({ id }) => id)}::uuid[])
          as over (patient_id, decision_id)
        on conflict do nothing`,
  );
