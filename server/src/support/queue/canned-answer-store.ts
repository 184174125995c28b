import type { CannedAnswer } from "@crossbay/contract";
import { rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type KeptCannedAnswer = Omit<CannedAnswer, "type"> & { type: CannedAnswer["type"] | null };

/** All of them, by title. */
export const listCannedAnswers = (tx: Tx): Promise<KeptCannedAnswer[]> =>
  rows(tx, sql`select id, title, text, type from support.canned_answer order by lower(title), id`);

/** Writes one anew, or adds it. */
export const saveCannedAnswer = (
  tx: Tx,
  { answer, by, now }: { answer: KeptCannedAnswer; by: string; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`insert into support.canned_answer (id, title, text, type, changed_at, changed_by)
        values (${answer.id}, ${answer.title}, ${answer.text}, ${answer.type}, ${now}, ${by})
        on conflict (id) do update set title = excluded.title, text = excluded.text, type = excluded.type,
          changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
  );

/** False when there is no such answer. */
export const deleteCannedAnswer = async (tx: Tx, id: string): Promise<boolean> =>
  (await run(tx, sql`delete from support.canned_answer where id = ${id}`)) === 1;
