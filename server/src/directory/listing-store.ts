import { firstRow, rows, run, sql } from "../platform/sql.ts";
import type { Tx } from "../platform/transaction.ts";
import type { DirectorySearch } from "./directory-search.ts";
import type { Entry, ListedEntry } from "./entry-rules.ts";

export type KnownEntry = { participantId: string; ground: string; digest: string; listedAt: Date };

/** What each entry was made of, the oldest first. */
export const knownEntries = (tx: Tx): Promise<KnownEntry[]> =>
  rows(
    tx,
    sql`select participant_id as "participantId", ground, digest, listed_at as "listedAt" from directory.listing
        order by listed_at, participant_id`,
  );

/** Says of entries that they were looked at and stand. */
export const keepListed = (tx: Tx, participantIds: readonly string[], now: Date): Promise<number> =>
  run(tx, sql`update directory.listing set listed_at = ${now} where participant_id = any(${participantIds}::uuid[])`);

export const writeListing = (tx: Tx, entries: readonly ListedEntry[], now: Date): Promise<number> =>
  run(
    tx,
    sql`insert into directory.listing (participant_id, name, type, search_text, elements, real_time, ground, digest, entry, listed_at)
        select (entry ->> 'id')::uuid, entry ->> 'name', entry ->> 'type', "searchText", elements, "realTime", ground, digest, entry,
          ${now}
        from json_to_recordset(${JSON.stringify(entries)}::json)
          as listed (entry json, "searchText" text, elements text[], "realTime" boolean, ground text, digest text)
        order by 1
        on conflict (participant_id) do update set name = excluded.name, type = excluded.type,
          search_text = excluded.search_text, elements = excluded.elements, real_time = excluded.real_time,
          ground = excluded.ground, digest = excluded.digest, entry = excluded.entry, listed_at = excluded.listed_at`,
  );

export const deleteFromListing = (tx: Tx, participantIds: readonly string[]): Promise<number> =>
  run(tx, sql`delete from directory.listing where participant_id = any(${participantIds}::uuid[])`);

const matches = ({ words, type, element, realTime }: DirectorySearch) => sql`
  (${type ?? null}::text is null or type = ${type ?? null})
  and (${element ?? null}::text is null or ${element ?? null} = any(elements))
  and (not ${realTime} or real_time)
  ${sql.join(
    words.map((word) => sql`and position(${word} in search_text) > 0`),
    sql` `,
  )}`;

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
          order by ${search.words.length === 0 ? sql`` : sql`not starts_with(search_text, ${search.words.join(" ")}),`} name, participant_id
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

/** Differs whenever an entry was written or taken away since. */
export const listingVersion = async (tx: Tx): Promise<string> =>
  (await firstRow<{ version: string }>(
    tx,
    sql`select concat_ws(' ', count(*), bit_xor(hashtextextended(participant_id || digest, 0))) as version
        from directory.listing`,
  ))!.version;
