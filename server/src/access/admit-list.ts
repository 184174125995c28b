import type { Actor } from "../accounts/index.ts";
import { decideAccess, plainFacts } from "./access-rules.ts";
import { nothingDecided } from "./consent/consent-rules.ts";
import type { AccessContext } from "./context.ts";
import type { Refusal } from "./refusal.ts";
import { explainDenial } from "./refusal-rules.ts";
import { auditOfDenial } from "./request-grant.ts";

/**
 * May the actor search for patients, or see a list of them or of what was sent to the actor, at all: account, level and purpose, before any
 * person is named.
 * @returns undefined: go on; a refusal is in the audit record when this resolves
 */
export async function admitList(
  context: AccessContext,
  asking: { actor: Actor; way: "portal-search" | "portal-arrivals" | "portal-delivery"; requestId: string },
): Promise<Refusal | undefined> {
  const { actor, way, requestId } = asking;
  const decision = decideAccess({ ...plainFacts, namedRecipient: true, way, actor, consent: nothingDecided });
  if (decision.permitted) return undefined;
  await context.audit.record([auditOfDenial(decision, { actor, way, requestId })]);
  return explainDenial(decision, actor, way);
}
