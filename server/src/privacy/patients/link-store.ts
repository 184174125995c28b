import { firstRow, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { KeptLink } from "./link-rules.ts";

export const insertLink = (
  tx: Tx,
  link: { requestId: string; id: string; madeAt: Date; endsAt: Date },
): Promise<number> =>
  run(
    tx,
    sql`insert into privacy.patient_link (request_id, id, made_at, ends_at)
        values (${link.requestId}, ${link.id}, ${link.madeAt}, ${link.endsAt})`,
  );

/** Whoever else tries it waits for this transaction, so that tries at once cannot outrun their count. */
export const lockLink = (tx: Tx, requestId: string, id: string): Promise<KeptLink | undefined> =>
  firstRow(
    tx,
    sql`select request_id as "requestId", id, ends_at as "endsAt", code_hash as "codeHash", code_ends_at as "codeEndsAt",
          code_failures as "codeFailures", failures, codes_sent_at as "codesSentAt", pass_hash as "passHash",
          pass_ends_at as "passEndsAt"
        from privacy.patient_link where request_id = ${requestId} and id = ${id} for update`,
  );

/** Keeps a new code in place of the one before. */
export const saveCode = (
  tx: Tx,
  link: Pick<KeptLink, "requestId" | "id" | "codesSentAt"> & { codeHash: Buffer; codeEndsAt: Date },
): Promise<number> =>
  run(
    tx,
    sql`update privacy.patient_link
        set code_hash = ${link.codeHash}, code_ends_at = ${link.codeEndsAt}, code_failures = 0,
          codes_sent_at = ${link.codesSentAt}::timestamptz[]
        where request_id = ${link.requestId} and id = ${link.id}`,
  );

export const countWrongCode = (tx: Tx, { requestId, id }: Pick<KeptLink, "requestId" | "id">): Promise<number> =>
  run(
    tx,
    sql`update privacy.patient_link set code_failures = code_failures + 1, failures = failures + 1
        where request_id = ${requestId} and id = ${id}`,
  );

/** The code was right: it works no more, and who entered it may take the files for a while. */
export const savePass = (
  tx: Tx,
  link: Pick<KeptLink, "requestId" | "id"> & { passHash: Buffer; passEndsAt: Date },
): Promise<number> =>
  run(
    tx,
    sql`update privacy.patient_link
        set code_hash = null, code_ends_at = null, pass_hash = ${link.passHash}, pass_ends_at = ${link.passEndsAt}
        where request_id = ${link.requestId} and id = ${link.id}`,
  );
