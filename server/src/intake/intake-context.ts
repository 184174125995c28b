import type { Platform } from "../platform/platform.ts";
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
};

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
  onAnswered: () => {},
};
