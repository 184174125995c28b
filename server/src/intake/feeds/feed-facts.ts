import type { SourceId } from "../../platform/ids.ts";

/** What the tables say of one feed. */
export type FeedFacts = {
  sourceId: SourceId;
  lastAt: Date | null;
  /** Minutes since 1970 within the last 60 in which something came, and how much. */
  spokenMinutes: number[];
  spokenMessages: number[];
  hourMessages: number;
  hourErrors: number;
  dayMessages: number;
  dayErrors: number;
  /** Histogram of the newest hour in which a message said when it was sent. */
  delays: number[] | null;
  delayHighestMs: number | null;
  waiting: number;
  newlyWaiting: number;
  weekday: (number | null)[] | null;
  weekend: (number | null)[] | null;
  silentSince: Date | null;
  silenceOpenedAt: Date | null;
  errorsOpenedAt: Date | null;
};
