import { type Actor, auditActorOf } from "../../accounts/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import { type Denial, decideAccess, plainFacts } from "../access-rules.ts";
import type { AccessContext } from "../context.ts";
import { gatherShownPerson } from "../person-facts.ts";
import type { Refusal } from "../refusal.ts";
import { explainDenial } from "../refusal-rules.ts";
import { auditOfDenial } from "../request-grant.ts";
import type { ConsentDecision, EvidenceFile } from "./consent-decision.ts";
import { showsEvidence } from "./consent-page.ts";
import { findEvidence } from "./evidence-store.ts";

type Asked = { actor: Actor; personId: PersonId; decisionId: string; requestId: string };
const way = "portal-consent";

/**
 * The scan, signature or message behind a decision that stands on the consent page; another's reads as one that does not
 * exist. Look or refusal are in the audit record when this resolves.
 */
export async function viewEvidence(
  context: AccessContext,
  { actor, personId, decisionId, requestId }: Asked,
): Promise<{ refused: false; file: EvidenceFile } | Refusal> {
  const now = context.clock.now();
  const answer = await context.database.snapshot(async (tx): Promise<Found | { denial: Denial }> => {
    const { facts, shown } = await gatherShownPerson(tx, { actor, personId, now });
    const asked = { ...plainFacts, patients: facts?.patients ?? [], consent: facts?.standing, shown };
    const access = decideAccess({ ...asked, way, actor });
    if (!access.permitted) return { denial: access };
    const decision = facts?.decisions.find(({ id }) => id === decisionId);
    if (!decision?.evidenceId || !showsEvidence(decision, actor)) return { denial: noSuchEvidence };
    const file = await findEvidence(tx, decision.patientId, decision.evidenceId);
    return file ? { file, decision, rule: access.rule } : { denial: noSuchEvidence };
  });
  if ("denial" in answer) {
    const audit = auditOfDenial(answer.denial, { actor, way, requestId, personId });
    await context.audit.record([{ ...audit, action: "consent-evidence-view", detail: { decisionId } }]);
    return explainDenial(answer.denial, actor, way);
  }
  const { file, decision, rule } = answer;
  await context.audit.record([
    {
      action: "consent-evidence-view",
      outcome: "permitted",
      actor: auditActorOf(actor),
      personId,
      patientIds: [decision.patientId],
      way,
      ...(actor.purpose ? { purpose: actor.purpose } : {}),
      rule,
      requestId,
      detail: { decisionId, kind: file.kind },
    },
  ]);
  return { refused: false, file };
}

type Found = { file: EvidenceFile; decision: ConsentDecision; rule: string };

const noSuchEvidence: Denial = { permitted: false, reason: "not-found", offersBreakTheGlass: false, concealed: false };
