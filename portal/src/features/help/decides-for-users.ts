import type { Session } from "@crossbay/contract";

/** A user manager or privacy officer: what they ask about users of their own participant counts at once. */
export const decidesForUsers = ({ verdicts }: Session): boolean =>
  verdicts !== undefined &&
  (verdicts.manageUsers.allowed || (verdicts.auditAccess.allowed && !verdicts.servePatients.allowed));
