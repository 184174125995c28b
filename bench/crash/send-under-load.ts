import type { Random } from "../../demo/src/seeded-random.ts";
import { feedSources, type NumberedMessage, numberedMessage } from "./numbered-feed.ts";
import { PersistentSender } from "./persistent-sender.ts";

/** What the engines know at the end. */
export type SentMessage = Omit<NumberedMessage, "bytes"> & { answer: "accepted" | "refused" };

export type Load = {
  readonly sent: readonly SentMessage[];
  /**
   * Resolves when that many more messages are settled, with how long none was at most, in milliseconds; undefined when none was
   * for `msMax`.
   */
  progress(messages: number, msMax: number): Promise<number | undefined>;
  /** Lets every connection settle the message that it has under way. */
  stop(): Promise<void>;
  /** Settles nothing more. */
  giveUp(): void;
};

export type LoadOptions = { port: number; people: number; connectionsPerSource: number; random: Random };

/** Starts the engines of all sources; each patient's messages go over one connection, one after another. */
export function sendUnderLoad({ port, people, connectionsPerSource, random }: LoadOptions): Load {
  const sent: SentMessage[] = [];
  const gaveUp = new AbortController();
  let isStopping = false;
  const engines = feedSources.flatMap((_, source) =>
    Array.from({ length: connectionsPerSource }, (_, connection) => run(source, connection)),
  );

  async function run(source: number, connection: number): Promise<void> {
    const own = Array.from({ length: people }, (_, person) => person).filter(
      (person) => person % connectionsPerSource === connection,
    );
    const next = new Map<number, number>();
    const sender = new PersistentSender(port, gaveUp.signal);
    while (!isStopping) {
      const person = random.pick(own);
      const number = next.get(person) ?? 0;
      next.set(person, number + 1);
      const message = numberedMessage(source, person, number);
      const answer = await sender.deliver(message);
      if (answer === undefined) break;
      const { bytes: _, ...kept } = message;
      sent.push({ ...kept, answer });
    }
    sender.close();
  }

  return {
    sent,
    async progress(messages, msMax) {
      const wanted = sent.length + messages;
      let [last, sinceMs, silentMs] = [sent.length, performance.now(), 0];
      while (sent.length < wanted) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        silentMs = Math.max(silentMs, performance.now() - sinceMs);
        if (sent.length > last) [last, sinceMs] = [sent.length, performance.now()];
        else if (performance.now() - sinceMs > msMax) return undefined;
      }
      return silentMs;
    },
    async stop() {
      isStopping = true;
      await Promise.all(engines);
    },
    giveUp() {
      isStopping = true;
      gaveUp.abort();
    },
  };
}
