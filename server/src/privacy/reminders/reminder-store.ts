import type { ParticipantId } from "../../platform/ids.ts";
import { run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** True for the first who asks for a participant and day: theirs is the reminder. */
export const takeReminder = async (tx: Tx, participantId: ParticipantId, day: string, now: Date): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into privacy.reminder (participant_id, day, sent_at) values (${participantId}, ${day}::date, ${now})
        on conflict do nothing`,
  )) === 1;
