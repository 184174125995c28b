import type { Problem, ProblemCode } from "@crossbay/contract";
import type { Refusal } from "../refusal.ts";

/** A wrong password or passkey, as the screen before the glass tells it: the session itself still stands, or has ended. */
export function explainProof({ refused, detail }: { refused: ProblemCode; detail: string }): Refusal {
  const hasEnded = refused === "sign-in-required";
  const nextSteps: Problem["nextSteps"] = hasEnded ? ["sign-in"] : [];
  return { refused: true, reason: hasEnded ? refused : "reauthentication-failed", detail, nextSteps };
}
