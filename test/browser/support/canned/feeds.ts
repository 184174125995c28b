import type { Feed, FeedsPage, InterfaceSource, StrangersPage } from "@crossbay/contract";
import { uuidOf } from "./people.ts";

/** Sunday, 14:05:12 in New York. */
export const feedsAt = "2026-11-01T19:05:12Z";
const ago = (minutes: number): string => new Date(Date.parse(feedsAt) - minutes * 60_000).toISOString();

/** A rate that rises and falls like a morning, repeatable. */
const minutesOf = (most: number, quietFor = 0): number[] =>
  Array.from({ length: 60 }, (_, minute) =>
    minute >= 60 - quietFor
      ? 0
      : Math.round(most * (0.55 + 0.3 * Math.sin(minute / 7) + 0.15 * Math.sin(minute * 2.7))),
  );

const feed = (tail: number, code: string, name: string, participantName: string, more: Partial<Feed>): Feed => ({
  sourceId: uuidOf(tail),
  code,
  name,
  participantName,
  state: "live",
  minutes: minutesOf(0),
  messagesToday: 0,
  waiting: 0,
  certificates: [],
  ...more,
});

export const feeds: Feed[] = [
  feed(701, "CGH-ADT", "Crossbay General, admissions", "Crossbay General Hospital", {
    lastMessageAt: ago(0.2),
    minutes: minutesOf(18),
    messagesToday: 14_203,
    delaySeconds: { median: 0.8, highest: 41 },
    errorShare: 0.0004,
    waiting: 3,
    rhythm: { silenceMinutesMax: 4 },
    certificates: [{ subject: "CN=adt.crossbay-general.example", expiresAt: "2026-11-14T00:00:00Z" }],
  }),
  feed(702, "CGH-LAB", "Crossbay General, laboratory", "Crossbay General Hospital", {
    state: "failing",
    lastMessageAt: ago(1),
    minutes: minutesOf(9),
    messagesToday: 6_120,
    delaySeconds: { median: 3.1, highest: 612 },
    errorShare: 0.184,
    waiting: 212,
    rhythm: { silenceMinutesMax: 9 },
    alarmSince: ago(38),
  }),
  feed(703, "CGH-RAD", "Crossbay General, radiology", "Crossbay General Hospital", {
    state: "silent",
    lastMessageAt: ago(182),
    minutes: minutesOf(0),
    messagesToday: 88,
    delaySeconds: { median: 62, highest: 1_540 },
    errorShare: 0,
    rhythm: { silenceMinutesMax: 40 },
    alarmSince: ago(140),
  }),
  feed(704, "CGH-MIC", "Crossbay General, microbiology", "Crossbay General Hospital", {
    state: "quiet",
    lastMessageAt: ago(25),
    minutes: minutesOf(4, 25),
    messagesToday: 310,
    delaySeconds: { median: 9, highest: 75 },
    errorShare: 0,
    rhythm: { silenceMinutesMax: 90 },
  }),
  feed(705, "CGH-PHA", "Crossbay General, pharmacy", "Crossbay General Hospital", { state: "never" }),
];

export const feedsPage: FeedsPage = { at: feedsAt, feeds };

/** What the exchange's own engineers see: every source, and who is no source. */
export const everyFeedPage: FeedsPage = {
  at: feedsAt,
  feeds: [
    ...feeds,
    feed(706, "LSFP", "Lantern Street records", "Lantern Street Family Practice", {
      lastMessageAt: ago(2),
      minutes: minutesOf(3),
      messagesToday: 412,
      delaySeconds: { median: -2, highest: 4 },
      errorShare: 0,
      rhythm: { silenceMinutesMax: 30 },
    }),
  ],
  strangers: 2,
};

export const noFeeds: FeedsPage = { at: feedsAt, feeds: [], strangers: 0 };

export const sources: InterfaceSource[] = feeds.map(({ sourceId, code, name, participantName }) => ({
  id: sourceId,
  code,
  name,
  participantName,
}));

export const strangersPage: StrangersPage = {
  strangers: [
    {
      id: uuidOf(751),
      at: ago(12),
      remoteAddress: "10.20.4.17",
      reason: "unknown-sender",
      sentence: "The sending application and facility (MSH-3, MSH-4) are no source of this exchange.",
      bytes: 842,
      text: "MSH|^~\\&|NEWLAB|HARBOR|CROSSBAY|XB|20261101140000||ORU^R01|xxxxx|P|2.5.1\nPID|1||xxxxxxx^^^xxxx||xxxxx^xxxxx",
    },
    {
      id: uuidOf(752),
      at: ago(3_000),
      remoteAddress: "10.20.9.200",
      reason: "unreadable",
      sentence: "The bytes are no HL7 message: they do not begin with MSH.",
      bytes: 61,
      text: "xxx x xxxx/x.x\nxxxx: xx.xx.x.xx",
    },
  ],
};
