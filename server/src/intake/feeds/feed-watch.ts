import { type AccountsSettings, listInterfaceEngineers, listSources, type Source } from "../../accounts/index.ts";
import type { SourceId } from "../../platform/ids.ts";
import type { Platform } from "../../platform/platform.ts";
import type { Tx } from "../../platform/transaction.ts";
import { decideAlarms } from "./feed-alarm-rules.ts";
import {
  type AlarmFacts,
  closeAlarms,
  type DueAlarm,
  noteMailed,
  noteNotMailed,
  openAlarms,
  takeDueAlarms,
} from "./feed-alarm-store.ts";
import { alarmMail } from "./feed-letters.ts";
import { FeedMetrics } from "./feed-metrics.ts";
import { learnRhythm } from "./feed-rhythm-rules.ts";
import { noteWatch, pruneFeeds, saveRhythms, spokenHours, staleRhythms, takeWatchTurn } from "./feed-rhythm-store.ts";
import { type KnownFeed, readFeeds } from "./read-feeds.ts";

type WatchContext = Pick<Platform, "database" | "clock" | "log" | "mail" | "metrics"> & {
  accounts: Pick<AccountsSettings, "exchangeName" | "publicUrl">;
  /** Who hears of every alarm besides the participant's own interface engineers. */
  alarmMail: string | undefined;
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const everyMs = minuteMs;
/** A longer pause means that the exchange itself may have been away. */
const breakMs = 5 * minuteMs;
const relearnAfterMs = 10 * minuteMs;
const learntAtOnceMax = 50;
const learnFromMs = 28 * dayMs;
const minutesKeptMs = 2 * dayMs;
const hoursKeptMs = 35 * dayMs;
const mailsAtOnceMax = 50;
const mailingMs = 5 * minuteMs;

/**
 * Watches every feed, each minute: learns its rhythm anew each ten minutes, opens and closes alarms, and mails each of them once
 * when it begins and once when it ends. Any number of processes may run one; one at a time has the turn.
 */
export class FeedWatch {
  readonly #context: WatchContext;
  readonly #metrics: FeedMetrics;
  #timer: NodeJS.Timeout | undefined;
  #pass: Promise<void> = Promise.resolve();
  #isRunning = false;
  #isStopping = false;
  #failure = "";

  constructor(context: WatchContext) {
    this.#context = context;
    this.#metrics = new FeedMetrics(context.metrics, context.clock);
  }

  start(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#next(0);
  }

  async stop(): Promise<void> {
    this.#isRunning = false;
    this.#isStopping = true;
    clearTimeout(this.#timer);
    await this.#pass;
  }

  /** Looks at every feed once, and mails what is due. Rejects when the store is away; a mail that fails waits for the next time. */
  async watchNow(): Promise<void> {
    const seen = await this.#context.database.transaction((tx) => this.#watch(tx));
    if (seen === undefined) return;
    this.#metrics.show(seen.feeds);
    for (const alarm of seen.due) {
      // What is left is mailed by whoever watches next.
      if (this.#isStopping) return;
      await this.#mail(alarm);
    }
  }

  #next(afterMs: number): void {
    if (!this.#isRunning) return;
    this.#timer = setTimeout(() => {
      this.#pass = this.#attempt().finally(() => this.#next(everyMs));
    }, afterMs);
  }

  async #attempt(): Promise<void> {
    try {
      await this.watchNow();
      this.#failure = "";
    } catch (error) {
      const failure = (error as Error).name;
      // The same failure each minute is one event.
      if (failure !== this.#failure) this.#context.log.error({ failure }, "feeds could not be watched");
      this.#failure = failure;
    }
  }

  async #watch(tx: Tx): Promise<{ feeds: KnownFeed[]; due: DueAlarm[] } | undefined> {
    if (!(await takeWatchTurn(tx))) return undefined;
    const now = this.#context.clock.now();
    const since = await noteWatch(tx, now, breakMs);
    await learnAnew(tx, now);
    await judgeFeeds(tx, now, since, await readFeeds(tx, now));
    const until = new Date(now.getTime() + mailingMs);
    const due = await takeDueAlarms(tx, now, { until, limit: mailsAtOnceMax });
    return { feeds: await readFeeds(tx, now), due };
  }

  /** Only a crash between the sending and the note of it lets a mail go out twice. */
  async #mail(alarm: DueAlarm): Promise<void> {
    const { database, clock, log, mail, accounts } = this.#context;
    try {
      const { source, to } = await database.snapshot((tx) => this.#recipients(tx, alarm.sourceId));
      if (source && to.length > 0) await mail.send(alarmMail(accounts, to, source, alarm));
      else log.warn({ source: source?.code }, "nobody is to be told of an alarm: set CROSSBAY_ALARM_MAIL");
      await database.transaction((tx) => noteMailed(tx, clock.now(), alarm));
    } catch (error) {
      log.error({ failure: (error as Error).name }, "an alarm could not be mailed; it is tried again");
      await database.transaction((tx) => noteNotMailed(tx, clock.now(), alarm));
    }
  }

  async #recipients(tx: Tx, sourceId: SourceId): Promise<{ source: Source | undefined; to: string[] }> {
    const source = (await listSources(tx)).find(({ id }) => id === sourceId);
    if (source === undefined) return { source, to: [] };
    const engineers = await listInterfaceEngineers(tx, [source.participantId], this.#context.clock.now());
    const { alarmMail } = this.#context;
    return { source, to: [...new Set([...engineers.map(({ email }) => email), ...(alarmMail ? [alarmMail] : [])])] };
  }
}

/** Learns the rhythms that are the oldest, at most fifty a minute, and lets go of counts that nothing is learnt from any more. */
async function learnAnew(tx: Tx, now: Date): Promise<void> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const sources = new Map((await listSources(tx)).map((source) => [source.id, source]));
  const stale = await staleRhythms(tx, [...sources.keys()], { before: ago(relearnAfterMs), limit: learntAtOnceMax });
  if (stale.length === 0) return;
  const hours = await spokenHours(tx, stale, ago(learnFromMs));
  const rhythms = stale.map(
    (id) => [id, learnRhythm(hours.get(id) ?? [], sources.get(id)?.timeZone ?? "UTC")] as const,
  );
  await saveRhythms(tx, now, new Map(rhythms));
  await pruneFeeds(tx, stale, { minutes: ago(minutesKeptMs), hours: ago(hoursKeptMs) });
}

async function judgeFeeds(tx: Tx, now: Date, since: Date, feeds: readonly KnownFeed[]): Promise<void> {
  const judged = feeds.map((feed) => ({
    feed,
    ...decideAlarms(feed.signs, { since, allowedMinutes: feed.allowedMinutes }),
  }));
  await closeAlarms(
    tx,
    now,
    judged.flatMap(({ feed, close }) => close.map((kind) => ({ sourceId: feed.source.id, kind }))),
  );
  await openAlarms(
    tx,
    now,
    judged.flatMap(({ feed, open }) => open.map((kind): AlarmFacts => alarmOf(feed, kind, now))),
  );
}

function alarmOf({ source, facts, signs, allowedMinutes }: KnownFeed, kind: AlarmFacts["kind"], now: Date): AlarmFacts {
  const isSilence = kind === "silence";
  return {
    sourceId: source.id,
    kind,
    since: isSilence ? (signs.lastAt ?? now) : now,
    allowedMinutes: isSilence ? (allowedMinutes ?? null) : null,
    messages: isSilence ? null : signs.messages,
    errors: isSilence ? null : signs.errors,
    waiting: isSilence ? null : facts.waiting,
  };
}
