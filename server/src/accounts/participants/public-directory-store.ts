import type { ParticipantType } from "@crossbay/contract";
import type { ParticipantId, SourceId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** What the public directory may say of a participant: no people, no technical names of its systems. */
export type PublicParticipant = {
  id: ParticipantId;
  name: string;
  type: ParticipantType;
  /** Words of the name and of open sites, as `searchText` makes them. */
  searchText: string;
  sites: { id: string; name: string }[];
  sources: { id: SourceId; name: string }[];
};

/** All by name, with their open sites and their sources; the exchange itself and those whose agreement ended are left out. */
export const listPublicParticipants = (tx: Tx): Promise<PublicParticipant[]> =>
  rows(
    tx,
    sql`select p.id, p.name, p.type, p.search_text as "searchText", coalesce(places.list, '[]') as sites,
          coalesce(systems.list, '[]') as sources
        from accounts.participant p
        left join (select participant_id, jsonb_agg(jsonb_build_object('id', id, 'name', name) order by name) as list from accounts.site
          where closed_at is null group by participant_id) places on places.participant_id = p.id
        left join (select participant_id, jsonb_agg(jsonb_build_object('id', id, 'name', name) order by name, id) as list
          from accounts.source group by participant_id) systems on systems.participant_id = p.id
        where p.type <> 'exchange' and p.ended_at is null
        order by p.name, p.id`,
  );
