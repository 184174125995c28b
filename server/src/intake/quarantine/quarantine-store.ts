import type { QuarantineReason, QuarantineState } from "@crossbay/contract";
import type { Hl7Error } from "@crossbay/formats/hl7v2";
import type { SourceId } from "../../platform/ids.ts";
import { newId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type {
  NewQuarantineEvent,
  QuarantineEventRow,
  QuarantineRow,
  WholeQuarantineRow,
} from "../store/quarantine-row.ts";

const columns = sql.raw(`
  id, key, source_id as "sourceId", control_id as "controlId", type, digest, reason, errors, received_at as "receivedAt",
  state, settled_at as "settledAt"`);

const wholeColumns = sql.raw(`raw, came_again as "cameAgain", came_again_at as "cameAgainAt"`);

export type QuarantineFilter = {
  sourceIds: readonly SourceId[];
  reason?: QuarantineReason | undefined;
  state?: QuarantineState | undefined;
  place?: string | undefined;
  /** Id of the last one that was shown. */
  after?: string | undefined;
  limit: number;
};

/** Messages in quarantine, newest first, without their bytes. */
export const findQuarantinePage = (tx: Tx, filter: QuarantineFilter): Promise<QuarantineRow[]> => {
  const { sourceIds, reason, state, place, after, limit } = filter;
  return rows(
    tx,
    sql`select ${columns} from intake.quarantine
        where source_id = any(${sourceIds}::uuid[])
          and (${reason ?? null}::text is null or reason = ${reason ?? null})
          and (${state ?? null}::text is null or state = ${state ?? null})
          and (${place ?? null}::text is null or place = ${place ?? null})
          and (${after ?? null}::uuid is null or (received_at, id) <
            (select received_at, id from intake.quarantine
             where id = ${after ?? null} and source_id = any(${sourceIds}::uuid[])))
        order by received_at desc, id desc limit ${limit}`,
  );
};

export type WaitingCount = { sourceId: SourceId; reason: QuarantineReason; place: string | null; count: number };

const groupsMax = 1_000;

/** How many wait, by source, reason and place, the most first. */
export const countWaiting = (tx: Tx, sourceIds: readonly SourceId[]): Promise<WaitingCount[]> =>
  rows(
    tx,
    sql`select source_id as "sourceId", reason, place, count(*)::integer as count from intake.quarantine
        where source_id = any(${sourceIds}::uuid[]) and settled_at is null
        group by 1, 2, 3 order by 4 desc, 1, 2, 3 limit ${groupsMax}`,
  );

/** One message of these sources. */
export const findQuarantinedById = (
  tx: Tx,
  sourceIds: readonly SourceId[],
  id: string,
): Promise<WholeQuarantineRow | undefined> =>
  firstRow(
    tx,
    sql`select ${columns}, ${wholeColumns} from intake.quarantine
        where id = ${id} and source_id = any(${sourceIds}::uuid[])`,
  );

/** Those of these ids that belong to these sources, oldest first, without their bytes. */
export const findQuarantinedByIds = (
  tx: Tx,
  sourceIds: readonly SourceId[],
  ids: readonly string[],
): Promise<QuarantineRow[]> =>
  rows(
    tx,
    sql`select ${columns} from intake.quarantine
        where id = any(${ids}::uuid[]) and source_id = any(${sourceIds}::uuid[]) order by received_at, id`,
  );

/** All that came under these receipts, oldest first, with where it went. */
export const findQuarantinedByKeys = (
  tx: Tx,
  keys: readonly Buffer[],
  limit: number,
): Promise<(QuarantineRow & { chartKey: Buffer | null; chartDigest: Buffer | null })[]> =>
  rows(
    tx,
    sql`select ${columns}, chart_key as "chartKey", chart_digest as "chartDigest" from intake.quarantine
        where key = any(${keys}::bytea[]) order by received_at, id limit ${limit}`,
  );

/**
 * Locks messages, after the receipts under which they came (in the order in which intake locks them), until the transaction ends.
 * @returns how they stand now
 */
export async function lockQuarantined(tx: Tx, held: readonly Pick<QuarantineRow, "id" | "key">[]) {
  const keys = held.map(({ key }) => key);
  const receipts = await rows<{ key: Buffer; digest: Buffer }>(
    tx,
    sql`select key, digest from intake.receipt where key = any(${keys}::bytea[]) order by key for update`,
  );
  const locked = await rows<QuarantineRow>(
    tx,
    sql`select ${columns} from intake.quarantine
        where key = any(${keys}::bytea[]) and id = any(${held.map(({ id }) => id)}::uuid[]) order by key, id for update`,
  );
  return { receipts, locked };
}

/** Writes that messages are done with. */
export const settleQuarantined = (
  tx: Tx,
  now: Date,
  settled: readonly Pick<QuarantineRow, "id" | "key">[],
  how: { as: "replayed"; chartKey: Buffer; chartDigest: Buffer } | { as: "dismissed" },
): Promise<number> => {
  const [chartKey, chartDigest] = how.as === "replayed" ? [how.chartKey, how.chartDigest] : [null, null];
  return run(
    tx,
    sql`update intake.quarantine
        set settled_at = ${now}, settled_as = ${how.as}, chart_key = ${chartKey}, chart_digest = ${chartDigest}
        where key = any(${settled.map(({ key }) => key)}::bytea[]) and id = any(${settled.map(({ id }) => id)}::uuid[])`,
  );
};

/** Writes why a message is refused now. */
export const renewQuarantined = (
  tx: Tx,
  { id, key }: Pick<QuarantineRow, "id" | "key">,
  { reason, errors }: Pick<QuarantineRow, "reason"> & { errors: readonly Hl7Error[] },
): Promise<number> =>
  run(
    tx,
    sql`update intake.quarantine set reason = ${reason}, errors = ${JSON.stringify(errors)}::jsonb
        where key = ${key} and id = ${id}`,
  );

/** Adds to the histories of messages. */
export const insertQuarantineEvents = (tx: Tx, now: Date, events: readonly NewQuarantineEvent[]): Promise<number> =>
  run(
    tx,
    sql`insert into intake.quarantine_event (key, id, quarantine_id, at, account_id, by_name, what, detail)
        select key, id, quarantine_id, ${now}, account_id, by_name, what, detail
        from unnest(${events.map(({ key }) => key)}::bytea[], ${events.map(() => newId(now))}::uuid[],
            ${events.map(({ quarantineId }) => quarantineId)}::uuid[],
            ${events.map(({ accountId }) => accountId ?? null)}::uuid[], ${events.map(({ byName }) => byName)}::text[],
            ${events.map(({ what }) => what)}::text[], ${events.map(({ detail }) => detail)}::text[])
          as new (key, id, quarantine_id, account_id, by_name, what, detail)`,
  );

const eventsMax = 200;

/** The newest events of a message, oldest first. */
export const findQuarantineEvents = async (
  tx: Tx,
  { id, key }: Pick<QuarantineRow, "id" | "key">,
): Promise<QuarantineEventRow[]> =>
  (
    await rows<QuarantineEventRow>(
      tx,
      sql`select at, by_name as "byName", what, detail from intake.quarantine_event
          where key = ${key} and quarantine_id = ${id} order by at desc, id desc limit ${eventsMax}`,
    )
  ).reverse();
