/** Why an account is suspended or deactivated. */
export type StateReason = "training-overdue" | "dormant" | "by-request" | "privacy" | "last-affiliation-ended";
