import type { ConsentPage, ConsentView, ConsentDecision as ShownDecision } from "@crossbay/contract";
import type { Actor } from "../../accounts/index.ts";
import { summarisePerson } from "../../identity/index.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccessContext } from "../context.ts";
import { makePersonBanner } from "../person-banner.ts";
import type { PersonFacts } from "../person-facts.ts";
import type { ConsentDecision, ConsentForm } from "./consent-decision.ts";
import { listFormsInUse } from "./consent-form-store.ts";
import { fillNames, newestForms } from "./form-words-rules.ts";
import { formsHere, minorOf } from "./forms-here-rules.ts";
import { languagesOf } from "./product-forms.ts";
import { sentenceOfStanding } from "./standing-words-rules.ts";

/**
 * The consent page of a person: what every searcher may see of them, what stands between their data and the reader's
 * participant, and how it came about. Decisions for other participants stay out: where somebody is a patient tells
 * much about them.
 */
export async function makeConsentPage(
  tx: Tx,
  context: { now: Date } & Pick<AccessContext, "policy" | "accounts">,
  { actor, facts }: { actor: Actor; facts: PersonFacts },
): Promise<ConsentPage> {
  const { now, policy } = context;
  const { participant } = actor;
  const today = plainDateAt(now, participant.timeZone);
  const summary = summarisePerson(facts.patients);
  if (!summary) throw new Error("A person has no patients.");
  const newest = newestForms(await listFormsInUse(tx, today));
  const patient = { birthDate: summary.birthDate, today };
  const forms = formsHere(participant, patient, newest).map((id) => newest.get(id)!);
  const [own] = forms[0] ?? [];
  if (!own) throw new Error("No consent form is in use for this participant.");
  const minor = minorOf(participant, patient);
  const names = { participant: participant.name, exchange: context.accounts.exchangeName };
  return {
    banner: await makePersonBanner(tx, { actor, facts, now, policy }),
    consent: {
      value: facts.standing.value,
      sentence: sentenceOfStanding(facts, participant),
      decisions: facts.decisions
        .filter((decision) => concerns(decision, actor))
        .map((decision) => show(decision, actor)),
      mayRecord: { allowed: true },
      form: {
        id: own.id,
        version: own.version,
        language: own.language,
        title: own.title,
        choices: [...own.choices],
        text: fillNames(own.text, names),
      },
      forms: forms.map(offer),
      ...(minor ? { minor } : {}),
    },
  };
}

/** The newest version of a form in the languages that have it, the first of them standing for all. */
function offer(versions: readonly ConsentForm[]): ConsentView["forms"][number] {
  const { id, version, scope, title, choices } = versions[0]!;
  return { id, version, scope, title, choices: [...choices], languages: languagesOf(versions) };
}

/** Is a decision one that the reader's participant may know of? */
export const concerns = (decision: ConsentDecision, actor: Pick<Actor, "participant">): boolean =>
  decision.scope !== "participant" || decision.participantId === actor.participant.id;

/** May the reader's participant look at what shows it? What the exchange's staff took stays with them. */
export const showsEvidence = (decision: ConsentDecision, actor: Pick<Actor, "participant">): boolean =>
  decision.evidenceId !== undefined && decision.scope !== "everyone" && concerns(decision, actor);

const show = (decision: ConsentDecision, actor: Actor): ShownDecision => ({
  id: decision.id,
  scope: decision.scope,
  ...(decision.scope === "participant" ? { participantName: actor.participant.name } : {}),
  value: decision.value,
  form: `${decision.formTitle}, version ${decision.formVersion}`,
  signedOn: decision.signedOn,
  signerName: decision.signerName,
  signerRelation: decision.signerRelation,
  evidence: decision.evidence,
  language: decision.language,
  ...(decision.witnessName ? { witnessName: decision.witnessName } : {}),
  ...(showsEvidence(decision, actor) ? { hasEvidence: true } : {}),
  ...(decision.oneVisit ? { oneVisit: true } : {}),
  ...(decision.endsAt ? { endsAt: decision.endsAt.toISOString() } : {}),
  ...(decision.endedAt ? { endedAt: decision.endedAt.toISOString() } : {}),
  ...(decision.recordedBy ? { recordedBy: decision.recordedBy.name } : {}),
  recordedAt: decision.recordedAt.toISOString(),
});
