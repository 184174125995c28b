import { type BatchFrame, batchComments, splitFrame } from "@crossbay/formats/hl7v2";
import type { Reply } from "../intake-context.ts";
import type { Stranger } from "./read-stranger.ts";

/** What became of one message; given up means that the store is away. */
export type Outcome =
  | { kind: "settled"; acknowledgements: readonly Buffer[]; asksForAnswer: boolean }
  | { kind: "given-up" };

export type FrameTaker = {
  messagesMax: number;
  /** Stores one message. Never rejects. */
  take(bytes: Buffer, stranger?: Stranger): Promise<Outcome>;
  /** Writes the one answer to a batch. */
  writeBatch(batch: BatchFrame, answers: readonly (readonly Buffer[])[]): Buffer;
  /** Told of counts that disagree in a batch's envelope. */
  onComments(comments: readonly string[]): void;
};

/** Messages of one frame that wait at once. */
const windowMessages = 128;

/**
 * Stores what a frame holds, each message by itself and in order, and says what is to be answered: one message or several without an
 * envelope as each one's mode asks, each answer in a frame of its own; a batch by one batch, or by nothing where none of its
 * messages asks for anything.
 */
export function takeFrame(frame: Buffer, taker: FrameTaker): Promise<Reply> {
  const content = splitFrame(frame, taker.messagesMax);
  if (content.kind === "batch") return takeBatchFrame(content.batch, taker);
  if (content.kind === "messages") return takeMessages(content.messages, taker);
  return taker
    .take(frame, { reason: "too-many-messages", limit: taker.messagesMax })
    .then((outcome) => replyOf([outcome]));
}

async function takeMessages(messages: readonly Buffer[], taker: FrameTaker): Promise<Reply> {
  const [only] = messages;
  if (messages.length === 1 && only !== undefined) return replyOf([await taker.take(only)]);
  return replyOf(await takeInWindows(messages, taker));
}

async function takeBatchFrame(batch: BatchFrame, taker: FrameTaker): Promise<Reply> {
  const comments = batchComments(batch);
  if (comments.length > 0) taker.onComments(comments);
  const answers: (readonly Buffer[])[] = [];
  let isSilent = comments.length === 0 && batch.batches.some(({ messages }) => messages.length > 0);
  for (const { messages } of batch.batches) {
    const outcomes = await takeInWindows(messages, taker);
    const settled = outcomes.filter((outcome) => outcome.kind === "settled");
    if (settled.length < outcomes.length) return { kind: "close", frames: [] };
    answers.push(settled.flatMap(({ acknowledgements }) => acknowledgements));
    isSilent &&= settled.every(({ asksForAnswer }) => !asksForAnswer);
  }
  return { kind: "answers", frames: isSilent ? [] : [taker.writeBatch(batch, answers)] };
}

/** A window at a time, so that one frame fills neither memory nor the line. Ends after the first that was given up. */
async function takeInWindows(messages: readonly Buffer[], taker: FrameTaker): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < messages.length; at += windowMessages) {
    const window = messages.slice(at, at + windowMessages);
    const taken = await Promise.all(window.map((message) => taker.take(message)));
    outcomes.push(...taken);
    if (taken.some(({ kind }) => kind === "given-up")) break;
  }
  return outcomes;
}

/** Answers of what was settled before the store went away still leave. */
function replyOf(outcomes: readonly Outcome[]): Reply {
  const frames: Buffer[] = [];
  for (const outcome of outcomes) {
    if (outcome.kind === "given-up") return { kind: "close", frames };
    frames.push(...outcome.acknowledgements);
  }
  return { kind: "answers", frames };
}
