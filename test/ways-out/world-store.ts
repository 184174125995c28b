import type { AccountId, PatientId } from "../../server/src/platform/ids.ts";
import { rows, run, sql } from "../../server/src/platform/sql.ts";
import type { Tx } from "../../server/src/platform/transaction.ts";

/** The series of results that a person has, whoever may see them. */
export const seriesOf = async (tx: Tx, patientIds: readonly PatientId[]): Promise<string[]> => {
  const found = await rows<{ series: string }>(
    tx,
    sql`select distinct series from record.resource where patient_id = any(${patientIds}::uuid[]) and series is not null`,
  );
  return found.map(({ series }) => series);
};

/** Gives each account a national provider number, as its worksheet would have. */
export async function numberReaders(tx: Tx, readers: readonly { accountId: AccountId; npi: string }[]): Promise<void> {
  for (const { accountId, npi } of readers)
    await run(tx, sql`update accounts.affiliation set npi = ${npi} where account_id = ${accountId}`);
}

export type SentDelivery = { id: string; accountId: AccountId; patientId: PatientId };

/** All that was sent by name, to whomever. */
export const sentDeliveries = (tx: Tx): Promise<SentDelivery[]> =>
  rows(tx, sql`select id, account_id as "accountId", patient_id as "patientId" from exchange.delivery order by id`);
