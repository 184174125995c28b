import type { PlannedTraining } from "@crossbay/contract";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** A planned training as it is kept, with how many of those asked have passed the course since. */
export type KeptTraining = {
  id: string;
  participantId: ParticipantId;
  kind: PlannedTraining["kind"];
  /** YYYY-MM-DD */
  plannedFor: string;
  courseId: string | null;
  note: string | null;
  state: PlannedTraining["state"];
  assigned: number;
  completed: number;
};

export async function insertTraining(
  tx: Tx,
  training: Pick<KeptTraining, "id" | "participantId" | "kind" | "plannedFor" | "courseId" | "note"> & {
    assignedAccountIds: readonly AccountId[];
    by: AccountId;
    now: Date;
  },
): Promise<void> {
  await run(
    tx,
    sql`insert into onboarding.planned_training (id, participant_id, kind, planned_for, course_id, note, state,
          assigned_account_ids, planned_at, planned_by_account_id)
        values (${training.id}, ${training.participantId}, ${training.kind}, ${training.plannedFor},
          ${training.courseId}, ${training.note}, 'planned', ${training.assignedAccountIds}::uuid[], ${training.now},
          ${training.by})`,
  );
}

const columns = sql`t.id, t.participant_id as "participantId", t.kind, t.planned_for::text as "plannedFor",
  t.course_id as "courseId", t.note, t.state, cardinality(t.assigned_account_ids) as assigned,
  (select count(*)::integer from onboarding.course_assignment a
    where a.account_id = any(t.assigned_account_ids) and a.course_id = t.course_id
      and a.passed_at >= t.planned_at) as completed`;

/** Trainings of a participant, the newest first. */
export const findTrainingsOf = (tx: Tx, participantId: ParticipantId): Promise<KeptTraining[]> =>
  rows(
    tx,
    sql`select ${columns} from onboarding.planned_training t
        where t.participant_id = ${participantId} order by t.planned_for desc, t.id desc`,
  );

/** One training; whoever else settles it waits for this transaction. */
export async function lockTrainingPlan(tx: Tx, id: string): Promise<KeptTraining | undefined> {
  await run(tx, sql`select id from onboarding.planned_training where id = ${id} for update`);
  return firstRow(tx, sql`select ${columns} from onboarding.planned_training t where t.id = ${id}`);
}

export async function settleTrainingPlan(
  tx: Tx,
  settled: { id: string; state: "held" | "cancelled"; by: AccountId; now: Date },
): Promise<void> {
  await run(
    tx,
    sql`update onboarding.planned_training
        set state = ${settled.state}, settled_at = ${settled.now}, settled_by_account_id = ${settled.by}
        where id = ${settled.id}`,
  );
}
