import type { Actor } from "../accounts/index.ts";
import { decideAccess, plainFacts } from "./access-rules.ts";
import { nothingDecided } from "./consent/consent-rules.ts";
import type { AccessContext } from "./context.ts";
import type { Refusal } from "./refusal.ts";
import { explainDenial } from "./refusal-rules.ts";
import { auditOfDenial } from "./request-grant.ts";

/**
 * May the actor search for patients at all: account, level and purpose, before any person is named.
 * @returns undefined: go on; a refusal is in the audit record when this resolves
 */
export async function admitSearch(
  context: AccessContext,
  asking: { actor: Actor; requestId: string },
): Promise<Refusal | undefined> {
  const { actor, requestId } = asking;
  const way = "portal-search";
  const decision = decideAccess({ ...plainFacts, way, actor, consent: nothingDecided });
  if (decision.permitted) return undefined;
  await context.audit.record([auditOfDenial(decision, { actor, way, requestId })]);
  return explainDenial(decision, actor, way);
}
