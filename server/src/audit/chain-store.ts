import { firstRow, prepared, run, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import { type Anchor, type Position, positionStart } from "./chain-rules.ts";

/** A link of the chain as it is kept. */
export type Seal = Position & { sequence: number; recordedAt: string; digest: Buffer; chain: Buffer };

/** An entry with the text that its digest is made of. */
export type ChainedEntry = Position & { canonical: string };

// Every column, in order: text is quoted and doubles the quotes within, what is absent is the bare word NULL, so no two
// entries share a text. Instants are microseconds since 1970: no time zone or date style of a session changes them.
const canonical = `concat_ws(',', case era when 0 then 'crossbay audit entry 1' else 'crossbay audit entry 2,' || era end, id, (extract(epoch from recorded_at) * 1000000)::bigint,
  transaction_id, quote_nullable(action), quote_nullable(outcome), quote_nullable(account_id::text),
  quote_nullable(username), quote_nullable(title), quote_nullable(level), quote_nullable(participant_id::text),
  quote_nullable(person_id::text), patient_ids::text, quote_nullable(way), quote_nullable(purpose),
  quote_nullable(rule), quote_nullable(consent_version), quote_nullable(request_id), detail::text)`;

const instant = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

const placeColumns = `era, id as "entryId", transaction_id::text as "transactionId"`;

/** True when this transaction is now the only one that seals; never waits. */
export async function takeSealerTurn(tx: Tx): Promise<boolean> {
  const row = await firstRow<{ taken: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock(hashtext('audit.seal')) as taken`,
  );
  return row?.taken === true;
}

/** Waits until no sealer seals, and keeps them waiting until the transaction ends. */
export const waitForSealers = (tx: Tx): Promise<number> =>
  run(tx, sql`select pg_advisory_xact_lock(hashtext('audit.seal'))`);

/** Waits until no other transaction writes anchors to the place of this name. */
export const waitForAnchors = (tx: Tx, name: string): Promise<number> =>
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
       era, transaction_id::text as "transactionId", digest, chain
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
    sql`select not exists (select from audit.era where number > ${last.era})
          and pg_snapshot_xmin(pg_current_snapshot()) <= ${String(last.transactionId)}::xid8 as back`,
  );
  return row?.back === true;
}

/** Entries after a position whose transactions are over, so that nothing can still come between them; in order. */
export async function settledEntriesAfter(
  tx: Tx,
  after: Position,
  limit: number,
): Promise<(ChainedEntry & { recordedAt: string })[]> {
  return entryRows(
    tx,
    "audit.settled_after",
    `select ${placeColumns}, ${canonical} as canonical, ${instant("recorded_at")} as "recordedAt" from audit.entry
     where era = $1 and (transaction_id, id) > ($2::xid8, $3::uuid)
       and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
     order by transaction_id, id limit $4`,
    after,
    limit,
  );
}

/** All entries after a position, in order. */
export async function entriesAfter(tx: Tx, after: Position, limit: number): Promise<ChainedEntry[]> {
  return entryRows(
    tx,
    "audit.entries_after",
    `select ${placeColumns}, ${canonical} as canonical from audit.entry
     where era = $1 and (transaction_id, id) > ($2::xid8, $3::uuid) order by transaction_id, id limit $4`,
    after,
    limit,
  );
}

/**
 * A page of entries after a position, one era after the other. Of a comparison of rows the planner knows the
 * first column alone: with the era in it, it would take a million entries for a handful and sort them for every page.
 */
async function entryRows<Row extends ChainedEntry>(
  tx: Tx,
  name: string,
  text: string,
  after: Position,
  limit: number,
): Promise<Row[]> {
  const page: Row[] = [];
  for (let from: Position | undefined = after; from; from = await nextEra(tx, from)) {
    const values = [from.era, String(from.transactionId), from.entryId, limit - page.length];
    const found = await prepared<Omit<Row, "transactionId"> & { transactionId: string }>(tx, name, text, values);
    // A row without its number and with it again is the row, which generic types cannot say.
    page.push(...found.map((row) => ({ ...row, transactionId: BigInt(row.transactionId) }) as unknown as Row));
    if (page.length === limit) break;
  }
  return page;
}

/** The beginning of the next era that has entries. */
async function nextEra(tx: Tx, { era }: Position): Promise<Position | undefined> {
  const [next] = await prepared<{ era: number | null }>(
    tx,
    "audit.next_era",
    "select min(era) as era from audit.entry where era > $1",
    [era],
  );
  return typeof next?.era === "number" ? { ...positionStart, era: next.era } : undefined;
}

/** How many entries stand after a position, and since when the oldest of them waits. */
export async function countEntriesAfter(
  tx: Tx,
  after: Position,
): Promise<{ count: number; oldestAt: string | undefined }> {
  const row = await firstRow<{ count: string; oldestAt: string | null }>(
    tx,
    sql`select count(*) as count, ${sql.raw(instant("min(recorded_at)"))} as "oldestAt" from audit.entry
        where (era, transaction_id, id) > (${after.era}, ${String(after.transactionId)}::xid8, ${after.entryId}::uuid)`,
  );
  return { count: Number(row?.count ?? 0), oldestAt: row?.oldestAt ?? undefined };
}

/** Adds links in one statement. */
export async function insertSeals(tx: Tx, seals: readonly Seal[]): Promise<void> {
  await prepared(
    tx,
    "audit.insert_seals",
    `insert into audit.seal (sequence, entry_id, entry_recorded_at, transaction_id, digest, chain, era)
     select * from unnest($1::bigint[], $2::uuid[], $3::timestamptz[], $4::xid8[], $5::bytea[], $6::bytea[], $7::integer[])`,
    [
      seals.map((seal) => seal.sequence),
      seals.map((seal) => seal.entryId),
      seals.map((seal) => seal.recordedAt),
      seals.map((seal) => String(seal.transactionId)),
      seals.map((seal) => seal.digest),
      seals.map((seal) => seal.chain),
      seals.map((seal) => seal.era),
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
