import type { Attachment } from "@crossbay/contract";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Who sent a file: an account, the secret link of somebody without one, or the exchange itself, such as for a mail. */
export type FileOwner = { accountId: string } | { linkId: string } | "exchange";

/** What names a file, and so decides who may read it. */
export type FileUse = { kind: "ticket" | "thread" | "mail"; id: string };

export type KeptFile = Attachment & { content: Buffer; useKind: FileUse["kind"] | null; useId: string | null };

export const insertAttachment = (
  tx: Tx,
  file: Omit<Attachment, "bytes"> & { content: Buffer; madeAt: Date; owner: FileOwner; use?: FileUse | undefined },
): Promise<number> =>
  run(
    tx,
    sql`insert into support.attachment (id, account_id, link_id, name, type, bytes, content, made_at, used, use_kind, use_id)
        values (${file.id}, ${ownerIds(file.owner).accountId}, ${ownerIds(file.owner).linkId}, ${file.name}, ${file.type},
          ${file.content.length}, ${file.content}, ${file.madeAt}, ${file.use !== undefined}, ${file.use?.kind ?? null},
          ${file.use?.id ?? null})`,
  );

/**
 * Marks the files of these ids as named by `use`, if this owner sent all of them and nothing names one yet; answers them, or none and
 * nothing has changed. Files of the exchange itself belong to nobody who could name them this way.
 */
export const markUsed = (
  tx: Tx,
  { ids, owner, use }: { ids: readonly string[]; owner: Exclude<FileOwner, "exchange">; use: FileUse },
): Promise<Attachment[]> => {
  const { accountId, linkId } = ownerIds(owner);
  return rows(
    tx,
    sql`with own as (
          select id from support.attachment
          where id = any(${ids}::uuid[]) and not used and (account_id = ${accountId} or link_id = ${linkId})
          for update
        )
        update support.attachment set used = true, use_kind = ${use.kind}, use_id = ${use.id}
        where id in (select id from own) and (select count(*) from own) = ${ids.length}
        returning id, name, type, bytes`,
  );
};

/** A file with its bytes. Who may read it is for the caller to ask, by what names it. */
export const findFile = (tx: Tx, id: string): Promise<KeptFile | undefined> =>
  firstRow(
    tx,
    sql`select id, name, type, bytes, content, use_kind as "useKind", use_id as "useId"
        from support.attachment where id = ${id}`,
  );

/** How much an owner sent since then. */
export async function sentSince(
  tx: Tx,
  owner: Exclude<FileOwner, "exchange">,
  since: Date,
): Promise<{ files: number; bytes: number }> {
  const { accountId, linkId } = ownerIds(owner);
  await run(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`attachment ${accountId ?? linkId}`}, 0))`);
  const found = await firstRow<{ files: number; bytes: number }>(
    tx,
    sql`select count(*)::integer as files, coalesce(sum(bytes), 0)::float8 as bytes from support.attachment
        where made_at > ${since} and (account_id = ${accountId} or link_id = ${linkId})`,
  );
  return found ?? { files: 0, bytes: 0 };
}

/** Deletes what nothing has named since then; tells how many. */
export const deleteUnused = (tx: Tx, before: Date): Promise<number> =>
  run(tx, sql`delete from support.attachment where not used and made_at < ${before}`);

const ownerIds = (owner: FileOwner): { accountId: string | null; linkId: string | null } => ({
  accountId: owner !== "exchange" && "accountId" in owner ? owner.accountId : null,
  linkId: owner !== "exchange" && "linkId" in owner ? owner.linkId : null,
});
