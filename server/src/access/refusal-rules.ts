import type { Problem } from "@crossbay/contract";
import type { Actor } from "../accounts/index.ts";
import type { Denial, RefusalReason } from "./access-rules.ts";
import type { Refusal } from "./refusal.ts";
import { type Way, wayRules } from "./way-rules.ts";

type Explained = { detail: string; nextSteps: Problem["nextSteps"] };

/** Turns a denial into sentences for the reader and the steps that lie open to them. */
export function explainDenial(denial: Denial, actor: Actor, way: Way): Refusal {
  const reason = denial.concealed ? "not-found" : denial.reason;
  const { detail, nextSteps } = explanations[reason](actor, way);
  return {
    refused: true,
    reason,
    detail,
    nextSteps: [
      ...nextSteps.filter((step) => step !== "record-consent" || mayRecordConsent(actor)),
      ...(denial.offersBreakTheGlass ? (["break-the-glass"] as const) : []),
    ],
    ...(denial.offersBreakTheGlass ? { breakTheGlass: glassOffer } : {}),
  };
}

const glassOffer: NonNullable<Problem["breakTheGlass"]> = {
  offered: true,
  available: true,
  detail:
    "In a medical emergency your role may open this record without consent. You attest to why, and it is reviewed.",
};

const mayRecordConsent = (actor: Actor): boolean =>
  wayRules["portal-consent"].levels.some((level) => actor.levels.includes(level));

const explanations: Record<RefusalReason, (actor: Actor, way: Way) => Explained> = {
  "account-not-active": (actor) => ({
    detail: actor.accountActive
      ? "Your training is not finished, or its refresher is overdue. Finish it, or ask your user manager."
      : "Your account is not active. Ask your user manager.",
    nextSteps: ["ask-user-manager"],
  }),
  "sign-in-required": () => ({
    detail: "Sign in with your password and the security code first.",
    nextSteps: ["sign-in"],
  }),
  "session-for-one-patient": () => ({
    detail:
      "Your record system opened this session for one patient. To see another, open that patient there, or sign in here with your own username and password.",
    nextSteps: ["sign-in"],
  }),
  "level-lacks-right": (actor, way) => ({
    detail: `Your role at ${actor.participant.name} (${actor.title}) does not include ${wayRules[way].words}. If your work needs it, ask your user manager.`,
    nextSteps: ["ask-user-manager"],
  }),
  "purpose-missing": () => ({
    detail: "Say why you are looking, once a session, before you look.",
    nextSteps: ["state-purpose"],
  }),
  "not-found": () => ({
    detail: "There is no such patient here. Search again by surname and birth date, or by an identifier.",
    nextSteps: [],
  }),
  "no-consent": (actor) => ({
    detail: `No consent is recorded that lets ${actor.participant.name} see this patient's data. Ask the patient, then record what they signed.`,
    nextSteps: ["record-consent"],
  }),
  "emergency-only": (actor) => ({
    detail: `The patient lets ${actor.participant.name} see their data in a medical emergency only. Outside of one, a new signed decision of the patient is needed.`,
    nextSteps: ["record-consent"],
  }),
  "patient-denied": (actor) => ({
    detail: `The patient denied ${actor.participant.name} access to their data, in an emergency as well. Only a new signed decision of the patient changes that.`,
    nextSteps: ["record-consent"],
  }),
  "patient-denied-everyone": () => ({
    detail:
      "The patient denied everyone access to their data, in an emergency as well. Only the exchange's staff can lift that, when the patient asks them to.",
    nextSteps: [],
  }),
  "redisclosure-unconfirmed": () => ({
    detail: "Read the warning about redisclosure first; it comes once for each patient in a session.",
    nextSteps: ["confirm-redisclosure"],
  }),
  "glass-not-needed": (actor) => ({
    detail: `The patient lets ${actor.participant.name} see their data: open the record as usual.`,
    nextSteps: [],
  }),
  "written-consent-needed": () => ({
    detail:
      "The patient agreed by word of mouth. Your role needs a signed form: have the patient sign it, then record it.",
    nextSteps: ["record-consent"],
  }),
};
