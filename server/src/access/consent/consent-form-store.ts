import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { ConsentForm } from "./consent-decision.ts";

const formColumns = sql.raw("id, version, language, scope, title, choices, text, content");

/** One version of a form in one language. */
export const findForm = (tx: Tx, id: string, version: number, language: string): Promise<ConsentForm | undefined> =>
  firstRow(
    tx,
    sql`select ${formColumns} from access.consent_form
        where id = ${id} and version = ${version} and language = ${language}`,
  );

/** The versions of forms that are signed on a day, by form and language. */
export const listFormsInUse = (tx: Tx, today: string): Promise<ConsentForm[]> =>
  rows(
    tx,
    sql`select distinct on (id, language) ${formColumns} from access.consent_form
        where effective_from <= ${today}::date
        order by id, language, version desc`,
  );

/** Every version of every form that is kept. */
export const listForms = (tx: Tx): Promise<ConsentForm[]> =>
  rows(tx, sql`select ${formColumns} from access.consent_form order by id, version, language`);

/** Adds a version; one that is there already stays as it is. */
export async function insertForm(tx: Tx, form: ConsentForm & { effectiveFrom: string }): Promise<void> {
  await run(
    tx,
    sql`insert into access.consent_form (id, version, language, scope, title, choices, text, effective_from, content)
        values (${form.id}, ${form.version}, ${form.language}, ${form.scope}, ${form.title}, ${form.choices}::text[],
          ${form.text}, ${form.effectiveFrom}::date, ${JSON.stringify(form.content)}::jsonb)
        on conflict do nothing`,
  );
}
