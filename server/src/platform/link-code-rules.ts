/** What was tried at a secret link that opens with a code. */
export type LinkTries = {
  codeHash: Buffer | null;
  codeEndsAt: Date | null;
  codeFailures: number;
  failures: number;
  codesSentAt: Date[];
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

export const linkCodeMs = 10 * minuteMs;
/** Wrong tries of one code, and of a link's codes together: after that another link has to be sent. */
const codeTriesMax = 5;
const linkTriesMax = 15;
const sends = { max: 3, withinMs: 10 * minuteMs, perDayMax: 10 };

/** May another code be sent for this link now? */
export function maySendLinkCode({ codesSentAt }: Pick<LinkTries, "codesSentAt">, now: Date): boolean {
  const within = (ms: number) => codesSentAt.filter((at) => at.getTime() > now.getTime() - ms).length;
  return within(sends.withinMs) < sends.max && within(dayMs) < sends.perDayMax;
}

/** The sends that still count. */
export const linkSendsThatCount = ({ codesSentAt }: Pick<LinkTries, "codesSentAt">, now: Date): Date[] =>
  codesSentAt.filter((at) => at.getTime() > now.getTime() - dayMs);

/** Too many wrong codes were tried. */
export const isLinkLocked = ({ failures }: Pick<LinkTries, "failures">): boolean => failures >= linkTriesMax;

export const isLinkCodeOver = (
  { codeHash, codeEndsAt, codeFailures }: Pick<LinkTries, "codeHash" | "codeEndsAt" | "codeFailures">,
  now: Date,
): boolean => !codeHash || !codeEndsAt || codeEndsAt <= now || codeFailures >= codeTriesMax;
