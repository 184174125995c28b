import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { KeptSecureLink } from "./secure-link-rules.ts";

const columns = sql`thread_id as "threadId", id, party_id as "partyId", ends_at as "endsAt", withdrawn_at as "withdrawnAt",
  opened_at as "openedAt", code_hash as "codeHash", code_ends_at as "codeEndsAt", code_failures as "codeFailures", failures,
  codes_sent_at as "codesSentAt", pass_hash as "passHash", pass_ends_at as "passEndsAt"`;

export const insertSecureLink = (
  tx: Tx,
  link: { threadId: string; id: string; partyId: string; endsAt: Date; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`insert into support.secure_link (thread_id, id, party_id, made_at, ends_at)
        values (${link.threadId}, ${link.id}, ${link.partyId}, ${link.now}, ${link.endsAt})`,
  );

/** Whoever else tries it waits for this transaction, so that tries at once cannot outrun their count. */
export const lockSecureLink = (tx: Tx, threadId: string, id: string): Promise<KeptSecureLink | undefined> =>
  firstRow(tx, sql`select ${columns} from support.secure_link where thread_id = ${threadId} and id = ${id} for update`);

/** The links that were ever sent for a thread. */
export const listSecureLinks = (tx: Tx, threadId: string): Promise<KeptSecureLink[]> =>
  rows(tx, sql`select ${columns} from support.secure_link where thread_id = ${threadId}`);

type LinkKey = Pick<KeptSecureLink, "threadId" | "id">;

/** Keeps a new code in place of the one before. */
export const saveSecureCode = (
  tx: Tx,
  link: LinkKey & Pick<KeptSecureLink, "codesSentAt"> & { codeHash: Buffer; codeEndsAt: Date },
): Promise<number> =>
  run(
    tx,
    sql`update support.secure_link
        set code_hash = ${link.codeHash}, code_ends_at = ${link.codeEndsAt}, code_failures = 0,
          codes_sent_at = ${link.codesSentAt}::timestamptz[]
        where thread_id = ${link.threadId} and id = ${link.id}`,
  );

export const countWrongSecureCode = (tx: Tx, { threadId, id }: LinkKey): Promise<number> =>
  run(
    tx,
    sql`update support.secure_link set code_failures = code_failures + 1, failures = failures + 1
        where thread_id = ${threadId} and id = ${id}`,
  );

/** The code was right: it works no more, and who entered it may read for a while. */
export const saveSecurePass = (
  tx: Tx,
  link: LinkKey & { passHash: Buffer; passEndsAt: Date; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`update support.secure_link
        set code_hash = null, code_ends_at = null, pass_hash = ${link.passHash}, pass_ends_at = ${link.passEndsAt},
          opened_at = coalesce(opened_at, ${link.now})
        where thread_id = ${link.threadId} and id = ${link.id}`,
  );

export const withdrawSecureLink = (tx: Tx, { threadId, id }: LinkKey, now: Date): Promise<number> =>
  run(
    tx,
    sql`update support.secure_link set withdrawn_at = ${now}, code_hash = null, pass_hash = null
        where thread_id = ${threadId} and id = ${id} and withdrawn_at is null`,
  );
