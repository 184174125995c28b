import type { ConsentPage, RecordConsentRequest } from "@crossbay/contract";
import { type Actor, auditActorOf } from "../../accounts/index.ts";
import { type AuditEntry, writeEntries } from "../../audit/index.ts";
import type { PersonId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { decideAccess, plainFacts } from "../access-rules.ts";
import type { AccessContext } from "../context.ts";
import { byUse, ownPatients } from "../own-patients.ts";
import { gatherPersonFacts, gatherShownPerson, type PersonFacts } from "../person-facts.ts";
import type { Refusal } from "../refusal.ts";
import { explainDenial } from "../refusal-rules.ts";
import { auditOfDenial } from "../request-grant.ts";
import type { ConsentDecision, ConsentForm } from "./consent-decision.ts";
import { type EntryFault, oneVisitForm } from "./consent-entry-rules.ts";
import { findForm } from "./consent-form-store.ts";
import { makeConsentPage } from "./consent-page.ts";
import { coversType } from "./coverage-rules.ts";
import { fillNames } from "./form-words-rules.ts";
import { participantForm } from "./forms-here-rules.ts";
import { readEvidence, type SigningFacts } from "./read-evidence-rules.ts";
import { recordOf } from "./record-of-decision.ts";
import { saveConsentDecision } from "./save-consent-decision.ts";

type Recording = { actor: Actor; personId: PersonId; request: RecordConsentRequest; requestId: string };

const way = "portal-consent";

/**
 * Records what a patient signed for the actor's own participant or for the community, with the scan or signature that shows it
 * and together with its audit record, and answers with the page as it is then. It counts from the moment of the commit.
 */
export async function recordConsent(context: AccessContext, recording: Recording): Promise<ConsentPage | Refusal> {
  const now = context.clock.now();
  const answer = await context.database.transaction((tx) => recordIn(tx, { ...context, now }, recording));
  if (!("refusal" in answer)) return answer;
  // A refusal changed nothing, so its record is written as those of looks are.
  await context.audit.record([answer.audit]);
  return answer.refusal;
}

type Moment = AccessContext & { now: Date };

async function recordIn(
  tx: Tx,
  context: Moment,
  recording: Recording,
): Promise<ConsentPage | { refusal: Refusal; audit: AuditEntry }> {
  const { now } = context;
  const { actor, personId, requestId } = recording;
  const { facts, shown } = await gatherShownPerson(tx, { actor, personId, now });
  const asked = { ...plainFacts, patients: facts?.patients ?? [], consent: facts?.standing, shown };
  const decision = decideAccess({ ...asked, way, actor });
  if (!decision.permitted) {
    const audit = auditOfDenial(decision, { actor, way, requestId, personId });
    return { refusal: explainDenial(decision, actor, way), audit: { ...audit, action: "consent-record" } };
  }
  if (!facts) throw new Error("Access was permitted without a person.");
  const saved = await save(tx, context, recording, facts);
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
      ...recordOf(saved),
    },
  ]);
  const after = await gatherPersonFacts(tx, { actor, personIds: [personId], now });
  return makeConsentPage(tx, context, { actor, facts: after.get(personId) ?? facts });
}

/** The patient whom the participant itself registered signs; where it has none, the one heard of last. */
async function save(
  tx: Tx,
  { now, accounts, policy }: Moment,
  { actor, request }: Recording,
  facts: PersonFacts,
): Promise<ConsentDecision | EntryFault> {
  const { participant } = actor;
  const form = await findForm(tx, request.formId, request.formVersion, request.language);
  const fault = refuseForm(form, request, participant);
  if (fault) return fault;
  const signing = (await ownPatients(tx, actor, facts.patients))[0] ?? byUse(facts.patients)[0];
  if (!signing) throw new Error("A person has no patients.");
  const read = readEvidence(request, signingFacts(form, request, { participant, accounts }), {
    now,
    today: plainDateAt(now, participant.timeZone),
  });
  if ("refused" in read) return read;
  // Field by field: what else a request carries is nobody's to say.
  const { value, formId, formVersion, language, signedOn, signerName, signerRelation, evidence } = request;
  const witnessName = request.witnessName?.trim();
  return saveConsentDecision(
    tx,
    { now, timeZone: participant.timeZone, policy },
    {
      ...{ value, formId, formVersion, language, signedOn, signerName, signerRelation, evidence },
      ...(witnessName ? { witnessName } : {}),
      ...(request.oneVisit ? { oneVisit: true } : {}),
      patientId: signing.patientId,
      scope: form?.scope ?? "participant",
      ...(form?.scope === "community" ? {} : { participantId: participant.id }),
      recordedBy: { accountId: actor.accountId, name: actor.name },
    },
    read.evidence,
  );
}

/** Another participant's form is not signed here, nor is the denial to everyone, which the exchange's staff take. */
function refuseForm(
  form: ConsentForm | undefined,
  { formId }: Recording["request"],
  participant: Actor["participant"],
): EntryFault | undefined {
  const own = [participantForm(participant), oneVisitForm];
  if (own.includes(formId)) return undefined;
  const isListed = form?.scope === "community" && coversType(form, participant.type);
  return isListed ? undefined : { refused: `${participant.name} has another form.`, field: "formId" };
}

function signingFacts(
  form: ConsentForm | undefined,
  { formId, formVersion, language, value }: Recording["request"],
  { participant, accounts }: Pick<Actor, "participant"> & Pick<AccessContext, "accounts">,
): SigningFacts {
  const label = form?.content?.choices.find((choice) => choice.value === value)?.label ?? value;
  const names = { participant: participant.name, exchange: accounts.exchangeName };
  return { formTitle: form?.title ?? formId, formId, formVersion, language, choice: fillNames(label, names) };
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
