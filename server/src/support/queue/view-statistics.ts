import type { SupportStatistics } from "@crossbay/contract";
import { type AccountsContext, type Actor, findExchangeTimeZone } from "../../accounts/index.ts";
import { addDays, plainDateAt, startOfDay } from "../../platform/plain-date.ts";
import { listHelped } from "../faq/article-store.ts";
import { countQueue } from "./queue-store.ts";
import { totalsByDay, totalsOf } from "./statistics-store.ts";
import { teamsOf } from "./team-rules.ts";

/** How the work on requests went in the last so many days, of the teams that the reader sees; days are the exchange's own. */
export function viewStatistics(
  context: AccountsContext,
  { actor, days }: { actor: Actor; days: number },
): Promise<SupportStatistics> {
  const now = context.clock.now();
  const teams = teamsOf(actor);
  return context.database.snapshot(async (tx) => {
    const timeZone = await findExchangeTimeZone(tx);
    const first = addDays(plainDateAt(now, timeZone), 1 - days);
    const from = startOfDay(first, timeZone);
    const [totals, ...byType] = await totalsOf(tx, { teams, from });
    const counts = await countQueue(tx, { teams, accountId: actor.accountId, now });
    const byDay = new Map((await totalsByDay(tx, { teams, from, timeZone })).map((each) => [each.day, each]));
    const helped = await listHelped(tx, from);
    return {
      days,
      opened: totals?.opened ?? 0,
      solved: totals?.solved ?? 0,
      open: counts.open,
      late: counts.late,
      ...(totals?.firstAnswer ? { firstAnswerHours: spread(totals.firstAnswer) } : {}),
      ...(totals?.solve ? { solveHours: spread(totals.solve) } : {}),
      byType: byType.flatMap(({ type, opened, solved, firstAnswer, solve }) =>
        type === null
          ? []
          : {
              ...{ type, opened, solved },
              ...(firstAnswer ? { firstAnswerHours: tenths(firstAnswer[0]) } : {}),
              ...(solve ? { solveHours: tenths(solve[0]) } : {}),
            },
      ),
      perDay: Array.from({ length: days }, (_, at) => {
        const day = addDays(first, at);
        return byDay.get(day) ?? { day, opened: 0, solved: 0 };
      }),
      helpedByArticles: helped.reduce((sum, { times }) => sum + times, 0),
    };
  });
}

const tenths = (hours: number): number => Math.round(hours * 10) / 10;

const spread = ([median, p95]: readonly [number, number]) => ({ median: tenths(median), p95: tenths(p95) });
