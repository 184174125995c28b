import type { ParticipantId } from "../platform/ids.ts";
import { firstRow, rows, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import { type RecordedEntry, recordedColumns } from "./store.ts";

/** Which entries: of a time, `from` included and `until` not, and of one participant where one is named. */
export type ExportTerms = { from: Date; until: Date; participantId?: ParticipantId | undefined };

const isMeant = ({ from, until, participantId }: ExportTerms) => sql`
  recorded_at >= ${from} and recorded_at < ${until} ${participantId ? sql`and participant_id = ${participantId}` : sql``}`;

/** Entries after another, in the order of their time; at most `limit`. */
export const entriesToExport = (
  tx: Tx,
  terms: ExportTerms,
  after: { recordedAt: Date; id: string } | undefined,
  limit: number,
): Promise<RecordedEntry[]> =>
  rows(
    tx,
    sql`select ${recordedColumns} from audit.entry where ${isMeant(terms)}
          ${after ? sql`and recorded_at >= ${after.recordedAt} and (recorded_at, id) > (${after.recordedAt}, ${after.id}::uuid)` : sql``}
        order by recorded_at, id limit ${limit}`,
  );

/** How many entries are meant. */
export async function countToExport(tx: Tx, terms: ExportTerms): Promise<number> {
  const row = await firstRow<{ count: string }>(
    tx,
    sql`select count(*) as count from audit.entry where ${isMeant(terms)}`,
  );
  return Number(row?.count ?? 0);
}
