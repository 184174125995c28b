import type { SourceId } from "../../platform/ids.ts";

/** What one source sent in one minute. */
export type MinuteCount = {
  sourceId: SourceId;
  minuteMs: number;
  messages: number;
  /** Answered AE or AR. */
  errors: number;
  /** Not stored because the store was away, or by a fault of ours. */
  notStored: number;
  clockAhead: number;
  delays: number[];
  /** Undefined while no message said when it was sent. */
  delayHighestMs: number | undefined;
  lastAtMs: number;
};
