import { type MixMessage, messageMix, mixPopulation } from "@crossbay/demo";
import { laneOfMessage } from "../../server/src/app/message-lanes.ts";
import { MllpSender } from "../../server/src/app/mllp-sender.ts";
import { readAnswer } from "../../server/src/app/read-answer.ts";
import { answerParent } from "../child.ts";
import { percentile } from "../statistics.ts";

export type SenderQuestion =
  | { ask: "begin"; seed: number; people: number; messages: number; today: string }
  | { ask: "prepare"; feed: "population" | "mix" | "admissions"; count: number }
  /** Marks one of the prepared messages, in their middle. */
  | { ask: "mark"; segment: string }
  /** Connections are dealt out over the ports in turn. */
  | { ask: "send"; ports: readonly number[]; connections: number };

export type SendFigures = {
  messages: number;
  seconds: number;
  p50Ms: number;
  p99Ms: number;
  /** Of the messages that were accepted. */
  slowestMs: number;
  notAccepted: number;
  /** Of the first one that was not accepted. */
  sentence: string;
};

const answerMsMax = 60_000;

/** Another machine's interface engine: makes messages ahead, then sends them as fast as they are answered. */
const feeds = new Map<string, Iterator<MixMessage>>();
let prepared: Buffer[] = [];

answerParent<SenderQuestion>(
  async (question) => {
    if (question.ask === "begin") return begin(question);
    if (question.ask === "prepare") return prepare(question.feed, question.count);
    if (question.ask === "mark") return mark(question.segment);
    return send(question.ports, question.connections);
  },
  async () => {},
);

function begin({ ask: _, ...options }: Extract<SenderQuestion, { ask: "begin" }>): void {
  const admissions = { ...options, seed: options.seed + 1 };
  feeds.set("mix", messageMix(options)[Symbol.iterator]());
  feeds.set("admissions", messageMix({ ...admissions, adtOnly: true })[Symbol.iterator]());
  feeds.set("population", both(mixPopulation(options), mixPopulation(admissions)));
}

function* both(first: Iterable<MixMessage>, second: Iterable<MixMessage>): Iterator<MixMessage> {
  yield* first;
  yield* second;
}

function prepare(feed: string, count: number): { messages: number; meanBytes: number } {
  const messages = feeds.get(feed)!;
  prepared = [];
  for (let next = messages.next(); !next.done; next = messages.next()) {
    prepared.push(Buffer.from(next.value.text));
    if (prepared.length >= count) break;
  }
  const bytes = prepared.reduce((sum, message) => sum + message.length, 0);
  return { messages: prepared.length, meanBytes: Math.round(bytes / Math.max(1, prepared.length)) };
}

function mark(segment: string): void {
  const middle = prepared.length >> 1;
  prepared[middle] = Buffer.concat([prepared[middle]!, Buffer.from(`${segment}\r`)]);
}

async function send(ports: readonly number[], connections: number): Promise<SendFigures> {
  const lanes = Array.from({ length: connections }, (): Buffer[] => []);
  for (const message of prepared) lanes[laneOfMessage(message, connections)]!.push(message);
  const senders = await Promise.all(
    lanes.map((_, at) => MllpSender.connect({ host: "127.0.0.1", port: ports[at % ports.length]!, answerMsMax })),
  );
  const latenciesMs: number[] = [];
  let slowestMs = 0;
  let notAccepted = 0;
  let sentence = "";
  const fromMs = performance.now();
  await Promise.all(
    senders.map(async (sender, at) => {
      for (const message of lanes[at]!) {
        const sentAtMs = performance.now();
        const answer = await sender.exchange(message);
        const tookMs = performance.now() - sentAtMs;
        latenciesMs.push(tookMs);
        if (answer.includes("\rMSA|AA|")) {
          slowestMs = Math.max(slowestMs, tookMs);
          continue;
        }
        notAccepted++;
        sentence ||= readAnswer(answer).sentence;
      }
    }),
  );
  const seconds = (performance.now() - fromMs) / 1_000;
  for (const sender of senders) sender.close();
  const [p50Ms, p99Ms] = [percentile(latenciesMs, 0.5), percentile(latenciesMs, 0.99)];
  return { messages: latenciesMs.length, seconds, p50Ms, p99Ms, slowestMs, notAccepted, sentence };
}
