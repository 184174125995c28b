import type { ConsentPage, RecordConsentRequest } from "@crossbay/contract";
import { type Actor, auditActorOf } from "../../accounts/index.ts";
import { type AuditEntry, writeEntries } from "../../audit/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { decideAccess, plainFacts } from "../access-rules.ts";
import type { AccessContext } from "../context.ts";
import { byUse, ownPatients } from "../own-patients.ts";
import { gatherPersonFacts, gatherShownPerson, type PersonFacts } from "../person-facts.ts";
import type { Refusal } from "../refusal.ts";
import { explainDenial } from "../refusal-rules.ts";
import { auditOfDenial } from "../request-grant.ts";
import type { ConsentDecision } from "./consent-decision.ts";
import type { EntryFault } from "./consent-entry-rules.ts";
import { makeConsentPage, participantForm } from "./consent-page.ts";
import { saveConsentDecision } from "./save-consent-decision.ts";

type Recording = { actor: Actor; personId: PersonId; request: RecordConsentRequest; requestId: string };

const way = "portal-consent";

/**
 * Records what a patient signed for the actor's own participant, together with its audit record, and answers with the
 * page as it is then. It counts from the moment of the commit.
 */
export async function recordConsent(context: AccessContext, recording: Recording): Promise<ConsentPage | Refusal> {
  const now = context.clock.now();
  const answer = await context.database.transaction((tx) =>
    recordIn(tx, now, { ...recording, policy: context.policy }),
  );
  if (!("refusal" in answer)) return answer;
  // A refusal changed nothing, so its record is written as those of looks are.
  await context.audit.record([answer.audit]);
  return answer.refusal;
}

async function recordIn(
  tx: Tx,
  now: Date,
  recording: Recording & Pick<AccessContext, "policy">,
): Promise<ConsentPage | { refusal: Refusal; audit: AuditEntry }> {
  const { actor, personId, requestId, policy } = recording;
  const { facts, shown } = await gatherShownPerson(tx, { actor, personId, now });
  const asked = { ...plainFacts, patients: facts?.patients ?? [], consent: facts?.standing, shown };
  const decision = decideAccess({ ...asked, way, actor });
  if (!decision.permitted) {
    const audit = auditOfDenial(decision, { actor, way, requestId, personId });
    return { refusal: explainDenial(decision, actor, way), audit: { ...audit, action: "consent-record" } };
  }
  if (!facts) throw new Error("Access was permitted without a person.");
  const saved = await save(tx, now, recording, facts);
  if ("refused" in saved) {
    const audit: AuditEntry = { ...entryOf(recording), outcome: "refused", rule: "consent-refused" };
    return { refusal: refusalOf(saved), audit: { ...audit, detail: { field: saved.field } } };
  }
  await writeEntries(tx, now, [
    {
      ...entryOf(recording),
      outcome: "succeeded",
      patientIds: [saved.patientId],
      rule: decision.rule,
      consentVersion: `${saved.formId}/${saved.formVersion}/${saved.language}/${saved.id}`,
      detail: { value: saved.value, scope: saved.scope, signedOn: saved.signedOn, evidence: saved.evidence },
    },
  ]);
  const after = await gatherPersonFacts(tx, { actor, personIds: [personId], now });
  return makeConsentPage(tx, { actor, facts: after.get(personId) ?? facts, now, policy });
}

/** The patient whom the participant itself registered signs; where it has none, the one heard of last. */
async function save(
  tx: Tx,
  now: Date,
  { actor, request }: Recording,
  facts: PersonFacts,
): Promise<ConsentDecision | EntryFault> {
  if (request.formId !== participantForm(actor.participant))
    return { refused: `${actor.participant.name} has another form.`, field: "formId" };
  const signing = (await ownPatients(tx, actor, facts.patients))[0] ?? byUse(facts.patients)[0];
  if (!signing) throw new Error("A person has no patients.");
  return saveConsentDecision(
    tx,
    { now, timeZone: actor.participant.timeZone },
    {
      ...request,
      patientId: signing.patientId,
      scope: "participant",
      participantId: actor.participant.id,
      recordedBy: { accountId: actor.accountId, name: actor.name },
    },
  );
}

const entryOf = ({ actor, personId, requestId }: Recording): Omit<AuditEntry, "outcome"> => ({
  action: "consent-record",
  actor: auditActorOf(actor),
  personId,
  way,
  ...(actor.purpose ? { purpose: actor.purpose } : {}),
  requestId,
});

const refusalOf = (fault: EntryFault): Refusal => ({
  refused: true,
  reason: "consent-refused",
  detail: `${fault.refused} Nothing was recorded.`,
  nextSteps: [],
  fields: [{ field: fault.field, detail: fault.refused }],
});
