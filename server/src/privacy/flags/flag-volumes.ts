import { findAccountNames, listedName, listParticipants } from "../../accounts/index.ts";
import { type DayOfCharts, daysOfCharts, type SealedEntry } from "../../audit/index.ts";
import { type AccountId, newId } from "../../platform/ids.ts";
import { addDays, plainDateAt, startOfDay } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findingOfVolume } from "./flag-rules.ts";
import type { NewFlag } from "./flag-store.ts";

const habitDays = 28;

/** Flags on accounts that opened far more charts on a day of these entries than they are used to. */
export async function flagVolumes(tx: Tx, entries: readonly SealedEntry[], now: Date): Promise<NewFlag[]> {
  const charts = entries.filter(({ action, accountId }) => action === "chart-view" && accountId);
  const [first] = charts;
  const last = charts.at(-1);
  if (!first || !last) return [];
  const zones = new Map((await listParticipants(tx)).map(({ id, timeZone }) => [id, timeZone]));
  const accountIds = [...new Set(charts.map(({ accountId }) => accountId))] as AccountId[];
  const accounts = new Map((await findAccountNames(tx, accountIds)).map((each) => [each.accountId, each]));
  const times = charts.map(({ recordedAt }) => recordedAt.getTime());
  // A day more on either side, as days begin at other times in other places.
  const earliest = plainDateAt(new Date(Math.min(...times)), "UTC");
  const latest = plainDateAt(new Date(Math.max(...times)), "UTC");
  const from = startOfDay(addDays(earliest, -habitDays - 1), "UTC");
  const until = startOfDay(addDays(latest, 2), "UTC");
  const days = await daysOfCharts(tx, { accountIds, zones, from, until });
  const flags = new Map<string, NewFlag>();
  for (const look of charts) {
    const zone = zones.get(look.participantId as never);
    const account = accounts.get(look.accountId as AccountId);
    if (!zone || !account) continue;
    const day = plainDateAt(look.recordedAt, zone);
    const key = `${look.participantId} ${look.accountId} ${day}`;
    if (flags.has(key)) continue;
    const own = days.filter((each) => isOf(each, look));
    const finding = findingOfVolume(
      own.find((each) => each.day === day)?.persons ?? 0,
      own.filter((each) => each.day < day && each.day >= addDays(day, -habitDays)).map(({ persons }) => persons),
    );
    if (!finding) continue;
    flags.set(key, {
      id: newId(now),
      participantId: look.participantId as NewFlag["participantId"],
      kind: finding.kind,
      accountId: account.accountId,
      day,
      subject: account.accountId,
      patientIds: [],
      username: look.username ?? account.username,
      who: listedName(account),
      ...(look.title ? { title: look.title } : {}),
      at: look.recordedAt,
      sentence: finding.sentence,
    });
  }
  return [...flags.values()];
}

const isOf = (day: DayOfCharts, look: SealedEntry): boolean =>
  day.accountId === look.accountId && day.participantId === look.participantId;
