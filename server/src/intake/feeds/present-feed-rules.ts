import type { Feed } from "@crossbay/contract";
import type { Source } from "../../accounts/index.ts";
import { type FeedSigns, feedState, isSilent } from "./feed-alarm-rules.ts";
import { medianDelaySeconds } from "./feed-delay-rules.ts";
import type { FeedFacts } from "./feed-facts.ts";

const minuteMs = 60_000;
const minutesShown = 60;

/** A feed as the page shows it. */
export function presentFeed(
  feed: {
    source: Pick<Source, "id" | "code" | "name" | "participantName">;
    facts: FeedFacts;
    signs: FeedSigns;
    allowedMinutes: number | undefined;
  },
  certificates: Feed["certificates"],
): Feed {
  const { source, facts, signs, allowedMinutes } = feed;
  const delaySeconds = delayOf(facts);
  const alarmSince = alarmSinceOf(facts, signs);
  return {
    sourceId: source.id,
    code: source.code,
    name: source.name,
    participantName: source.participantName,
    state: feedState(signs),
    ...(signs.lastAt ? { lastMessageAt: signs.lastAt.toISOString() } : {}),
    minutes: minutesOf(facts, signs.now),
    messagesToday: facts.dayMessages,
    ...(delaySeconds ? { delaySeconds } : {}),
    ...(facts.dayMessages > 0 ? { errorShare: Math.min(1, facts.dayErrors / facts.dayMessages) } : {}),
    waiting: facts.waiting,
    ...(allowedMinutes === undefined ? {} : { rhythm: { silenceMinutesMax: allowedMinutes } }),
    ...(alarmSince ? { alarmSince: alarmSince.toISOString() } : {}),
    certificates,
  };
}

function minutesOf({ spokenMinutes, spokenMessages }: FeedFacts, now: Date): number[] {
  const first = Math.floor(now.getTime() / minuteMs) - (minutesShown - 1);
  const minutes = new Array<number>(minutesShown).fill(0);
  for (const [at, minute] of spokenMinutes.entries()) minutes[minute - first] = spokenMessages[at] ?? 0;
  return minutes;
}

function delayOf({ delays, delayHighestMs }: FeedFacts): Feed["delaySeconds"] {
  if (delays === null || delayHighestMs === null) return undefined;
  const median = medianDelaySeconds(delays, delayHighestMs);
  return median === undefined ? undefined : { median: tenths(median), highest: tenths(delayHighestMs / 1_000) };
}

function alarmSinceOf({ silenceOpenedAt, errorsOpenedAt }: FeedFacts, signs: FeedSigns): Date | null {
  if (isSilent(signs) && silenceOpenedAt) return silenceOpenedAt;
  return errorsOpenedAt;
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;
