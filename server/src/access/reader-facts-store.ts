import type { Actor } from "../accounts/index.ts";
import type { PersonId, SessionId } from "../platform/ids.ts";
import { prepared, run, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";

/** A broken glass whose time is not over. */
export type OpenGlass = { id: string; openedAt: Date; endsAt: Date };

type ReaderFacts = { glasses: ReadonlyMap<PersonId, OpenGlass>; warned: ReadonlySet<PersonId> };

/**
 * For which of the persons the reader has broken the glass where they act now, in whichever session, and whose redisclosure
 * warning they confirmed in this one.
 */
export async function readerFacts(
  tx: Tx,
  reader: Pick<Actor, "participant"> & Partial<Pick<Actor, "accountId" | "sessionId">>,
  personIds: readonly PersonId[],
  now: Date,
): Promise<ReaderFacts> {
  const rows = await prepared<{ personId: PersonId } & (OpenGlass | { id: null })>(
    tx,
    "access.reader_facts",
    `select person_id as "personId", id, opened_at as "openedAt", ends_at as "endsAt" from access.glass
     where account_id = $1 and participant_id = $2 and person_id = any($4::uuid[]) and ends_at > $5 and ended_at is null
     union all
     select person_id, null, null, null from access.redisclosure_warning
     where session_id = $3 and person_id = any($4::uuid[])
     order by 4`,
    [reader.accountId, reader.participant.id, reader.sessionId, personIds, now],
  );
  const glasses = new Map<PersonId, OpenGlass>();
  const warned = new Set<PersonId>();
  for (const { personId, ...glass } of rows) {
    if (glass.id === null) warned.add(personId);
    else glasses.set(personId, glass);
  }
  return { glasses, warned };
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
