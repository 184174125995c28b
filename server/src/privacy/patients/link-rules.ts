/** A link to what somebody asked for, with what was tried at it. */
export type KeptLink = {
  requestId: string;
  id: string;
  endsAt: Date;
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

export const codeMs = 10 * minuteMs;
/** From the code to when the files are to be taken. */
export const passMs = 15 * minuteMs;
/** Wrong tries of one code, and of a link's codes together: after that staff send another link. */
const codeTriesMax = 5;
const linkTriesMax = 15;
const sends = { max: 3, withinMs: 10 * minuteMs, perDayMax: 10 };

/** May another code be sent for this link now? */
export function maySendCode({ codesSentAt }: Pick<KeptLink, "codesSentAt">, now: Date): boolean {
  const within = (ms: number) => codesSentAt.filter((at) => at.getTime() > now.getTime() - ms).length;
  return within(sends.withinMs) < sends.max && within(dayMs) < sends.perDayMax;
}

/** The sends that still count. */
export const sendsThatCount = ({ codesSentAt }: Pick<KeptLink, "codesSentAt">, now: Date): Date[] =>
  codesSentAt.filter((at) => at.getTime() > now.getTime() - dayMs);

/** Its time is over, or too many wrong codes were tried. */
export const isLinkOver = ({ endsAt, failures }: Pick<KeptLink, "endsAt" | "failures">, now: Date): boolean =>
  endsAt <= now || failures >= linkTriesMax;

export const isCodeOver = (
  { codeHash, codeEndsAt, codeFailures }: Pick<KeptLink, "codeHash" | "codeEndsAt" | "codeFailures">,
  now: Date,
): boolean => !codeHash || !codeEndsAt || codeEndsAt <= now || codeFailures >= codeTriesMax;
