import type { SourceId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Answer } from "../prepared-message.ts";

/** A message that is on a chart. */
export type StoredMessage = { key: Buffer; digest: Buffer; sourceId: SourceId; type: string; receivedAt: Date };

/** Messages on charts that came under these receipts, oldest first. */
export const findStoredMessages = (tx: Tx, keys: readonly Buffer[], limit: number): Promise<StoredMessage[]> =>
  rows(
    tx,
    sql`select key, digest, source_id as "sourceId", type, received_at as "receivedAt" from intake.message
        where key = any(${keys}::bytea[]) order by received_at limit ${limit}`,
  );

/** The message for which a receipt stands, wherever its bytes are kept. */
export const findMessageOfReceipt = (
  tx: Tx,
  key: Buffer,
): Promise<{ digest: Buffer; receivedAt: Date; raw: Buffer | null; isOnChart: boolean } | undefined> =>
  firstRow(
    tx,
    sql`select r.digest, r.received_at as "receivedAt", r.state = 'stored' as "isOnChart",
          coalesce(
            (select m.raw from intake.message m where m.key = r.key and m.digest = r.digest
             order by m.received_at desc limit 1),
            (select q.raw from intake.quarantine q where q.key = r.key and q.digest = r.digest limit 1)) as raw
        from intake.receipt r where r.key = ${key}`,
  );

/** Gives receipts another answer, where they still stand for these bytes. */
export const renewAnswers = (
  tx: Tx,
  now: Date,
  renewed: readonly { key: Buffer; digest: Buffer; answer: Answer }[],
): Promise<number> =>
  run(
    tx,
    sql`update intake.receipt r
        set answer = n.answer, changed_at = ${now},
          state = case when n.answer ->> 'code' = 'AA' then 'stored' else 'quarantined' end
        from unnest(${renewed.map(({ key }) => key)}::bytea[], ${renewed.map(({ digest }) => digest)}::bytea[],
            ${renewed.map(({ answer }) => JSON.stringify(answer))}::jsonb[]) as n (key, digest, answer)
        where r.key = n.key and r.digest = n.digest`,
  );

/** Keeps the bytes of a message that goes on a chart under a receipt that is there already. */
export const insertMessage = (tx: Tx, message: StoredMessage & { patientId: string; raw: Buffer }): Promise<number> =>
  run(
    tx,
    sql`insert into intake.message (key, received_at, digest, source_id, type, patient_id, raw)
        values (${message.key}, ${message.receivedAt}, ${message.digest}, ${message.sourceId}, ${message.type},
          ${message.patientId}, ${message.raw})`,
  );

export type RejectRow = {
  id: string;
  at: Date;
  remoteAddress: string;
  reason: string;
  sentence: string;
  bytes: number;
  beginning: Buffer;
};

/** Frames of nobody, newest first, each with at most `bytesMax` of its bytes. */
export const findRejects = (tx: Tx, limit: number, bytesMax: number): Promise<RejectRow[]> =>
  rows(
    tx,
    sql`select id, at, remote_address as "remoteAddress", reason, sentence, frame_bytes::double precision as bytes,
          substring(frame from 1 for ${bytesMax}::integer) as beginning
        from intake.reject order by at desc, id desc limit ${limit}`,
  );
