import type { StatusItem } from "@crossbay/contract";

export type Stage = "running" | "planned" | "over";

/** Where an item stands at `now`: one that nobody ended is over by itself once its own end has passed. */
export function stageOf({ from, until, endedAt }: Pick<StatusItem, "from" | "until" | "endedAt">, now: number): Stage {
  if (endedAt !== undefined || (until !== undefined && Date.parse(until) <= now)) return "over";
  return Date.parse(from) > now ? "planned" : "running";
}
