import { type Actor, auditActorOf } from "../../accounts/index.ts";
import type { AuditAction } from "../../audit/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import type { AccessContext } from "../context.ts";
import type { Refusal } from "../refusal.ts";
import { type Duty, type DutyReason, decideDuty, dutyRules } from "./duty-rules.ts";

/** For whom work may be done: one participant, or all of them at the exchange. */
export type DutyScope = { participantId: ParticipantId } | "every-participant";

/**
 * May the actor do this work at all, and for whom?
 * @param asking.action what a refusal is recorded as
 * @returns the scope; a refusal is in the audit record when this resolves
 */
export async function admitDuty(
  context: AccessContext,
  asking: { actor: Actor; requestId: string; duty: Duty; action: AuditAction },
): Promise<{ scope: DutyScope } | Refusal> {
  const { actor, requestId, action, duty } = asking;
  const decision = decideDuty(actor, duty);
  if (decision.permitted) {
    const everywhere = decision.scope === "every-participant";
    return { scope: everywhere ? "every-participant" : { participantId: actor.participant.id } };
  }
  const { reason } = decision;
  await context.audit.record([
    { action, outcome: "refused", actor: auditActorOf(actor), way: duty, rule: reason, requestId },
  ]);
  return { refused: true, reason, ...explanations[reason](actor, dutyRules[duty].words) };
}

const explanations: Record<DutyReason, (actor: Actor, words: string) => Pick<Refusal, "detail" | "nextSteps">> = {
  "account-not-active": () => ({
    detail: "Your account is not active, or your training is not finished. Ask your user manager.",
    nextSteps: ["ask-user-manager"],
  }),
  "sign-in-required": () => ({
    detail: "Sign in with your password and the security code first.",
    nextSteps: ["sign-in"],
  }),
  "level-lacks-right": (actor, words) => ({
    detail: `Your role at ${actor.participant.name} (${actor.title}) does not ${words}. If your work needs it, ask your user manager.`,
    nextSteps: ["ask-user-manager"],
  }),
};
