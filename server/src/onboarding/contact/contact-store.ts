import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { newId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** What somebody wrote, as it is kept. */
export type KeptContactRequest = {
  id: string;
  participantId: ParticipantId | null;
  name: string;
  email: string;
  message: string;
  receivedAt: Date;
  closedAt: Date | null;
  closedBy: string | null;
};

export const insertContactRequest = (
  tx: Tx,
  request: Omit<KeptContactRequest, "closedAt" | "closedBy">,
): Promise<number> =>
  run(
    tx,
    sql`insert into onboarding.contact_request (id, participant_id, name, email, message, received_at)
        values (${request.id}, ${request.participantId}, ${request.name}, ${request.email}, ${request.message},
          ${request.receivedAt})`,
  );

const columns = sql`id, participant_id as "participantId", name, email, message, received_at as "receivedAt",
  closed_at as "closedAt", closed_by as "closedBy"`;

/** Those that nobody has closed, the oldest first; at most `limit`. */
export const findOpenContactRequests = (tx: Tx, limit: number): Promise<KeptContactRequest[]> =>
  rows(
    tx,
    sql`select ${columns} from onboarding.contact_request
        where closed_at is null order by received_at, id limit ${limit}`,
  );

/** One of them; whoever else closes it waits for this transaction. */
export const lockContactRequest = (tx: Tx, id: string): Promise<KeptContactRequest | undefined> =>
  firstRow(tx, sql`select ${columns} from onboarding.contact_request where id = ${id} for update`);

export const closeRequest = (
  tx: Tx,
  closed: { id: string; by: { accountId: AccountId; name: string }; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`update onboarding.contact_request
        set closed_at = ${closed.now}, closed_by_account_id = ${closed.by.accountId}, closed_by = ${closed.by.name}
        where id = ${closed.id}`,
  );

/** When this network sent letters since; everybody of it waits for this transaction. Older tries are taken out. */
export async function contactTriesSince(tx: Tx, networkHash: Buffer, since: Date): Promise<Date[]> {
  await firstRow(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(${`contact ${networkHash.toString("hex")}`}, 0))`,
  );
  await run(tx, sql`delete from onboarding.contact_try where at <= ${since}`);
  const earlier = await rows<{ at: Date }>(
    tx,
    sql`select at from onboarding.contact_try where network_hash = ${networkHash} and at > ${since}`,
  );
  return earlier.map(({ at }) => at);
}

export const insertContactTry = (tx: Tx, networkHash: Buffer, now: Date): Promise<number> =>
  run(
    tx,
    sql`insert into onboarding.contact_try (id, network_hash, at) values (${newId(now)}, ${networkHash}, ${now})`,
  );
