import type { ManagedUser, UserList } from "@crossbay/contract";
import { type AccountsContext, findUsers, type User, type UserFilter } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findTrainingStates } from "../training/find-training-states.ts";
import { listTitles } from "./list-titles.ts";
import { presentUser, type UserView } from "./present-user.ts";

/** Users by name, with the titles to which the role of one of them can be changed. */
export async function listUsers(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  { filter, view }: { filter: UserFilter; view: UserView },
): Promise<UserList> {
  const now = clock.now();
  const users = await findUsers(tx, filter, now);
  return { users: await presentUsers(tx, users, { view, now }), titles: await findTitles(tx, users, now) };
}

/** Users as they are shown, with how their training stands. */
export async function presentUsers(
  tx: Tx,
  users: readonly User[],
  { view, now }: { view: UserView; now: Date },
): Promise<ManagedUser[]> {
  const accountIds = [...new Set(users.map(({ accountId }) => accountId))];
  const trainings = await findTrainingStates(tx, accountIds, now);
  return users.map((user) => presentUser(user, { training: trainings.get(user.accountId), view, now }));
}

async function findTitles(tx: Tx, users: readonly User[], now: Date): Promise<UserList["titles"]> {
  const titles = new Map<string, string>();
  const kinds = new Map(
    users.map(({ participant }) => [`${participant.type} ${participant.emergencyServices}`, participant]),
  );
  for (const participant of kinds.values()) {
    for (const { id, name } of await listTitles(tx, participant, now)) titles.set(id, name);
  }
  return [...titles].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name, "en"));
}
