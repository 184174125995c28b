import type { SourceId } from "../platform/ids.ts";
import type { Platform } from "../platform/platform.ts";
import { systemTimer, type Timer } from "../platform/timer.ts";
import type { Answer, RefusedMessage, TranslatedMessage } from "./prepared-message.ts";

/** What intake stands on. */
export type IntakeContext = Pick<Platform, "database" | "clock" | "keys" | "log" | "metrics">;

/** One MLLP frame as it came off a connection. */
export type Frame = {
  /** The message without its block characters. */
  bytes: Buffer;
  /** Names the connection: messages of one connection are stored and answered in order. */
  connection: string;
  remoteAddress: string;
  /** When its last byte came; now, if absent. */
  receivedAt?: Date;
  /** Sources that the connection may speak for, by its client certificate; any, if absent. */
  allowedSourceIds?: readonly SourceId[];
};

/** A frame, or one message of it, with the time of its arrival. */
export type ReceivedFrame = Frame & { receivedAt: Date };

/**
 * What a connection is to do with a frame: write these frames (unframed, none where nothing is asked for), and with `close` then
 * end without an answer, because the store is away and the sender is to keep what was not answered.
 */
export type Reply = { kind: "answers" | "close"; frames: readonly Buffer[] };

export type IntakeOptions = {
  /** Makes a source, with a test participant, of every sender that is not known. Never for real data. */
  openIntake: boolean;
  /** Batches in flight, each on a database connection of its own. */
  batchesMax: number;
  /** Messages of one batch, which share one commit. */
  batchMessagesMax: number;
  batchBytesMax: number;
  /** While another batch is in flight, how long the oldest waiting message lets others join it, in milliseconds. */
  gatherMs: number;
  /** What may wait; beyond it listeners stop reading. */
  waitingMessagesMax: number;
  waitingBytesMax: number;
  /** What may wait of one source; beyond it its connections are not read. */
  sourceWaitingMax: number;
  /** Messages of one frame. */
  frameMessagesMax: number;
  /** How long the store may be away before connections are closed without an answer. */
  outageMsMax: number;
  /** How long stopping waits for what is under way. */
  stopMsMax: number;
  timer: Timer;
  /** Told of each answered message of a known source; must not throw. */
  onAnswered(message: TranslatedMessage | RefusedMessage, answer: Answer): void;
};

export const intakeDefaults: IntakeOptions = {
  openIntake: false,
  batchesMax: 2,
  batchMessagesMax: 64,
  batchBytesMax: 8 * 1024 * 1024,
  gatherMs: 2,
  waitingMessagesMax: 4_096,
  waitingBytesMax: 128 * 1024 * 1024,
  sourceWaitingMax: 1_024,
  frameMessagesMax: 10_000,
  outageMsMax: 10_000,
  stopMsMax: 5_000,
  timer: systemTimer,
  onAnswered: () => {},
};
