import type { ParticipantType } from "@crossbay/contract";
import type { ParticipantId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import { searchText } from "./name-rules.ts";

/** What anybody may know of a participant: no people but the relationship manager's name. */
export type Organization = {
  id: ParticipantId;
  name: string;
  type: ParticipantType;
  sites: string[];
  relationshipManager: string | null;
};

/**
 * Participants whose name or site holds every word that was typed, accents and case aside; those that begin with it first.
 * The exchange itself and organizations whose agreement ended are left out.
 */
export async function findOrganizations(tx: Tx, typed: string, limit: number): Promise<Organization[]> {
  const words = searchText(typed).split(" ").filter(Boolean).slice(0, wordsMax);
  if (words.length === 0) return [];
  return rows(
    tx,
    sql`${organizationColumns}
        where p.type <> 'exchange' and p.ended_at is null
          and (select bool_and(position(word in p.search_text) > 0) from unnest(${words}::text[]) as word)
        order by not starts_with(p.search_text, ${words.join(" ")}), p.name, p.id limit ${limit}`,
  );
}

/** One of them by its id. */
export const findOrganization = async (tx: Tx, id: string): Promise<Organization | undefined> =>
  (
    await rows<Organization>(
      tx,
      sql`${organizationColumns} where p.id = ${id}::uuid and p.type <> 'exchange' and p.ended_at is null`,
    )
  )[0];

const organizationColumns = sql`
  select p.id, p.name, p.type,
    array(select s.name from accounts.site s where s.participant_id = p.id and s.closed_at is null
      order by s.name limit 20) as sites,
    m.given || ' ' || m.family as "relationshipManager"
  from accounts.participant p
  left join accounts.account m on m.id = p.relationship_manager_id and m.state = 'active'
    and exists (select from accounts.affiliation af join accounts.participant e on e.id = af.participant_id
      where af.account_id = m.id and af.state = 'active' and af.title_id = 'relationship-manager'
        and e.type = 'exchange')`;

const wordsMax = 10;
