import { newId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { PlainWaiver } from "./waiver-rules.ts";

/** A waiver as it was recorded. */
export type RecordedWaiver = PlainWaiver & { recordedAt: Date; endedAt: Date | null };

const columns = sql`host, reason, approved_by as "approvedBy", valid_until as "validUntil", recorded_at as "recordedAt",
  ended_at as "endedAt"`;

export const insertWaiver = (tx: Tx, waiver: PlainWaiver, now: Date): Promise<number> =>
  run(
    tx,
    sql`insert into intake.plain_waiver (id, host, reason, approved_by, recorded_at, valid_until)
        values (${newId(now)}, ${waiver.host}, ${waiver.reason}, ${waiver.approvedBy}, ${now}, ${waiver.validUntil})`,
  );

/** The waiver under which `host` may be listened on without TLS at this moment. */
export const findWaiver = (tx: Tx, host: string, now: Date): Promise<RecordedWaiver | undefined> =>
  firstRow(
    tx,
    sql`select ${columns} from intake.plain_waiver
        where host = ${host} and ended_at is null and valid_until > ${now} order by valid_until desc limit 1`,
  );

/** How many waivers of this address were open. */
export const endWaivers = (tx: Tx, host: string, now: Date): Promise<number> =>
  run(
    tx,
    sql`update intake.plain_waiver set ended_at = ${now}
        where host = ${host} and ended_at is null and valid_until > ${now}`,
  );

/** Every waiver ever recorded, the newest first. */
export const listWaivers = (tx: Tx): Promise<RecordedWaiver[]> =>
  rows(tx, sql`select ${columns} from intake.plain_waiver order by recorded_at desc, id desc limit 1000`);
