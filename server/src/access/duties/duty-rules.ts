import type { Actor, Level } from "../../accounts/index.ts";

/** Work that is not a look at a patient, and who does it (policy §1, §2, §5). */
export type Duty =
  | "interface"
  | "manage-users"
  | "end-users"
  | "keep-desk"
  | "train"
  | "administer"
  | "audit-accounts"
  | "see-participants"
  | "audit-access"
  | "serve-patients"
  | "explain-refusals"
  | "import-consents"
  | "give-support"
  | "publish-help"
  | "see-sources";

export type DutyReason = "account-not-active" | "sign-in-required" | "level-lacks-right";

type DutyActor = Pick<Actor, "accountActive" | "trained" | "secondFactor" | "levels"> & {
  participant: Pick<Actor["participant"], "type">;
};

type DutyRule = { levels: readonly Level[]; words: string };

export const dutyRules: Record<Duty, DutyRule> = {
  interface: { levels: ["interface"], words: "look after feeds and messages" },
  "manage-users": { levels: ["user-management"], words: "manage users" },
  // Policy §9: a verified user manager or privacy officer of the user's own participant, or a relationship manager.
  "end-users": { levels: ["user-management", "audit", "relationship-management"], words: "end users' access" },
  "keep-desk": { levels: ["relationship-management"], words: "look after participants" },
  train: { levels: ["training"], words: "edit training" },
  administer: { levels: ["administration"], words: "administer the exchange" },
  "audit-accounts": { levels: ["account-audit"], words: "audit accounts" },
  // Policy §8: a privacy officer for the own participant, the exchange's auditors for all.
  "audit-access": { levels: ["audit", "account-audit"], words: "audit who looked at whom" },
  "serve-patients": { levels: ["account-audit"], words: "answer what patients ask for" },
  "explain-refusals": {
    levels: ["audit", "account-audit", "exchange-staff", "relationship-management"],
    words: "explain refusals",
  },
  "import-consents": { levels: ["relationship-management", "administration"], words: "import decisions of patients" },
  // Policy §9; which requests each of them sees is a rule of the support slice.
  "give-support": {
    levels: ["support", "relationship-management", "stewardship", "account-audit"],
    words: "answer requests for help",
  },
  "publish-help": { levels: ["support", "administration"], words: "write what users read" },
  "see-sources": { levels: ["interface", "exchange-staff"], words: "see what sources send, and how well" },
  "see-participants": {
    levels: ["relationship-management", "administration"],
    words: "see the directory of participants",
  },
};

/**
 * May this actor do this work, and for whom? The exchange's own people do it for every participant, everybody else for the
 * participant for which they act.
 */
export function decideDuty(
  actor: DutyActor,
  duty: Duty,
): { permitted: true; scope: "own-participant" | "every-participant" } | { permitted: false; reason: DutyReason } {
  if (!actor.accountActive || !actor.trained) return { permitted: false, reason: "account-not-active" };
  if (!actor.secondFactor) return { permitted: false, reason: "sign-in-required" };
  if (!dutyRules[duty].levels.some((level) => actor.levels.includes(level))) {
    return { permitted: false, reason: "level-lacks-right" };
  }
  return { permitted: true, scope: actor.participant.type === "exchange" ? "every-participant" : "own-participant" };
}
