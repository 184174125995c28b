import type { Actor } from "../../accounts/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { gatherPersonFacts } from "../person-facts.ts";

/** The denial to everyone that stands now, by when it was signed; undefined where there is none. */
export async function findDenialToEveryone(
  tx: Tx,
  { actor, personId, now }: { actor: Pick<Actor, "participant">; personId: PersonId; now: Date },
): Promise<{ signedOn: string } | undefined> {
  const { participant } = actor;
  const facts = (await gatherPersonFacts(tx, { actor: { participant }, personIds: [personId], now })).get(personId);
  if (facts?.standing.scope !== "everyone" || facts.standing.value !== "deny") return undefined;
  return facts.decisions.find(({ id }) => facts.standing.version?.endsWith(`/${id}`));
}
