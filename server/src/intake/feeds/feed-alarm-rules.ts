import type { FeedState } from "@crossbay/contract";
import { silenceMinutesFloor } from "./feed-rhythm-rules.ts";

export type AlarmKind = "silence" | "errors";

/** What is known of a feed at one moment. */
export type FeedSigns = {
  now: Date;
  lastAt: Date | undefined;
  /** Of the last hour. */
  messages: number;
  errors: number;
  /** Came into quarantine within the last hour and still wait there. */
  newlyWaiting: number;
  /** The alarms that stand. */
  open: Readonly<Partial<Record<AlarmKind, { since: Date }>>>;
};

const minuteMs = 60_000;
const messagesMin = 10;
const errorShareMax = 0.2;
const errorShareMended = 0.1;
const newlyWaitingMax = 20;
const newlyWaitingMended = 10;
/** After this long nobody waits for a feed any more. */
export const silenceForgottenMs = 28 * 24 * 60 * minuteMs;

/**
 * Which alarms begin and which end. Silence: longer than allowed, until the next message; while nobody listened it does not
 * count. Errors: over a fifth of at least ten messages of the last hour answered AE or AR, or twenty more in quarantine, until
 * that is halved.
 * @param watch.since from when on the exchange listened without a break
 * @param watch.allowedMinutes of silence at this hour; undefined where nobody can tell
 */
export function decideAlarms(
  signs: FeedSigns,
  watch: { since: Date; allowedMinutes: number | undefined },
): { open: AlarmKind[]; close: AlarmKind[] } {
  const { silence, errors } = signs.open;
  const open: AlarmKind[] = [];
  const close: AlarmKind[] = [];
  if (silence ? !isSilent(signs) : isTooSilent(signs, watch)) (silence ? close : open).push("silence");
  if (errors ? isMended(signs) : isFailing(signs)) (errors ? close : open).push("errors");
  return { open, close };
}

/** How a feed stands, in one word. An alarm of silence ends with the next message, whether or not the watch has seen it. */
export function feedState(signs: Pick<FeedSigns, "now" | "lastAt" | "open">): FeedState {
  if (signs.lastAt === undefined) return "never";
  if (isSilent(signs)) return "silent";
  if (signs.open.errors) return "failing";
  const silentMs = signs.now.getTime() - signs.lastAt.getTime();
  return silentMs <= silenceMinutesFloor * minuteMs ? "live" : "quiet";
}

/** An alarm of silence stands, and nothing has come since. */
export function isSilent({ open: { silence }, lastAt, now }: Pick<FeedSigns, "now" | "lastAt" | "open">): boolean {
  if (silence === undefined || lastAt === undefined) return false;
  return lastAt <= silence.since && now.getTime() - lastAt.getTime() < silenceForgottenMs;
}

function isTooSilent({ now, lastAt }: FeedSigns, watch: { since: Date; allowedMinutes: number | undefined }): boolean {
  if (lastAt === undefined || watch.allowedMinutes === undefined) return false;
  if (now.getTime() - lastAt.getTime() >= silenceForgottenMs) return false;
  const fromMs = Math.max(lastAt.getTime(), watch.since.getTime());
  return now.getTime() - fromMs > watch.allowedMinutes * minuteMs;
}

const isFailing = ({ messages, errors, newlyWaiting }: FeedSigns): boolean =>
  (messages >= messagesMin && errors / messages > errorShareMax) || newlyWaiting >= newlyWaitingMax;

/** No message at all proves nothing. */
const isMended = ({ messages, errors, newlyWaiting }: FeedSigns): boolean =>
  messages > 0 && errors / messages <= errorShareMended && newlyWaiting < newlyWaitingMended;
