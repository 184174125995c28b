/** A link by which somebody outside reads a thread, with what was tried at it. */
export type KeptSecureLink = {
  threadId: string;
  id: string;
  partyId: string;
  endsAt: Date;
  withdrawnAt: Date | null;
  openedAt: Date | null;
  codeHash: Buffer | null;
  codeEndsAt: Date | null;
  codeFailures: number;
  failures: number;
  codesSentAt: Date[];
  passHash: Buffer | null;
  passEndsAt: Date | null;
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

export const secureCodeMs = 10 * minuteMs;
/** From the code to when reading and answering are to be done. */
export const securePassMs = 30 * minuteMs;
/** Wrong tries of one code, and of a link's codes together: after that its sender sends another link. */
const codeTriesMax = 5;
const linkTriesMax = 15;
const sends = { max: 3, withinMs: 10 * minuteMs, perDayMax: 10 };

export type SecureLinkState = "open" | "over" | "locked" | "withdrawn";

export function stateOfLink(
  { withdrawnAt, failures, endsAt }: Pick<KeptSecureLink, "withdrawnAt" | "failures" | "endsAt">,
  now: Date,
): SecureLinkState {
  if (withdrawnAt) return "withdrawn";
  if (failures >= linkTriesMax) return "locked";
  return endsAt <= now ? "over" : "open";
}

/** May another code be sent for this link now? */
export function maySendSecureCode({ codesSentAt }: Pick<KeptSecureLink, "codesSentAt">, now: Date): boolean {
  const within = (ms: number) => codesSentAt.filter((at) => at.getTime() > now.getTime() - ms).length;
  return within(sends.withinMs) < sends.max && within(dayMs) < sends.perDayMax;
}

/** The sends that still count. */
export const secureSendsThatCount = ({ codesSentAt }: Pick<KeptSecureLink, "codesSentAt">, now: Date): Date[] =>
  codesSentAt.filter((at) => at.getTime() > now.getTime() - dayMs);

export const isSecureCodeOver = (
  { codeHash, codeEndsAt, codeFailures }: Pick<KeptSecureLink, "codeHash" | "codeEndsAt" | "codeFailures">,
  now: Date,
): boolean => !codeHash || !codeEndsAt || codeEndsAt <= now || codeFailures >= codeTriesMax;
