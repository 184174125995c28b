import type { ElementQuality, Feed, SourceQuality } from "@crossbay/contract";
import type { Counted, Counts } from "./counted.ts";
import { elementFields, isCodable } from "./element-fields-rules.ts";
import { dataElements } from "./element-words-rules.ts";
import { timelinessOf } from "./timeliness-rules.ts";

/** Below this share a gap is noise. */
const gapShareMin = 0.01;

/** How a feed stands, with what its source sends and how well: of the last 30 days where anything came then, else of all. */
export function sourceQuality(feed: Omit<Feed, "certificates">, counted: readonly Counted[]): SourceQuality {
  const { sourceId, code, name, participantName, state, lastMessageAt, messagesToday, rhythm, alarmSince } = feed;
  const share = (part: (counts: Counts, one: Counted) => number, whole: (counts: Counts, one: Counted) => number) => {
    const sum = (count: typeof part) => counted.reduce((all, one) => all + count(one.lately ?? one, one), 0);
    const all = sum(whole);
    return all === 0 ? undefined : sum(part) / all;
  };
  const missing = share(
    ({ gaps }) => total(gaps),
    ({ received }, { element }) => received * elementFields[element].length,
  );
  const coded = share(
    (counts, { element }) => (isCodable(element) ? counts.coded : 0),
    ({ received }, { element }) => (isCodable(element) ? received : 0),
  );
  return {
    ...{ sourceId, code, name, participantName, state, messagesToday },
    ...(lastMessageAt ? { lastMessageAt } : {}),
    ...(rhythm ? { silenceMinutesMax: rhythm.silenceMinutesMax } : {}),
    ...(alarmSince ? { alarmSince } : {}),
    timeliness: timelinessOf(
      counted.map(({ received, prompt, lately }) => ({
        ...{ received, prompt },
        receivedLately: lately?.received ?? 0,
        promptLately: lately?.prompt ?? 0,
      })),
    ),
    records: total(counted.map(({ added }) => added)),
    recordsLately: total(counted.map(({ lately }) => lately?.added ?? 0)),
    ...(missing === undefined ? {} : { completeness: rounded(1 - missing) }),
    ...(coded === undefined ? {} : { codedShare: rounded(coded) }),
    elements: counted
      .map(elementQuality)
      .sort((a, b) => dataElements.indexOf(a.element) - dataElements.indexOf(b.element)),
  };
}

function elementQuality(one: Counted): ElementQuality {
  const { element, added, lately, firstAt, newestAt } = one;
  const { received, coded, gaps } = lately ?? one;
  const fields = elementFields[element];
  const gapShares = fields.map(({ field }, place) => ({ field, share: rounded((gaps[place] ?? 0) / received) }));
  return {
    element,
    records: added,
    recordsLately: lately?.added ?? 0,
    since: firstAt.toISOString(),
    newestAt: newestAt.toISOString(),
    completeness: rounded(1 - total(gaps) / (received * fields.length)),
    ...(isCodable(element) ? { codedShare: rounded(coded / received) } : {}),
    gaps: gapShares.filter(({ share }) => share >= gapShareMin).sort((a, b) => b.share - a.share),
  };
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const rounded = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 1_000) / 1_000;
