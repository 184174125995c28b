import { type Actor, auditActorOf } from "../accounts/index.ts";
import type { AuditAction } from "../audit/index.ts";
import type { ParticipantId } from "../platform/ids.ts";
import type { AccessContext } from "./context.ts";
import { decideInterface, type InterfaceReason } from "./interface-rules.ts";
import type { Refusal } from "./refusal.ts";

/** Whose feeds and messages an interface engineer looks after: those of one participant, or all of them at the exchange. */
export type InterfaceScope = { participantId: ParticipantId } | "every-source";

/**
 * May the actor look after feeds at all, and whose? Messages are shown masked; unmasking one is an act of its own, with a
 * reason, that its verb audits before it answers.
 * @param asking.action what a refusal is recorded as
 * @returns the scope; a refusal is in the audit record when this resolves
 */
export async function admitInterface(
  context: AccessContext,
  asking: { actor: Actor; requestId: string; action: AuditAction },
): Promise<{ scope: InterfaceScope } | Refusal> {
  const { actor, requestId, action } = asking;
  const decision = decideInterface(actor);
  if (decision.permitted) {
    return { scope: decision.scope === "every-source" ? "every-source" : { participantId: actor.participant.id } };
  }
  const { reason } = decision;
  await context.audit.record([
    { action, outcome: "refused", actor: auditActorOf(actor), way: "interface", rule: reason, requestId },
  ]);
  return { refused: true, reason, ...explanations[reason](actor) };
}

const explanations: Record<InterfaceReason, (actor: Actor) => Pick<Refusal, "detail" | "nextSteps">> = {
  "account-not-active": () => ({
    detail: "Your account is not active, or your training is not finished. Ask your user manager.",
    nextSteps: ["ask-user-manager"],
  }),
  "sign-in-required": () => ({
    detail: "Sign in with your password and the security code first.",
    nextSteps: ["sign-in"],
  }),
  "level-lacks-right": (actor) => ({
    detail: `Your role at ${actor.participant.name} (${actor.title}) does not look after feeds and messages. If your work needs it, ask your user manager.`,
    nextSteps: ["ask-user-manager"],
  }),
};
