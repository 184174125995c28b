import type { ConsentPage, ConsentDecision as ShownDecision } from "@crossbay/contract";
import type { Actor } from "../../accounts/index.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccessContext } from "../context.ts";
import { makePersonBanner } from "../person-banner.ts";
import type { PersonFacts } from "../person-facts.ts";
import type { ConsentDecision } from "./consent-decision.ts";
import type { ConsentStanding } from "./consent-rules.ts";
import { findFormInUse } from "./consent-store.ts";

const language = "en";

/** The form that patients sign for a participant: three choices where it has emergency services, else two. */
export const participantForm = (participant: Pick<Actor["participant"], "emergencyServices">): string =>
  participant.emergencyServices ? "emergency-services" : "standard";

/**
 * The consent page of a person: what every searcher may see of them, what stands between their data and the reader's
 * participant, and how it came about. Decisions for other participants stay out: where somebody is a patient tells
 * much about them.
 */
export async function makeConsentPage(
  tx: Tx,
  input: { actor: Actor; facts: PersonFacts; now: Date } & Pick<AccessContext, "policy">,
): Promise<ConsentPage> {
  const { actor, facts, now } = input;
  const today = plainDateAt(now, actor.participant.timeZone);
  const form = await findFormInUse(tx, participantForm(actor.participant), language, today);
  if (!form) throw new Error("No consent form is in use for this participant.");
  const { scope: _scope, ...shownForm } = form;
  return {
    banner: await makePersonBanner(tx, input),
    consent: {
      value: facts.standing.value,
      sentence: sentenceOf(facts.standing, actor),
      decisions: facts.decisions
        .filter((decision) => concerns(decision, actor))
        .map((decision) => show(decision, actor)),
      mayRecord: { allowed: true },
      form: { ...shownForm, choices: [...form.choices] },
      forms: [],
    },
  };
}

const concerns = (decision: ConsentDecision, actor: Actor): boolean =>
  decision.scope !== "participant" || decision.participantId === actor.participant.id;

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
  ...(decision.recordedBy ? { recordedBy: decision.recordedBy.name } : {}),
  recordedAt: decision.recordedAt.toISOString(),
});

function sentenceOf({ value, scope }: ConsentStanding, { participant: { name } }: Actor): string {
  if (scope === "everyone" && value === "deny")
    return "The patient denied everyone access, in an emergency as well. Only the exchange's staff can lift that.";
  if (value === "deny") return `The patient denied ${name} access, in an emergency as well.`;
  if (value === "emergency-only") return `The patient lets ${name} see their data in a medical emergency only.`;
  if (value === "none") return `No consent is recorded that lets ${name} see this patient's data.`;
  return scope === "community"
    ? `The patient lets every participant on the community's form see their data, ${name} among them.`
    : `The patient lets ${name} see their data.`;
}
