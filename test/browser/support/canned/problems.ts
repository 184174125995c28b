import { type Problem, type ProblemCode, problemCodes } from "@crossbay/contract";

/** A problem document as the exchange words it. */
export function problem(code: ProblemCode, detail: string, more: Partial<Problem> = {}): Problem {
  const { status, title } = problemCodes[code];
  return {
    type: `/docs/problems#${code}`,
    code,
    title,
    status,
    detail,
    requestId: "req-7f3a9c",
    nextSteps: [],
    ...more,
  };
}

export const noConsent = problem(
  "no-consent",
  "This patient has not yet decided whether Lantern Street Family Practice may see what the exchange holds. Nothing was shown.",
  {
    nextSteps: ["record-consent", "break-the-glass"],
    breakTheGlass: {
      offered: true,
      available: true,
      detail:
        "In a medical emergency your role may open this record without consent. You attest to why, and it is reviewed.",
    },
  },
);
export const denied = problem(
  "patient-denied",
  "The patient denied Lantern Street Family Practice access to their data, in an emergency as well. Only a new signed decision of the patient changes that.",
  { nextSteps: ["record-consent"] },
);
export const unwarned = problem(
  "redisclosure-unconfirmed",
  "Read the warning about redisclosure first; it comes once for each patient in a session.",
  { nextSteps: ["confirm-redisclosure"] },
);
export const glassNotNeeded = problem(
  "glass-not-needed",
  "The patient lets Crossbay General Hospital see their data: open the record as usual.",
);
export const wrongProof = problem("reauthentication-failed", "Nothing was opened. Check it and try again.");

export const notFound = problem("not-found", "The exchange knows no such patient.");
export const lacksRight = problem("level-lacks-right", "Only the exchange's own engineers see who is no source.", {
  nextSteps: ["ask-user-manager"],
});
export const wrongPassword = problem("sign-in-failed", "Check both and try again. Nothing was changed.", {
  nextSteps: ["retry"],
});
export const wrongCode = problem("code-wrong", "Check the newest message. 4 tries are left.");
export const wrongFactor = problem("second-factor-refused", "Check the code and try again. 4 tries are left.");
export const trainingLinkOver = problem(
  "training-link-over",
  "It was replaced by a newer one. Your relationship manager can send another.",
  { nextSteps: ["ask-relationship-manager"] },
);
export const broken = problem("internal-error", "Nothing was changed. Try again in a moment.", {
  nextSteps: ["retry"],
});
export const weakPassword = problem("password-refused", "Choose another password.", {
  fields: [{ field: "newPassword", detail: "It is on the list of well-known passwords." }],
});
export const lockedProblem = problem("session-locked", "Enter your password to go on.", { nextSteps: ["unlock"] });
