import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import type { LetterId } from "./letter-templates.ts";

/** A mail to one person. What it says stands in its template; here is what goes into the placeholders. */
export type NewLetter = {
  template: LetterId;
  to: { email: string; name: string; accountId?: AccountId };
  participantId?: ParticipantId;
  /** Never a secret and nothing of a patient: it is stored. */
  placeholders: Record<string, string>;
  /**
   * Becomes {{link}}: the portal's address and this path; with a subject, the fragment carries a secret token of it
   * (`secretLinkToken` with the path as purpose).
   */
  link?: { path: string; subject?: string };
  /** Becomes {{temporaryPassword}}, made when the mail leaves, for the account that it goes to. */
  temporaryPassword?: "invitation" | "reset";
};
