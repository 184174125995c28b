import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { NewLetter } from "./queue-letter.ts";

/** The letters as queued, in one statement. */
export async function insertLetters(
  tx: Tx,
  letters: readonly (NewLetter & { id: string })[],
  now: Date,
): Promise<void> {
  if (letters.length === 0) return;
  const values = letters.map(({ id, template, to, participantId, placeholders, link, temporaryPassword }) => ({
    id,
    template_id: template,
    recipient_email: to.email,
    recipient_name: to.name,
    account_id: to.accountId ?? null,
    participant_id: participantId ?? null,
    placeholders,
    link_path: link?.path ?? null,
    link_subject: link?.subject ?? null,
    temporary_password: temporaryPassword ?? null,
  }));
  await run(
    tx,
    sql`insert into accounts.letter (id, template_id, recipient_email, recipient_name, account_id, participant_id,
          placeholders, link_path, link_subject, temporary_password, state, queued_at)
        select id, template_id, recipient_email, recipient_name, account_id, participant_id, placeholders, link_path,
          link_subject, temporary_password, 'queued', ${now}
        from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as letters (id uuid, template_id text,
          recipient_email text, recipient_name text, account_id uuid, participant_id uuid, placeholders jsonb,
          link_path text, link_subject text, temporary_password text)`,
  );
}
