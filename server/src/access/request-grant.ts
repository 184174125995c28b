import { type Actor, auditActorOf } from "../accounts/index.ts";
import type { AuditEntry } from "../audit/index.ts";
import type { PersonId } from "../platform/ids.ts";
import { type AccessGrant, issueGrant } from "./access-grant.ts";
import { type Denial, decideAccess, plainFacts } from "./access-rules.ts";
import type { AccessContext } from "./context.ts";
import { presentGlass } from "./person-banner.ts";
import { gatherPersonFacts, type PersonFacts, shownPersons } from "./person-facts.ts";
import { glassOverParentsDenial } from "./policy.ts";
import type { Refusal } from "./refusal.ts";
import { explainDenial } from "./refusal-rules.ts";
import { type ReadingWay, type Way, wayRules } from "./way-rules.ts";

type Asking = {
  actor: Actor;
  way: ReadingWay;
  requestId: string;
  /** The asker found what was sent to the actor by name; only the one-to-one path looks at it. */
  namedRecipient?: boolean;
};

/**
 * Asks whether the actor may read a person's record, and gives the grant without which nobody can. A refusal is in
 * the audit record when this resolves; a person who does not exist is refused as `not-found`.
 */
export async function requestGrant(
  context: AccessContext,
  asking: Asking & { personId: PersonId },
): Promise<AccessGrant | Refusal> {
  const answers = await requestGrants(context, { ...asking, personIds: [asking.personId] });
  return answers.get(asking.personId)!;
}

/** As `requestGrant`, for many persons in two statements: every person asked for is in the answer. */
export async function requestGrants(
  context: AccessContext,
  asking: Asking & { personIds: readonly PersonId[] },
): Promise<ReadonlyMap<PersonId, AccessGrant | Refusal>> {
  const { actor, way, requestId, personIds } = asking;
  const now = context.clock.now();
  const { facts, shown } = await context.database.snapshot(async (tx) => {
    const facts = await gatherPersonFacts(tx, { actor, personIds, now });
    const refused = personIds.filter((personId) => !isPermitted(facts.get(personId), asking, context));
    // Only a refusal depends on it, so readers with consent do not pay for it.
    const shown = refused.length > 0 ? await shownPersons(tx, { actor, personIds: refused, facts, now }) : nobody;
    return { facts, shown };
  });
  const answers = new Map<PersonId, AccessGrant | Refusal>();
  const refusals: AuditEntry[] = [];
  for (const personId of personIds) {
    const answer = answerFor(facts.get(personId), { ...asking, shown: shown.has(personId) }, context);
    if ("offersBreakTheGlass" in answer) {
      refusals.push(auditOfDenial(answer, { actor, way, requestId, personId }));
      answers.set(personId, explainDenial(answer, actor, way));
    } else answers.set(personId, answer);
  }
  await context.audit.record(refusals);
  return answers;
}

const nobody: ReadonlySet<PersonId> = new Set();

const decide = (
  facts: PersonFacts | undefined,
  { actor, way, shown, namedRecipient = false }: Asking & { shown: boolean },
  context: AccessContext,
) =>
  decideAccess({
    ...plainFacts,
    way,
    actor,
    patients: facts?.patients,
    consent: facts?.standing,
    shown,
    glassOpen: facts?.glassOpen ?? false,
    warned: facts?.warned ?? false,
    namedRecipient,
    glassOverParentsDenial: glassOverParentsDenial(context),
  });

const isPermitted = (facts: PersonFacts | undefined, asking: Asking, context: AccessContext): boolean =>
  decide(facts, { ...asking, shown: true }, context).permitted;

function answerFor(
  facts: PersonFacts | undefined,
  asking: Asking & { shown: boolean },
  context: AccessContext,
): AccessGrant | Denial {
  const { actor, way } = asking;
  const decision = decide(facts, asking, context);
  if (!decision.permitted) return decision;
  if (!facts || !actor.purpose) throw new Error("Access was permitted without a person or a purpose.");
  const { rule, consentVersion, withhold, extents } = decision;
  return issueGrant({
    personId: facts.personId,
    patients: facts.patients,
    reader: { participant: actor.participant, audit: auditActorOf(actor) },
    way,
    purpose: actor.purpose,
    rule,
    ...(consentVersion ? { consentVersion } : {}),
    ...(facts.standing.signedOn ? { consentSignedOn: facts.standing.signedOn } : {}),
    consentValue: facts.standing.value,
    withhold,
    extents,
    ...(rule === "break-the-glass" && facts.glass ? { glass: presentGlass(facts.glass) } : {}),
  });
}

/** The record of a refusal: who asked for what, and which rule said no. */
export const auditOfDenial = (
  denial: Denial,
  asking: { actor: Actor; way: Way; requestId: string; personId?: PersonId },
): AuditEntry => ({
  action: wayRules[asking.way].action,
  outcome: "refused",
  actor: auditActorOf(asking.actor),
  ...(asking.personId ? { personId: asking.personId } : {}),
  way: asking.way,
  ...(asking.actor.purpose ? { purpose: asking.actor.purpose } : {}),
  rule: denial.reason,
  ...(denial.consentVersion ? { consentVersion: denial.consentVersion } : {}),
  requestId: asking.requestId,
  // For whoever explains it: the reader was told less than the rule.
  ...(denial.concealed ? { detail: { concealed: true } } : {}),
});
