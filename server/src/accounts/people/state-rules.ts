import type { AccountState } from "@crossbay/contract";

/** Why an account is suspended or deactivated. */
export type StateReason = "training-overdue" | "dormant" | "by-request" | "privacy" | "last-affiliation-ended";

/**
 * The training for the account's roles is complete and no refresher is overdue: an account becomes active by training, and
 * one whose refresher is overdue is suspended, though never while somebody works with it (policy §3).
 */
export const isTrained = (state: AccountState): boolean => state === "active";

/** Why an account cannot be used, for those who manage users; undefined when nothing is to be said. */
export function stateSentence(account: { state: AccountState; stateReason: StateReason | null }): string | undefined {
  if (account.state === "in-training") return "The training is not complete yet.";
  if (account.state !== "suspended" && account.state !== "deactivated") return undefined;
  return account.stateReason ? because[account.stateReason] : undefined;
}

const because: Record<StateReason, string> = {
  "training-overdue": "A yearly training is overdue: the account is active again when it is done.",
  dormant: "Nobody has signed in for 90 days.",
  "by-request": "It was asked for.",
  privacy: "The exchange looks into a question of privacy.",
  "last-affiliation-ended": "The last affiliation has ended.",
};
