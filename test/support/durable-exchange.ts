import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { feedSources, numberedMessage } from "../../bench/crash/numbered-feed.ts";
import { PersistentSender } from "../../bench/crash/persistent-sender.ts";
import type { SentMessage } from "../../bench/crash/send-under-load.ts";
import { addParticipant, addSource } from "../../server/src/accounts/index.ts";
import { readConfig } from "../../server/src/app/config.ts";
import { startExchange } from "../../server/src/app/exchange-process.ts";
import { type House, openHouse } from "../../server/src/app/house.ts";

/** An exchange whose database is durable and can be taken away, with the sources of the crash bench. */
export type DurableExchange = {
  house: House;
  mllpPort: number;
  home: string;
  /** Resolves when a line with these words is logged from now on. */
  untilLogged(words: string): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts one with an embedded database of its own.
 * @param home where it keeps everything; a new folder for temporary files, if absent
 */
export async function startDurableExchange(options: { home?: string; databaseUrl?: string; ownerUrl?: string } = {}) {
  const home = options.home ?? mkdtempSync(join(tmpdir(), "crossbay-durable-"));
  const watches = new Map<string, () => void>();
  const config = readConfig({
    CROSSBAY_HOME: home,
    CROSSBAY_DATABASE_URL: options.databaseUrl,
    CROSSBAY_DATABASE_OWNER_URL: options.ownerUrl,
    CROSSBAY_MLLP_PORT: "0",
    CROSSBAY_METRICS_PORT: "0",
    CROSSBAY_LOG_LEVEL: "warn",
  });
  const logDestination = {
    write(line: string) {
      for (const [words, tell] of watches) if (line.includes(words)) tell();
    },
  };
  const house = await openHouse({ config, keepOutbox: true, adopt: false, logDestination });
  await addFeedSources(house);
  const exchange = await startExchange(house, ["mllp", "worker"]);
  return {
    house,
    home,
    mllpPort: exchange.mllpPort!,
    untilLogged: (words: string) => new Promise<void>((resolve) => watches.set(words, resolve)),
    async stop() {
      await exchange.stop();
      await house.close();
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
    },
  } satisfies DurableExchange;
}

/** Makes the sources of the crash bench known. */
export async function addFeedSources({ database }: Pick<House, "database">): Promise<void> {
  await database.transaction(async (tx) => {
    const now = new Date();
    for (const source of feedSources) {
      const { name, timeZone } = source;
      const { id } = await addParticipant(tx, { name, type: "hospital", timeZone, now });
      const added = await addSource(tx, { ...source, participantId: id, now });
      if ("refused" in added) throw new Error(added.refused);
    }
  });
}

const never = new AbortController().signal;

/** Senders of several sources, each with a patient of its own, that keep every message until it is accepted. */
export class PatientSenders {
  readonly sent: SentMessage[] = [];
  readonly #ports: readonly number[];
  readonly #next = new Map<string, number>();

  /** With several ports, the messages of each patient go to them in turns. */
  constructor(...ports: readonly number[]) {
    this.#ports = ports;
  }

  get accepted(): number {
    return this.sent.filter(({ answer }) => answer === "accepted").length;
  }

  /** Every sender sends so many messages more; resolves when all are settled. */
  async send(messages: number, { people = 6 }: { people?: number } = {}): Promise<void> {
    const senders = feedSources.flatMap((_, source) =>
      Array.from({ length: people }, (_, person) => this.#sendOne(source, person, messages)),
    );
    await Promise.all(senders);
  }

  async #sendOne(source: number, person: number, messages: number): Promise<void> {
    const senders = this.#ports.map((port) => new PersistentSender(port, never));
    const key = `${source} ${person}`;
    const from = this.#next.get(key) ?? 0;
    this.#next.set(key, from + messages);
    for (let number = from; number < from + messages; number++) {
      const { bytes, ...message } = numberedMessage(source, person, number);
      const sender = senders[(number + person + source) % senders.length]!;
      const answer = await sender.deliver({ ...message, bytes });
      if (answer !== undefined) this.sent.push({ ...message, answer });
    }
    for (const sender of senders) sender.close();
  }
}
