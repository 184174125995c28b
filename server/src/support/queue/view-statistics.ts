import type { SupportStatistics } from "@crossbay/contract";
import { type AccountsContext, type Actor, listParticipants } from "../../accounts/index.ts";
import { addDays, plainDateAt, startOfDay } from "../../platform/plain-date.ts";
import { listHelped } from "../faq/article-store.ts";
import { totalsByDay, totalsByType, totalsOf } from "./statistics-store.ts";
import { teamsOf } from "./team-rules.ts";

/** How the work on requests went in the last so many days, of the teams that the reader sees; days are the exchange's own. */
export function viewStatistics(
  context: AccountsContext,
  { actor, days }: { actor: Actor; days: number },
): Promise<SupportStatistics> {
  const now = context.clock.now();
  const teams = teamsOf(actor);
  return context.database.snapshot(async (tx) => {
    const exchange = (await listParticipants(tx)).find(({ type }) => type === "exchange");
    const timeZone = exchange?.timeZone ?? "UTC";
    const first = addDays(plainDateAt(now, timeZone), 1 - days);
    const from = startOfDay(first, timeZone);
    const totals = await totalsOf(tx, { teams, from, now });
    const byDay = new Map((await totalsByDay(tx, { teams, from, timeZone })).map((each) => [each.day, each]));
    const byType = await totalsByType(tx, { teams, from });
    const helped = await listHelped(tx, from);
    return {
      days,
      opened: totals.opened,
      solved: totals.solved,
      open: totals.open,
      late: totals.late,
      ...spread("firstAnswerHours", totals.firstAnswerMedian, totals.firstAnswerP95),
      ...spread("solveHours", totals.solveMedian, totals.solveP95),
      byType: byType.map(({ firstAnswerHours, solveHours, ...counts }) => ({
        ...counts,
        ...(firstAnswerHours === null ? {} : { firstAnswerHours: tenths(firstAnswerHours) }),
        ...(solveHours === null ? {} : { solveHours: tenths(solveHours) }),
      })),
      perDay: Array.from({ length: days }, (_, at) => {
        const day = addDays(first, at);
        return byDay.get(day) ?? { day, opened: 0, solved: 0 };
      }),
      helpedByArticles: helped.reduce((sum, { times }) => sum + times, 0),
    };
  });
}

const tenths = (hours: number): number => Math.round(hours * 10) / 10;

const spread = (name: "firstAnswerHours" | "solveHours", median: number | null, p95: number | null) =>
  median === null || p95 === null ? {} : { [name]: { median: tenths(median), p95: tenths(p95) } };
