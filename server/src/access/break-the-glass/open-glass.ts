import type { BreakGlassRequest, GlassOpened } from "@crossbay/contract";
import {
  auditActorOf,
  findPrivacyOfficers,
  instantWords,
  type OwnProof,
  proveAgain,
  queueLetters,
} from "../../accounts/index.ts";
import { type AuditEntry, writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccessContext } from "../context.ts";
import type { PersonFacts } from "../person-facts.ts";
import { policyOf } from "../policy.ts";
import { insertWarning } from "../reader-facts-store.ts";
import type { Refusal } from "../refusal.ts";
import { checkAttestation, clean } from "./attestation-rules.ts";
import { entryOfGlass } from "./audit-of-glass.ts";
import { type AskingForGlass, decideGlass, type GlassDenied } from "./decide-glass.ts";
import { endOpenGlasses, type GlassEvent, insertGlass } from "./glass-store.ts";
import { explainProof } from "./proof-refusal-rules.ts";

type Opening = AskingForGlass & { request: BreakGlassRequest };

/**
 * Breaks the glass for one person (policy §7): the reader's role and the patient's decision allow it, all is attested, and the
 * reader stood for it by password or passkey. The event, its audit record, the redisclosure warning as read and the mails to the
 * privacy officers are committed together, and the record opens with the next request. Where the glass is open already, this
 * renews it for its whole time.
 * @returns the refusal otherwise; it is in the audit record when this resolves
 */
export async function openGlass(context: AccessContext, opening: Opening): Promise<GlassOpened | Refusal> {
  const { actor, requestId, request, personId } = opening;
  const refuse = async ({ refusal, audit }: GlassDenied): Promise<Refusal> => {
    await context.audit.record([audit]);
    return refusal;
  };
  const decided = await context.database.snapshot((tx) => decideGlass(tx, context, opening));
  if ("refusal" in decided) return refuse(decided);
  const fields = checkAttestation(request);
  if (fields.length > 0) {
    const names = fields.map(({ field }) => field).join(" ");
    const detail = fields.map((fault) => fault.detail).join(" ");
    return refuse({
      refusal: { refused: true, reason: "glass-refused", detail, nextSteps: [], fields },
      audit: entryOfGlass(opening, { outcome: "refused", rule: "glass-refused", detail: { fields: names } }),
    });
  }
  const outcome = await proveAgain(context, {
    actor,
    proof: proofOf(request),
    requestId,
    action: "break-the-glass",
    about: { actor: auditActorOf(actor), personId, way: "break-the-glass", rule: "reauthentication-failed" },
    whenRight: (tx) => breakIn(tx, context, opening),
  });
  if ("refusal" in outcome) return refuse(outcome);
  return "refused" in outcome ? explainProof(outcome) : outcome;
}

/** A passkey that was answered counts before a password that a browser filled in. */
const proofOf = ({ passkey, password }: BreakGlassRequest): OwnProof =>
  passkey === undefined ? { password: password ?? "" } : { passkey };

/** Decided anew: the patient may have denied while the password was typed. */
async function breakIn(tx: Tx, context: AccessContext, opening: Opening): Promise<GlassOpened | GlassDenied> {
  const { actor, personId } = opening;
  const now = context.clock.now();
  const decided = await decideGlass(tx, context, opening);
  if ("refusal" in decided) return decided;
  const renews = decided.facts.glass?.id ?? null;
  await endOpenGlasses(tx, { accountId: actor.accountId, participantId: actor.participant.id, personId, now });
  const endsAt = new Date(now.getTime() + policyOf(context).glassMinutes * 60_000);
  const glass = eventOf(opening, decided.facts, { id: newId(now), renews, openedAt: now, endsAt });
  await insertGlass(tx, glass);
  const warnedNow = await insertWarning(tx, { sessionId: actor.sessionId, personId, confirmedAt: now });
  const { id, reason, proof } = glass;
  const detail = { glass: id, reason, proof, ...(renews ? { renews } : {}) };
  const entries: AuditEntry[] = [entryOfGlass(opening, { outcome: "succeeded", detail }, decided)];
  if (warnedNow) entries.push(entryOfGlass(opening, { action: "redisclosure-confirm", outcome: "succeeded" }));
  await writeEntries(tx, now, entries);
  await tellPrivacyOfficers(tx, context, glass, actor.participant);
  return { id, endsAt: endsAt.toISOString() };
}

const eventOf = (
  { actor, personId, requestId, request }: Opening,
  facts: PersonFacts,
  event: Pick<GlassEvent, "id" | "renews" | "openedAt" | "endsAt">,
): Omit<GlassEvent, "endedAt"> => {
  const { value } = facts.standing;
  if (value === "grant") throw new Error("The glass was to be broken over a grant.");
  return {
    ...event,
    personId,
    accountId: actor.accountId,
    username: actor.username,
    readerName: actor.name,
    title: actor.title,
    affiliationId: actor.affiliationId,
    participantId: actor.participant.id,
    patientIds: facts.patients.map(({ patientId }) => patientId),
    consentValue: value,
    attestationVersion: request.attestationVersion,
    reason: request.reason,
    reasonWords: clean(request.reasonWords) ?? null,
    directedBy: clean(request.directedBy) ?? null,
    proof: "password" in proofOf(request) ? "password" : "passkey",
    requestId,
  };
};

/** Within a minute, by the mail queue, and without a word of the patient. */
async function tellPrivacyOfficers(
  tx: Tx,
  context: AccessContext,
  glass: Omit<GlassEvent, "endedAt">,
  participant: { name: string; timeZone: string },
): Promise<void> {
  const officers = await findPrivacyOfficers(tx, glass.participantId, glass.openedAt);
  const letters = officers.map(({ accountId, name, email }) => ({
    template: "glass-broken" as const,
    to: { accountId, name, email },
    participantId: glass.participantId,
    placeholders: {
      participant: participant.name,
      who: `${glass.readerName} (${glass.username})`,
      time: instantWords(glass.openedAt, participant.timeZone),
    },
    link: { path: "/privacy/broken-glass" },
  }));
  await queueLetters(tx, context, letters);
}
