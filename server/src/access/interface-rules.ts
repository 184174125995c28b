import type { Actor } from "../accounts/index.ts";

export type InterfaceReason = "account-not-active" | "sign-in-required" | "level-lacks-right";

/** Who looks after feeds: an interface engineer, for the own participant's sources, at the exchange for all (policy §2). */
export function decideInterface(
  actor: Pick<Actor, "accountActive" | "trained" | "secondFactor" | "levels"> & {
    participant: Pick<Actor["participant"], "type">;
  },
): { permitted: true; scope: "own-sources" | "every-source" } | { permitted: false; reason: InterfaceReason } {
  if (!actor.accountActive || !actor.trained) return { permitted: false, reason: "account-not-active" };
  if (!actor.secondFactor) return { permitted: false, reason: "sign-in-required" };
  if (!actor.levels.includes("interface")) return { permitted: false, reason: "level-lacks-right" };
  return { permitted: true, scope: actor.participant.type === "exchange" ? "every-source" : "own-sources" };
}
