import type { Actor } from "../../accounts/index.ts";
import type { AuditEntry } from "../../audit/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { decideAccess, type Permission, plainFacts } from "../access-rules.ts";
import type { AccessContext } from "../context.ts";
import { gatherShownPerson, type PersonFacts } from "../person-facts.ts";
import { glassOverParentsDenial } from "../policy.ts";
import type { Refusal } from "../refusal.ts";
import { explainDenial } from "../refusal-rules.ts";
import { auditOfDenial } from "../request-grant.ts";

export type AskingForGlass = { actor: Actor; personId: PersonId; requestId: string };

/** A refusal with its audit record, which is still to be written. */
export type GlassDenied = { refusal: Refusal; audit: AuditEntry };

const way = "break-the-glass";

/** May the reader break the glass for this person now? In the order of policy §6, by the same rule as every way. */
export async function decideGlass(
  tx: Tx,
  context: AccessContext,
  { actor, personId, requestId }: AskingForGlass,
): Promise<{ facts: PersonFacts; decision: Permission } | GlassDenied> {
  const { facts, shown } = await gatherShownPerson(tx, { actor, personId, now: context.clock.now() });
  const decision = decideAccess({
    ...plainFacts,
    way,
    actor,
    patients: facts?.patients ?? [],
    consent: facts?.standing,
    shown,
    glassOverParentsDenial: glassOverParentsDenial(context),
  });
  if (!decision.permitted) {
    const audit = auditOfDenial(decision, { actor, way, requestId, personId });
    return { refusal: explainDenial(decision, actor, way), audit };
  }
  if (!facts) throw new Error("Access was permitted without a person.");
  return { facts, decision };
}
