import { firstRow, prepared, run, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { Anchor, Position } from "./chain-rules.ts";

/** A link of the chain as it is kept. */
export type Seal = Position & { sequence: number; recordedAt: string; digest: Buffer; chain: Buffer };

/** An entry with the text that its digest is made of. */
export type ChainedEntry = Position & { recordedAt: string; canonical: string };

// Every column as a JSON array: strings are quoted, absent values are null, so no two entries share a text. Instants
// are microseconds since 1970, so that neither time zone nor date style of a session changes them.
const canonical = `jsonb_build_array('crossbay audit entry 1', id::text,
  (extract(epoch from recorded_at) * 1000000)::bigint::text, transaction_id::text, action, outcome, account_id::text,
  username, title, level, participant_id::text, person_id::text, to_jsonb(patient_ids::text[]), way, purpose, rule,
  consent_version, request_id, detail)::text`;

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** True when this transaction is now the only one that seals; never waits. */
export async function takeSealerTurn(tx: Tx): Promise<boolean> {
  const row = await firstRow<{ taken: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtext('audit.seal')) as taken`,
  );
  return row?.taken === true;
}

/** Waits until no other transaction appends to the anchor file of this name. */
export const waitForAnchorFile = (tx: Tx, name: string): Promise<number> =>
  run(tx, sql`select pg_advisory_xact_lock(hashtext('audit.anchor-file'), hashtext(${name}))`);

/** The newest link, if any. */
export async function findLastSeal(tx: Tx): Promise<Seal | undefined> {
  return (await sealRows(tx, "audit.last_seal", "order by sequence desc limit 1", []))[0];
}

/** Links after a sequence, in order. */
export const sealsAfter = (tx: Tx, sequence: number, limit: number): Promise<Seal[]> =>
  sealRows(tx, "audit.seals_after", "where sequence > $1 order by sequence limit $2", [sequence, limit]);

async function sealRows(tx: Tx, name: string, where: string, values: readonly unknown[]): Promise<Seal[]> {
  type Row = Omit<Seal, "sequence" | "transactionId"> & { sequence: string; transactionId: string };
  const found = await prepared<Row>(
    tx,
    name,
    `select sequence, entry_id as "entryId", ${instant("entry_recorded_at")} as "recordedAt",
       transaction_id::text as "transactionId", digest, chain
     from audit.seal ${where}`,
    values,
  );
  return found.map((row) => ({
    ...row,
    sequence: Number(row.sequence),
    transactionId: BigInt(row.transactionId),
  }));
}

/**
 * True when the server counts transactions from lower than it once did, as after a restore into another cluster: then
 * nobody can tell which entries come after the last link.
 */
export async function hasCountedBack(tx: Tx, last: Position): Promise<boolean> {
  const row = await firstRow<{ back: boolean }>(
    tx,
    sql`select pg_snapshot_xmin(pg_current_snapshot()) <= ${String(last.transactionId)}::xid8 as back`,
  );
  return row?.back === true;
}

/** Entries after a position whose transactions are over, so that nothing can still come between them; in order. */
export const settledEntriesAfter = (tx: Tx, after: Position, limit: number): Promise<ChainedEntry[]> =>
  entryRows(tx, "audit.settled_after", "and transaction_id < pg_snapshot_xmin(pg_current_snapshot())", after, limit);

/** All entries after a position, in order. */
export const entriesAfter = (tx: Tx, after: Position, limit: number): Promise<ChainedEntry[]> =>
  entryRows(tx, "audit.entries_after", "", after, limit);

async function entryRows(
  tx: Tx,
  name: string,
  condition: string,
  after: Position,
  limit: number,
): Promise<ChainedEntry[]> {
  type Row = Omit<ChainedEntry, "transactionId"> & { transactionId: string };
  const found = await prepared<Row>(
    tx,
    name,
    `select id as "entryId", transaction_id::text as "transactionId", ${instant("recorded_at")} as "recordedAt",
       ${canonical} as canonical
     from audit.entry where (transaction_id, id) > ($1::xid8, $2::uuid) ${condition}
     order by audit.entry.transaction_id, id limit $3`,
    [String(after.transactionId), after.entryId, limit],
  );
  return found.map((row) => ({ ...row, transactionId: BigInt(row.transactionId) }));
}

/** Adds links in one statement. */
export async function insertSeals(tx: Tx, seals: readonly Seal[]): Promise<void> {
  await prepared(
    tx,
    "audit.insert_seals",
    `insert into audit.seal (sequence, entry_id, entry_recorded_at, transaction_id, digest, chain)
     select * from unnest($1::bigint[], $2::uuid[], $3::timestamptz[], $4::xid8[], $5::bytea[], $6::bytea[])`,
    [
      seals.map((seal) => seal.sequence),
      seals.map((seal) => seal.entryId),
      seals.map((seal) => seal.recordedAt),
      seals.map((seal) => String(seal.transactionId)),
      seals.map((seal) => seal.digest),
      seals.map((seal) => seal.chain),
    ],
  );
}

export async function insertAnchor(tx: Tx, anchor: Anchor): Promise<void> {
  await run(
    tx,
    sql`insert into audit.anchor (sequence, chain, signed_at, key_id, signature)
        values (${anchor.sequence}, ${Buffer.from(anchor.chain, "hex")}, ${anchor.signedAt}::timestamptz,
          ${anchor.keyId}, ${Buffer.from(anchor.signature, "base64")})`,
  );
}

/** Anchors after a sequence, in order. */
export async function anchorsAfter(tx: Tx, sequence: number, limit: number): Promise<Anchor[]> {
  return anchorRows(tx, "audit.anchors_after", "where sequence > $1 order by sequence limit $2", [sequence, limit]);
}

/** The newest anchor, if any. */
export async function findLastAnchor(tx: Tx): Promise<Anchor | undefined> {
  return (await anchorRows(tx, "audit.last_anchor", "order by sequence desc limit 1", []))[0];
}

async function anchorRows(tx: Tx, name: string, where: string, values: readonly unknown[]): Promise<Anchor[]> {
  type Row = { sequence: string; chain: string; signedAt: string; keyId: string; signature: string };
  const found = await prepared<Row>(
    tx,
    name,
    `select sequence, encode(chain, 'hex') as chain,
       to_char(signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "signedAt", key_id as "keyId",
       replace(encode(signature, 'base64'), E'\\n', '') as signature
     from audit.anchor ${where}`,
    values,
  );
  return found.map((row) => ({ ...row, sequence: Number(row.sequence) }));
}
