import { parseMessage } from "@crossbay/formats/hl7v2";
import { readAnswer } from "../../server/src/app/read-answer.ts";
import { WireClient } from "../../test/support/wire-client.ts";
import type { NumberedMessage } from "./numbered-feed.ts";

const windowMax = 4;
const againAfterMs = 50;

export type PipelinedFeed = {
  port: number;
  /** The next message; undefined when there are no more. */
  next(): NumberedMessage | undefined;
  settle(message: NumberedMessage, answer: "accepted" | "refused"): void;
  signal: AbortSignal;
};

/**
 * One connection of an interface engine that does not wait for each answer: several messages are under way, answers come in their
 * order, and over a new connection all that were not answered go again, in order.
 * @throws Error an answer that is not the next one due
 */
export async function sendPipelined(feed: PipelinedFeed): Promise<void> {
  const open: NumberedMessage[] = [];
  let hasMore = true;
  while (!feed.signal.aborted && (hasMore || open.length > 0)) {
    const client = await WireClient.connect(feed.port).catch(() => undefined);
    if (client === undefined) {
      await new Promise((resolve) => setTimeout(resolve, againAfterMs));
      continue;
    }
    feed.signal.addEventListener("abort", () => client.close(), { once: true });
    for (const message of open) void client.send(message.bytes);
    for (;;) {
      while (hasMore && open.length < windowMax) {
        const message = feed.next();
        hasMore = message !== undefined;
        if (message === undefined) break;
        open.push(message);
        void client.send(message.bytes);
      }
      const answer = open.length > 0 ? await client.answer() : undefined;
      if (answer === undefined) break;
      const due = open.shift()!;
      feed.settle(due, verdictOf(Buffer.from(answer, "latin1"), due));
    }
    client.close();
  }
}

function verdictOf(answer: Buffer, { controlId }: NumberedMessage): "accepted" | "refused" {
  const parsed = parseMessage(answer);
  const answered = parsed.ok ? parsed.message.find("MSA")?.text(2) : undefined;
  if (answered !== controlId) throw new Error(`${controlId} was to be answered, and ${answered} was.`);
  return readAnswer(answer).code === "AA" ? "accepted" : "refused";
}
