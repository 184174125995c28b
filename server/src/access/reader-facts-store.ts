import type { Actor } from "../accounts/index.ts";
import type { PersonId, SessionId } from "../platform/ids.ts";
import { prepared, run, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";

type ReaderFacts = { glassOpen: ReadonlySet<PersonId>; warned: ReadonlySet<PersonId> };

/**
 * For which of the persons the reader has broken the glass where they act now, and whose redisclosure warning they confirmed in
 * this session.
 */
export async function readerFacts(
  tx: Tx,
  reader: Pick<Actor, "participant"> & Partial<Pick<Actor, "accountId" | "sessionId">>,
  personIds: readonly PersonId[],
  now: Date,
): Promise<ReaderFacts> {
  const rows = await prepared<{ personId: PersonId; fact: string }>(
    tx,
    "access.reader_facts",
    `select person_id as "personId", 'glass' as fact from access.glass
     where account_id = $1 and participant_id = $2 and person_id = any($4::uuid[]) and ends_at > $5 and ended_at is null
     union all
     select person_id, 'warning' from access.redisclosure_warning
     where session_id = $3 and person_id = any($4::uuid[])`,
    [reader.accountId, reader.participant.id, reader.sessionId, personIds, now],
  );
  const of = (fact: string) => new Set(rows.filter((row) => row.fact === fact).map((row) => row.personId));
  return { glassOpen: of("glass"), warned: of("warning") };
}

/** False where it was confirmed in this session before. */
export async function insertWarning(
  tx: Tx,
  warning: { sessionId: SessionId; personId: PersonId; confirmedAt: Date },
): Promise<boolean> {
  const inserted = await run(
    tx,
    sql`insert into access.redisclosure_warning (session_id, person_id, confirmed_at)
        values (${warning.sessionId}, ${warning.personId}, ${warning.confirmedAt}) on conflict do nothing`,
  );
  return inserted === 1;
}
