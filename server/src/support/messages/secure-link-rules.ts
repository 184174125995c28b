import { isLinkLocked, type LinkTries } from "../../platform/link-code-rules.ts";

/** A link by which somebody outside reads a thread, with what was tried at it. */
export type KeptSecureLink = LinkTries & {
  threadId: string;
  id: string;
  partyId: string;
  endsAt: Date;
  withdrawnAt: Date | null;
  openedAt: Date | null;
  passHash: Buffer | null;
  passEndsAt: Date | null;
};

/** From the code to when reading and answering are to be done. */
export const securePassMs = 30 * 60_000;

export type SecureLinkState = "open" | "over" | "locked" | "withdrawn";

export function stateOfLink(
  link: Pick<KeptSecureLink, "withdrawnAt" | "failures" | "endsAt">,
  now: Date,
): SecureLinkState {
  if (link.withdrawnAt) return "withdrawn";
  if (isLinkLocked(link)) return "locked";
  return link.endsAt <= now ? "over" : "open";
}
