import { isLinkLocked, type LinkTries } from "../../platform/link-code-rules.ts";

/** A link to what somebody asked for, with what was tried at it. */
export type KeptLink = LinkTries & {
  requestId: string;
  id: string;
  endsAt: Date;
  passHash: Buffer | null;
  passEndsAt: Date | null;
};

/** From the code to when the files are to be taken. */
export const passMs = 15 * 60_000;

/** Its time is over, or too many wrong codes were tried. */
export const isLinkOver = (link: Pick<KeptLink, "endsAt" | "failures">, now: Date): boolean =>
  link.endsAt <= now || isLinkLocked(link);
