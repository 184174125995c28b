import type { QuarantineState } from "@crossbay/contract";
import type { Hl7Error } from "@crossbay/formats/hl7v2";
import { byteaArray, instantArray, jsonbArray, textArray, uuidArray } from "../platform/array-parameter.ts";
import type { SourceId } from "../platform/ids.ts";
import { newId } from "../platform/ids.ts";
import { prepared, run, sendPrepared, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { Answer, QuarantineReason, RejectedFrame } from "./prepared-message.ts";

export type NewReceipt = {
  key: Buffer;
  sourceId: SourceId;
  controlId: string;
  digest: Buffer;
  type: string;
  answer: Answer;
  /** Present for a message that goes on a chart; its raw bytes are kept with it. */
  stored: { patientId: string; raw: Buffer } | undefined;
  receivedAt: Date;
};

export type Receipt = { key: Buffer; digest: Buffer; answer: Answer; receivedAt: Date };

const takeReceiptsSql = `
  with incoming as (
    select * from unnest($1::bytea[], $2::uuid[], $3::text[], $4::bytea[], $5::text[], $6::jsonb[], $7::uuid[], $8::bytea[], $9::timestamptz[])
      as m (key, source_id, control_id, digest, type, answer, patient_id, raw, received_at)
  ), fresh as (
    insert into intake.receipt (key, source_id, control_id, digest, state, answer, received_at, changed_at)
    select key, source_id, control_id, digest, case when raw is null then 'quarantined' else 'stored' end, answer,
      received_at, $10::timestamptz
    from incoming order by key
    on conflict (key) do nothing
    returning key
  ), kept as (
    insert into intake.message (key, received_at, digest, source_id, type, patient_id, raw)
    select key, received_at, digest, source_id, type, patient_id, raw
    from incoming join fresh using (key) where raw is not null
  )
  select key from fresh`;

/**
 * Writes the receipts of messages that have none yet, and the raw bytes of those that go on a chart. Waits for another
 * process that is just writing the same one.
 * @returns keys of the new receipts, in hexadecimal
 */
export async function takeReceipts(tx: Tx, now: Date, receipts: readonly NewReceipt[]): Promise<ReadonlySet<string>> {
  const fresh = await prepared<{ key: Buffer }>(tx, "intake-take-receipts", takeReceiptsSql, [
    byteaArray(receipts.map((receipt) => receipt.key)),
    uuidArray(receipts.map((receipt) => receipt.sourceId)),
    textArray(receipts.map((receipt) => receipt.controlId)),
    byteaArray(receipts.map((receipt) => receipt.digest)),
    textArray(receipts.map((receipt) => receipt.type)),
    jsonbArray(receipts.map((receipt) => JSON.stringify(receipt.answer))),
    uuidArray(receipts.map((receipt) => receipt.stored?.patientId ?? null)),
    byteaArray(receipts.map((receipt) => receipt.stored?.raw ?? null)),
    instantArray(receipts.map((receipt) => receipt.receivedAt)),
    now.toISOString(),
  ]);
  return new Set(fresh.map((row) => row.key.toString("hex")));
}

/** Receipts of these keys, as they stand now. */
export const findReceipts = (tx: Tx, keys: readonly Buffer[]): Promise<Receipt[]> =>
  prepared<Receipt>(
    tx,
    "intake-find-receipts",
    `select key, digest, answer, received_at as "receivedAt" from intake.receipt where key = any($1::bytea[])`,
    [byteaArray(keys)],
  );

/**
 * Gives a control id that came round again to its new message.
 * @returns false when another process was first
 */
export async function renewReceipt(tx: Tx, now: Date, earlier: Receipt, receipt: NewReceipt): Promise<boolean> {
  const { key, digest, answer, receivedAt, stored, sourceId, type } = receipt;
  const renewed = await run(
    tx,
    sql`update intake.receipt
        set digest = ${digest}, state = ${stored ? "stored" : "quarantined"}, answer = ${JSON.stringify(answer)}::jsonb,
          received_at = ${receivedAt}, changed_at = ${now}
        where key = ${key} and digest = ${earlier.digest}`,
  );
  if (renewed === 0) return false;
  if (stored) {
    await run(
      tx,
      sql`insert into intake.message (key, received_at, digest, source_id, type, patient_id, raw)
          values (${key}, ${receivedAt}, ${digest}, ${sourceId}, ${type}, ${stored.patientId}, ${stored.raw})`,
    );
  }
  return true;
}

export type Quarantined = {
  key: Buffer;
  digest: Buffer;
  errors: Hl7Error[];
  state: QuarantineState;
  /** Of the bytes that went on a chart in its stead, where they were mended. */
  chartDigest: Buffer | null;
};

/** What waits, or waited, in quarantine under these keys. */
export const findQuarantined = (tx: Tx, keys: readonly Buffer[]): Promise<Quarantined[]> =>
  prepared<Quarantined>(
    tx,
    "intake-find-quarantined",
    `select key, digest, errors, state, chart_digest as "chartDigest" from intake.quarantine where key = any($1::bytea[])`,
    [byteaArray(keys)],
  );

/**
 * Counts that messages in quarantine came again. One that is just being replayed, or counted by another process, is passed over:
 * nobody waits for a count.
 */
export function countComingAgain(tx: Tx, now: Date, messages: readonly { key: Buffer; digest: Buffer }[]): void {
  sendPrepared(
    tx,
    "intake-count-coming-again",
    `with again as (
       select q.key, q.id from intake.quarantine q
       join unnest($1::bytea[], $2::bytea[]) as told (key, digest) on q.key = told.key and q.digest = told.digest
       for update of q skip locked
     )
     update intake.quarantine q set came_again = came_again + 1, came_again_at = $3
     from again where q.key = again.key and q.id = again.id`,
    [byteaArray(messages.map(({ key }) => key)), byteaArray(messages.map(({ digest }) => digest)), now.toISOString()],
  );
}

export type NewQuarantine = {
  key: Buffer;
  sourceId: SourceId;
  controlId: string;
  type: string;
  digest: Buffer;
  reason: QuarantineReason;
  errors: readonly Hl7Error[];
  raw: Buffer;
  receivedAt: Date;
};

/** Keeps messages that cannot go on a chart. */
export function insertQuarantine(tx: Tx, now: Date, messages: readonly NewQuarantine[]): void {
  sendPrepared(
    tx,
    "intake-insert-quarantine",
    `insert into intake.quarantine (id, key, source_id, control_id, type, digest, reason, errors, raw, received_at)
     select * from unnest($1::uuid[], $2::bytea[], $3::uuid[], $4::text[], $5::text[], $6::bytea[], $7::text[], $8::jsonb[],
       $9::bytea[], $10::timestamptz[])`,
    [
      messages.map(() => newId(now)),
      messages.map((message) => message.key),
      messages.map((message) => message.sourceId),
      messages.map((message) => message.controlId),
      messages.map((message) => message.type),
      messages.map((message) => message.digest),
      messages.map((message) => message.reason),
      messages.map((message) => JSON.stringify(message.errors)),
      messages.map((message) => message.raw),
      messages.map((message) => message.receivedAt.toISOString()),
    ],
  );
}

/** Frames kept in the reject log; older ones make room. */
export const rejectsMax = 1_000;

/** Logs frames that belong to no source, and keeps the log at its newest {@link rejectsMax}. */
export function insertRejects(tx: Tx, now: Date, frames: readonly RejectedFrame[]): void {
  sendPrepared(
    tx,
    "intake-insert-rejects",
    `insert into intake.reject (id, at, remote_address, reason, sentence, frame, frame_bytes)
     select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::bigint[])`,
    [
      frames.map(() => newId(now)),
      frames.map((frame) => frame.receivedAt.toISOString()),
      frames.map((frame) => frame.remoteAddress),
      frames.map((frame) => frame.reason),
      frames.map((frame) => frame.sentence),
      frames.map((frame) => frame.bytes),
      frames.map((frame) => frame.frameBytes),
    ],
  );
  sendPrepared(
    tx,
    "intake-trim-rejects",
    `delete from intake.reject where id in (select id from intake.reject order by at desc, id desc offset $1)`,
    [rejectsMax],
  );
}

/** One process at a time maps unknown senders. */
export const lockOpenIntake = (tx: Tx): Promise<number> =>
  run(tx, sql`select pg_advisory_xact_lock(hashtext('intake.open-intake'))`);
