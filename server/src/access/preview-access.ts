import type { PersonHit } from "@crossbay/contract";
import type { Actor } from "../accounts/index.ts";
import type { PersonId } from "../platform/ids.ts";
import type { Tx } from "../platform/transaction.ts";
import { decideAccess, plainFacts } from "./access-rules.ts";
import type { AccessContext } from "./context.ts";
import { gatherPersonFacts } from "./person-facts.ts";
import { glassOverParentsDenial } from "./policy.ts";
import { explainDenial } from "./refusal-rules.ts";

/**
 * What would be answered if the actor opened the charts of found persons now: for the list of hits. It grants nothing
 * and records nothing.
 */
export async function previewAccess(
  tx: Tx,
  input: { actor: Actor; personIds: readonly PersonId[]; now: Date } & Pick<AccessContext, "policy">,
): Promise<ReadonlyMap<PersonId, PersonHit["access"]>> {
  const facts = await gatherPersonFacts(tx, input);
  const previews = new Map<PersonId, PersonHit["access"]>();
  for (const [personId, { standing, patients, glassOpen }] of facts) {
    // The list shows them, and the warning comes with the record.
    const reader = { shown: true, warned: true, glassOpen };
    const facts = { ...plainFacts, ...reader, patients, glassOverParentsDenial: glassOverParentsDenial(input) };
    const decision = decideAccess({ ...facts, way: "portal-chart", actor: input.actor, consent: standing });
    const consent = standing.value;
    if (decision.permitted) previews.set(personId, { allowed: true, consent });
    else {
      const because = explainDenial(decision, input.actor, "portal-chart").detail;
      previews.set(personId, { allowed: false, consent, because });
    }
  }
  return previews;
}
