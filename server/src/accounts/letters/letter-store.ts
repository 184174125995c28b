import type { AccountId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { NewLetter } from "./new-letter.ts";

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

export type WaitingLetter = {
  id: string;
  templateId: string;
  email: string;
  name: string;
  accountId: AccountId | null;
  username: string | null;
  placeholders: Record<string, string>;
  linkPath: string | null;
  linkSubject: string | null;
  temporaryPassword: "invitation" | "reset" | null;
  tries: number;
};

/** A letter that has not left yet, now counted as tried; undefined when it left, was refused or never was. */
export const countLetterTry = (tx: Tx, id: string): Promise<WaitingLetter | undefined> =>
  firstRow(
    tx,
    sql`update accounts.letter l set tries = l.tries + 1
        where l.id = ${id} and l.state = 'queued'
        returning l.id, l.template_id as "templateId", l.recipient_email as email, l.recipient_name as name,
          l.account_id as "accountId", (select username from accounts.account a where a.id = l.account_id) as username,
          l.placeholders, l.link_path as "linkPath", l.link_subject as "linkSubject",
          l.temporary_password as "temporaryPassword", l.tries`,
  );

/** What became of a letter; its subject is kept as it left. */
export const settleLetter = (
  tx: Tx,
  settled: {
    id: string;
    state: "sent" | "bounced" | "failed";
    subject: string;
    version: number;
    reason?: string;
    now: Date;
  },
): Promise<number> =>
  run(
    tx,
    sql`update accounts.letter set state = ${settled.state}, subject = ${settled.subject},
          template_version = ${settled.version}, reason = ${settled.reason ?? null}, settled_at = ${settled.now}
        where id = ${settled.id} and state = 'queued'`,
  );

/** A letter that had left came back; tells whether there was one. */
export const bounceLetter = (tx: Tx, bounce: { id: string; reason: string; now: Date }): Promise<number> =>
  run(
    tx,
    sql`update accounts.letter set state = 'bounced', reason = ${bounce.reason}, settled_at = ${bounce.now}
        where id = ${bounce.id} and state = 'sent'`,
  );

export type TemplateRow = {
  id: string;
  version: number;
  subject: string;
  body: string;
  changedAt: Date;
  changedBy: string;
};

/** The newest text that an administrator wrote, of all letters or of one. */
export const listTemplates = (tx: Tx, id?: string): Promise<TemplateRow[]> =>
  rows(
    tx,
    sql`select distinct on (t.id) t.id, t.version, t.subject, t.body, t.changed_at as "changedAt",
          a.given || ' ' || a.family as "changedBy"
        from accounts.letter_template t join accounts.account a on a.id = t.changed_by_account_id
        where ${id ?? null}::text is null or t.id = ${id ?? null}
        order by t.id, t.version desc`,
  );

/** False when somebody else has written that version already. */
export const insertTemplate = async (
  tx: Tx,
  template: { id: string; version: number; subject: string; body: string; accountId: AccountId; now: Date },
): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into accounts.letter_template (id, version, subject, body, changed_by_account_id, changed_at)
        values (${template.id}, ${template.version}, ${template.subject}, ${template.body}, ${template.accountId},
          ${template.now})
        on conflict (id, version) do nothing`,
  )) === 1;
