export interface SessionClock {
  now: number;
  /** When the server locks or ends the session, on this machine's clock. */
  deadline: number;
  /** When the server was last asked, and when last by a request that keeps the session awake. */
  askedAt: number;
  extendedAt: number;
  /** When the reader last moved, typed or touched. */
  activeAt: number;
}

/** What the page does this second about its session. */
export type SessionStep = "rest" | "poll" | "extend" | "hide";

const pollEveryMs = 30_000;
const extendEveryMs = 60_000;
const askAtMostEveryMs = 5_000;
const nearMs = 60_000;

/**
 * The server alone decides when a session locks. The page hides patients at the deadline it was told, tells the
 * server now and then that somebody is working, and otherwise asks without keeping the session awake.
 */
export function decideSessionStep(clock: SessionClock): SessionStep {
  const left = clock.deadline - clock.now;
  if (left <= 0) return "hide";
  const sinceAsked = clock.now - clock.askedAt;
  if (sinceAsked < askAtMostEveryMs) return "rest";
  const worked = clock.activeAt > clock.extendedAt;
  if (worked && (left < nearMs || clock.now - clock.extendedAt >= extendEveryMs)) return "extend";
  if (sinceAsked >= pollEveryMs || left < askAtMostEveryMs) return "poll";
  return "rest";
}

/** True in the last minute of a session that nobody is using. */
export function locksSoon(clock: Pick<SessionClock, "now" | "deadline">, idleSecondsMax: number): boolean {
  return idleSecondsMax * 1000 > 2 * nearMs && clock.deadline - clock.now < nearMs;
}
