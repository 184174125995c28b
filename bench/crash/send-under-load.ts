import type { Random } from "../../demo/src/seeded-random.ts";
import { feedSources, type NumberedMessage, numberedMessage } from "./numbered-feed.ts";
import { PersistentSender } from "./persistent-sender.ts";
import { type PipelinedFeed, sendPipelined } from "./pipelined-sender.ts";

/** What the engines know at the end. */
export type SentMessage = Omit<NumberedMessage, "bytes"> & { answer: "accepted" | "refused" };

export type Load = {
  readonly sent: readonly SentMessage[];
  /**
   * Resolves when that many more messages are settled, with how long none was at most, in milliseconds; undefined when none was
   * for `msMax`.
   * @throws what an engine found wrong with an answer
   */
  progress(messages: number, msMax: number): Promise<number | undefined>;
  /** Lets every connection settle the message that it has under way. */
  stop(): Promise<void>;
  /** Settles nothing more. */
  giveUp(): void;
};

export type LoadOptions = { port: number; people: number; connectionsPerSource: number; random: Random };

/**
 * Starts the engines of all sources; each patient's messages go over one connection, in order. Half of the connections wait for each
 * answer, the others have several messages under way.
 */
export function sendUnderLoad({ port, people, connectionsPerSource, random }: LoadOptions): Load {
  const sent: SentMessage[] = [];
  const gaveUp = new AbortController();
  let isStopping = false;
  let failure: unknown;
  const engines = Promise.all(
    feedSources.flatMap((_, source) =>
      Array.from({ length: connectionsPerSource }, (_, connection) => run(source, connection)),
    ),
  );
  engines.catch((error: unknown) => {
    failure = error;
  });

  async function run(source: number, connection: number): Promise<void> {
    const own = Array.from({ length: people }, (_, person) => person).filter(
      (person) => person % connectionsPerSource === connection,
    );
    const numbers = new Map<number, number>();
    const isPipelined = connection % 2 === 1;
    await (isPipelined ? sendPipelined : sendOneByOne)({
      port,
      signal: gaveUp.signal,
      next() {
        if (isStopping) return undefined;
        const person = random.pick(own);
        const number = numbers.get(person) ?? 0;
        numbers.set(person, number + 1);
        return numberedMessage(source, person, number);
      },
      settle({ bytes: _, ...message }, answer) {
        sent.push({ ...message, answer });
      },
    });
  }

  return {
    sent,
    async progress(messages, msMax) {
      const wanted = sent.length + messages;
      let [last, sinceMs, silentMs] = [sent.length, performance.now(), 0];
      while (sent.length < wanted) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (failure) throw failure;
        silentMs = Math.max(silentMs, performance.now() - sinceMs);
        if (sent.length > last) [last, sinceMs] = [sent.length, performance.now()];
        else if (performance.now() - sinceMs > msMax) return undefined;
      }
      return silentMs;
    },
    async stop() {
      isStopping = true;
      await engines;
    },
    giveUp() {
      isStopping = true;
      gaveUp.abort();
    },
  };
}

async function sendOneByOne({ port, signal, next, settle }: PipelinedFeed): Promise<void> {
  const sender = new PersistentSender(port, signal);
  for (let message = next(); message !== undefined; message = next()) {
    const answer = await sender.deliver(message);
    if (answer === undefined) break;
    settle(message, answer);
  }
  sender.close();
}
