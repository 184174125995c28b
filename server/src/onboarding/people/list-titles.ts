import { type Actor, findOfferedTitles } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { titlesForRoleChange } from "./user-change-rules.ts";

/** The titles to which a role at a participant can be changed, by name: not those that are designated in writing. */
export async function listTitles(
  tx: Tx,
  participant: Pick<Actor["participant"], "type" | "emergencyServices">,
  now: Date,
): Promise<{ id: string; name: string }[]> {
  return titlesForRoleChange(await findOfferedTitles(tx, participant, now))
    .map(({ id, name }) => ({ id, name }))
    .toSorted((one, other) => one.name.localeCompare(other.name, "en"));
}
