import type { ConsentPage } from "@crossbay/contract";
import { type Actor, auditActorOf } from "../../accounts/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import { decideAccess, plainFacts } from "../access-rules.ts";
import type { AccessContext } from "../context.ts";
import { gatherShownPerson } from "../person-facts.ts";
import type { Refusal } from "../refusal.ts";
import { explainDenial } from "../refusal-rules.ts";
import { auditOfDenial } from "../request-grant.ts";
import { makeConsentPage } from "./consent-page.ts";

/** A person's consent page for whoever may search; look or refusal are in the audit record when this resolves. */
export async function viewConsent(
  context: AccessContext,
  input: { actor: Actor; personId: PersonId; requestId: string },
): Promise<ConsentPage | Refusal> {
  const { actor, personId, requestId } = input;
  const way = "portal-consent";
  const now = context.clock.now();
  const answer = await context.database.snapshot(async (tx) => {
    const { facts, shown } = await gatherShownPerson(tx, { actor, personId, now });
    const asked = { ...plainFacts, patients: facts?.patients ?? [], consent: facts?.standing, shown };
    const decision = decideAccess({ ...asked, way, actor });
    if (!decision.permitted) return { denied: true as const, denial: decision };
    if (!facts) throw new Error("Access was permitted without a person.");
    const patientIds = facts.patients.map((patient) => patient.patientId);
    return {
      denied: false as const,
      page: await makeConsentPage(tx, { ...context, now }, { actor, facts }),
      patientIds,
      rule: decision.rule,
    };
  });
  if (answer.denied) {
    await context.audit.record([auditOfDenial(answer.denial, { actor, way, requestId, personId })]);
    return explainDenial(answer.denial, actor, way);
  }
  await context.audit.record([
    {
      action: "consent-view",
      outcome: "permitted",
      actor: auditActorOf(actor),
      personId,
      patientIds: answer.patientIds,
      way,
      ...(actor.purpose ? { purpose: actor.purpose } : {}),
      rule: answer.rule,
      requestId,
    },
  ]);
  return answer.page;
}
