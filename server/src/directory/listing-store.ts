import { firstRow, rows, run, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { DirectorySearch } from "./directory-search.ts";
import type { Entry, ListedEntry } from "./entry-rules.ts";

/** By participant, what each entry was made of. */
export const listedDigests = (tx: Tx): Promise<{ participantId: string; digest: string }[]> =>
  rows(tx, sql`select participant_id as "participantId", digest from directory.listing`);

export const writeListing = (tx: Tx, entries: readonly ListedEntry[], now: Date): Promise<number> =>
  run(
    tx,
    sql`insert into directory.listing (participant_id, name, type, search_text, elements, real_time, digest, entry, listed_at)
        select (entry ->> 'id')::uuid, entry ->> 'name', entry ->> 'type', "searchText", elements, "realTime", digest, entry,
          ${now}
        from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
          as listed (entry jsonb, "searchText" text, elements text[], "realTime" boolean, digest text)
        order by 1
        on conflict (participant_id) do update set name = excluded.name, type = excluded.type,
          search_text = excluded.search_text, elements = excluded.elements, real_time = excluded.real_time,
          digest = excluded.digest, entry = excluded.entry, listed_at = excluded.listed_at`,
  );

export const deleteFromListing = (tx: Tx, participantIds: readonly string[]): Promise<number> =>
  run(tx, sql`delete from directory.listing where participant_id = any(${participantIds}::uuid[])`);

const matches = ({ words, type, element, realTime }: DirectorySearch) => sql`
  (select coalesce(bool_and(position(word in search_text) > 0), true) from unnest(${words}::text[]) as word)
  and (${type ?? null}::text is null or type = ${type ?? null})
  and (${element ?? null}::text is null or ${element ?? null} = any(elements))
  and (not ${realTime} or real_time)`;

/** Those whose name begins with the words first, then by name. */
export const findEntries = async (
  tx: Tx,
  search: DirectorySearch,
  { offset, limit }: { offset: number; limit: number },
): Promise<Entry[]> =>
  (
    await rows<{ entry: Entry }>(
      tx,
      sql`select entry from directory.listing where ${matches(search)}
          order by not starts_with(search_text, ${search.words.join(" ")}), name, participant_id
          offset ${offset} limit ${limit}`,
    )
  ).map(({ entry }) => entry);

export const countEntries = async (tx: Tx, search: DirectorySearch): Promise<number> =>
  (await firstRow<{ count: number }>(
    tx,
    sql`select count(*)::integer as count from directory.listing where ${matches(search)}`,
  ))!.count;

export const findEntry = async (tx: Tx, participantId: string): Promise<Entry | undefined> =>
  (
    await firstRow<{ entry: Entry }>(
      tx,
      sql`select entry from directory.listing where participant_id = ${participantId}::uuid`,
    )
  )?.entry;
