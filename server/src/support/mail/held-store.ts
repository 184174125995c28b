import type { HeldMail, HeldReason } from "@crossbay/contract";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** A mail that is kept back. */
export type KeptMail = {
  id: string;
  at: Date;
  from: string;
  subject: string;
  reasons: HeldReason[];
  redacted: string | null;
  sealed: Buffer | null;
  attachments: HeldMail["attachments"];
  accountId: string | null;
  passwordReset: boolean;
  answered: boolean;
  state: HeldMail["state"];
  decidedAt: Date | null;
  decidedByName: string | null;
  reason: string | null;
  ticketId: string | null;
  ticketNumber: string | null;
};

type NewHeldMail = Pick<
  KeptMail,
  | "id"
  | "at"
  | "from"
  | "subject"
  | "reasons"
  | "redacted"
  | "sealed"
  | "attachments"
  | "accountId"
  | "passwordReset"
  | "answered"
>;

export const insertHeld = (tx: Tx, mail: NewHeldMail): Promise<number> =>
  run(
    tx,
    sql`insert into support.held_mail (id, at, from_address, subject, reasons, redacted, sealed, attachments, account_id,
          password_reset, answered, state)
        values (${mail.id}, ${mail.at}, ${mail.from}, ${mail.subject}, ${mail.reasons}, ${mail.redacted}, ${mail.sealed},
          ${JSON.stringify(mail.attachments)}, ${mail.accountId}, ${mail.passwordReset}, ${mail.answered}, 'held')`,
  );

const columns = sql`id, at, from_address as "from", subject, reasons, redacted, attachments, account_id as "accountId",
  password_reset as "passwordReset", answered, state, decided_at as "decidedAt", decided_by_name as "decidedByName", reason,
  ticket_id as "ticketId", ticket_number as "ticketNumber"`;

/** Newest first; what they say is left out of it. */
export const listHeld = (
  tx: Tx,
  { state, after, limit }: { state: KeptMail["state"]; after: string | undefined; limit: number },
): Promise<Omit<KeptMail, "sealed">[]> =>
  rows(
    tx,
    sql`select ${columns} from support.held_mail
        where state = ${state} and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid)
        order by id desc limit ${limit}`,
  );

export const countHeld = async (tx: Tx): Promise<number> =>
  (await firstRow<{ held: number }>(
    tx,
    sql`select count(*)::integer as held from support.held_mail where state = 'held'`,
  ))!.held;

/**
 * Marks those of which nobody was told as told, unless somebody was told of others since then; tells how many. Of several machines
 * one does it.
 */
export async function takeUntold(tx: Tx, { now, since }: { now: Date; since: Date }): Promise<number> {
  await firstRow(tx, sql`select pg_advisory_xact_lock(hashtextextended('support.held_mail', 0))`);
  return run(
    tx,
    sql`update support.held_mail set told_at = ${now}
        where state = 'held' and told_at is null
          and not exists (select from support.held_mail told where told.told_at > ${since})`,
  );
}

export const findHeld = (tx: Tx, id: string): Promise<KeptMail | undefined> =>
  firstRow(tx, sql`select ${columns}, sealed from support.held_mail where id = ${id}`);

/** One of them; whoever else decides waits for this transaction. */
export const lockHeld = (tx: Tx, id: string): Promise<KeptMail | undefined> =>
  firstRow(tx, sql`select ${columns}, sealed from support.held_mail where id = ${id} for update`);

/** Whether the address was told since then how to send safely. */
export const wasAnswered = async (tx: Tx, from: string, since: Date): Promise<boolean> =>
  (await firstRow(
    tx,
    sql`select from support.held_mail where from_address = ${from} and answered and at > ${since} limit 1`,
  )) !== undefined;

/** Keeps what somebody decided, and lets go of what the mail says. */
export const decideHeld = (
  tx: Tx,
  decision: {
    id: string;
    state: "filed" | "discarded";
    by: string;
    byName: string;
    reason: string;
    now: Date;
    ticket?: { id: string; number: string } | undefined;
  },
): Promise<number> =>
  run(
    tx,
    sql`update support.held_mail set state = ${decision.state}, decided_at = ${decision.now}, decided_by = ${decision.by},
          decided_by_name = ${decision.byName}, reason = ${decision.reason}, ticket_id = ${decision.ticket?.id ?? null},
          ticket_number = ${decision.ticket?.number ?? null}, sealed = null, redacted = null
        where id = ${decision.id}`,
  );

/** Discards what nobody decided about since then; tells how many. */
export const discardOldHeld = (tx: Tx, before: Date, now: Date): Promise<number> =>
  run(
    tx,
    sql`update support.held_mail set state = 'discarded', decided_at = ${now}, reason = 'Nobody decided in time.',
          sealed = null, redacted = null
        where state = 'held' and at < ${before}`,
  );
