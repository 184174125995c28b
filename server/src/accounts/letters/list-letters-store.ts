import type { AccountId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type LetterState = "queued" | "sent" | "bounced" | "failed";

/** A letter, and what became of it. */
export type LetterRow = {
  id: string;
  template: string;
  subject: string | null;
  to: string;
  name: string;
  accountId: AccountId | null;
  participantName: string | null;
  state: LetterState;
  reason: string | null;
  queuedAt: Date;
  settledAt: Date | null;
};

/** Letters in a state, newest first; at most `limit`. */
export const listLetters = (tx: Tx, { state, limit }: { state: LetterState; limit: number }): Promise<LetterRow[]> =>
  rows(
    tx,
    sql`select l.id, l.template_id as template, l.subject, l.recipient_email as "to", l.recipient_name as name,
          l.account_id as "accountId", p.name as "participantName", l.state, l.reason, l.queued_at as "queuedAt",
          l.settled_at as "settledAt"
        from accounts.letter l left join accounts.participant p on p.id = l.participant_id
        where l.state = ${state} order by l.queued_at desc, l.id limit ${limit}`,
  );
