import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import { effectiveLevels, type Level } from "../roles-rules.ts";
import type { AccountState } from "../sign-in/sign-in-store.ts";

/** Somebody as training needs to know them: how they stand, and as what they work where. */
export type Trainee = {
  accountId: AccountId;
  username: string;
  given: string;
  family: string;
  email: string;
  state: AccountState;
  stateReason: string | null;
  trainingWaived: boolean;
  roles: {
    participantId: ParticipantId;
    participantName: string;
    titleId: string;
    title: string;
    levels: readonly Level[];
    /** Whom the participant's people turn to: name and e-mail address. */
    relationshipManager: string | null;
  }[];
};

type TraineeRow = Omit<Trainee, "roles"> & {
  affiliations: (Omit<Trainee["roles"][number], "levels"> & {
    type: string;
    emergencyServices: boolean;
    levelsWithBreakTheGlass: Level[];
    levelsWithoutBreakTheGlass: Level[];
    participantTypes: string[];
  })[];
};

/** These accounts with the roles of their active affiliations, in one statement; those that do not exist are left out. */
export async function findTrainees(tx: Tx, accountIds: readonly AccountId[], now: Date): Promise<Trainee[]> {
  const found = await rows<TraineeRow>(
    tx,
    sql`select a.id as "accountId", a.username, a.given, a.family, a.email, a.state, a.state_reason as "stateReason",
          a.training_waived_reason is not null as "trainingWaived",
          coalesce((select json_agg(json_build_object(
              'participantId', p.id, 'participantName', p.name, 'type', p.type,
              'emergencyServices', p.emergency_services, 'titleId', t.id, 'title', t.name,
              'levelsWithBreakTheGlass', t.levels_with_break_the_glass,
              'levelsWithoutBreakTheGlass', t.levels_without_break_the_glass,
              'participantTypes', t.participant_types,
              'relationshipManager', m.given || ' ' || m.family || ' (' || m.email || ')') order by p.name, t.name)
            from accounts.affiliation af
            join accounts.participant p on p.id = af.participant_id
            left join accounts.account m on m.id = p.relationship_manager_id
            cross join lateral (
              select id, name, levels_with_break_the_glass, levels_without_break_the_glass, participant_types
              from accounts.title t where t.id = af.title_id and t.effective_from <= ${now}
              order by t.version desc limit 1) t
            where af.account_id = a.id and af.state = 'active'), '[]') as affiliations
        from accounts.account a where a.id = any(${accountIds}::uuid[])`,
  );
  return found.map(({ affiliations, ...account }) => ({ ...account, roles: affiliations.map(roleOf) }));
}

const roleOf = (affiliation: TraineeRow["affiliations"][number]): Trainee["roles"][number] => {
  const { participantId, participantName, titleId, title, relationshipManager } = affiliation;
  return {
    participantId,
    participantName,
    titleId,
    title,
    relationshipManager,
    levels: effectiveLevels(affiliation, affiliation),
  };
};
