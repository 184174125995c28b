import { connect, type Socket } from "node:net";
import { type AckCondition, FrameReader, readAckMode, wrapFrame } from "@crossbay/formats/hl7v2";
import { systemTimer, type Timer } from "../platform/timer.ts";

const answerBytesMax = 1024 * 1024;
/** How long an answer is waited for that need not come: the receiver sends it only on success, or only on failure. */
const optionalAnswerMs = 500;
/** Messages whose answers may still come although nobody waits for them. */
const lateIdsMax = 100;

/** The connection ended, or said nothing in time, before the answer came: whether the message is stored is open. */
export class NoAnswerError extends Error {}

type Exchange = {
  controlId: string;
  wanted: WantedAnswers;
  answers: Buffer[];
  cancelWait: () => void;
  resolve(answers: Buffer[]): void;
  reject(error: Error): void;
};

/** One connection to an MLLP listener, with one message under way at a time. */
export class MllpSender {
  readonly #socket: Socket;
  readonly #answerMsMax: number;
  readonly #timer: Timer;
  readonly #reader = new FrameReader({ frameBytesMax: answerBytesMax });
  readonly #lateIds = new Set<string>();
  #current: Exchange | undefined;

  private constructor(socket: Socket, options: { answerMsMax: number; timer?: Timer }) {
    this.#socket = socket;
    this.#answerMsMax = options.answerMsMax;
    this.#timer = options.timer ?? systemTimer;
    socket.setNoDelay(true);
    socket.on("data", (chunk) => this.#read(chunk));
    socket.on("error", () => {});
    socket.on("close", () => this.#fail());
  }

  /** @throws the system's error where nobody listens */
  static connect(to: { host: string; port: number; answerMsMax: number; timer?: Timer }): Promise<MllpSender> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: to.host, port: to.port });
      socket.once("error", reject);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(new MllpSender(socket, to));
      });
    });
  }

  get isOpen(): boolean {
    return this.#socket.writable;
  }

  /**
   * Sends one message and resolves with its acknowledgements, unframed, in the order of their coming: as many as its MSH-15 and MSH-16
   * ask for, none where they ask for none.
   * @throws NoAnswerError
   */
  converse(message: Buffer): Promise<Buffer[]> {
    return new Promise((resolve, reject) => {
      if (!this.isOpen) {
        reject(new NoAnswerError("the connection was closed"));
        return;
      }
      const { wanted, controlId } = readTerms(message);
      this.#current = { controlId, wanted, answers: [], cancelWait: () => {}, resolve, reject };
      this.#socket.write(wrapFrame(message));
      this.#waitOn(this.#current);
    });
  }

  /**
   * Sends one message that asks for an answer and resolves with its last acknowledgement, unframed.
   * @throws NoAnswerError
   */
  async exchange(message: Buffer): Promise<Buffer> {
    const last = (await this.converse(message)).at(-1);
    if (last === undefined) throw new NoAnswerError("the message asked for no answer");
    return last;
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    for (const event of this.#reader.push(chunk)) {
      const current = this.#current;
      if (event.kind !== "frame" || current === undefined || this.#isLate(event.bytes, current)) continue;
      current.answers.push(event.bytes);
      this.#waitOn(current);
    }
  }

  /** Decides whether another answer is to be waited for, and how long. */
  #waitOn(current: Exchange): void {
    const more = wantsMore(current.wanted, current.answers);
    current.cancelWait();
    if (more === "no") {
      this.#settle(current);
      return;
    }
    const isOptional = more === "perhaps";
    const ms = isOptional ? optionalAnswerMs : this.#answerMsMax;
    current.cancelWait = this.#timer.after(ms, () => (isOptional ? this.#settle(current) : this.close()));
  }

  #settle(current: Exchange): void {
    if (this.#current !== current) return;
    this.#current = undefined;
    if (wantsMore(current.wanted, current.answers) === "perhaps") {
      this.#lateIds.add(current.controlId);
      const [oldest] = this.#lateIds;
      if (this.#lateIds.size > lateIdsMax && oldest !== undefined) this.#lateIds.delete(oldest);
    }
    current.resolve(current.answers);
  }

  /** An answer to an earlier message that came too late. */
  #isLate(answer: Buffer, current: Exchange): boolean {
    if (this.#lateIds.size === 0) return false;
    const id = readAck(answer)?.controlId;
    return id !== undefined && id !== current.controlId && this.#lateIds.has(id);
  }

  #fail(): void {
    const current = this.#current;
    this.#current = undefined;
    current?.cancelWait();
    current?.reject(new NoAnswerError("no answer came"));
  }
}

type WantedAnswers = { accept: AckCondition; application: AckCondition };

/** Read from MSH alone, byte for byte; what cannot be read is answered as in original mode. */
function readTerms(message: Buffer): { wanted: WantedAnswers; controlId: string } {
  const end = message.indexOf("\r");
  const msh = message.toString("latin1", 0, end === -1 ? message.length : end).trimStart();
  const fields = msh.split(msh[3] ?? "|", 16);
  const mode = readAckMode({ acceptAckType: fields[14] ?? "", applicationAckType: fields[15] ?? "" });
  const wanted = mode.kind === "original" ? ({ accept: "NE", application: "AL" } as const) : mode;
  return { wanted, controlId: fields[9] ?? "" };
}

/** Whether an answer is still to come, given those that did. An accept answer of CE or CR is the last. */
function wantsMore({ accept, application }: WantedAnswers, answers: readonly Buffer[]): "yes" | "perhaps" | "no" {
  const codes = answers.map((answer) => readAck(answer)?.code ?? "");
  if (codes.some((code) => !code.startsWith("C") || code === "CE" || code === "CR")) return "no";
  const isAccepted = codes.includes("CA");
  const left = isAccepted ? [application] : [accept, application];
  if (left.includes("AL")) return "yes";
  return left.some((condition) => condition !== "NE") ? "perhaps" : "no";
}

function readAck(answer: Buffer): { code: string; controlId: string } | undefined {
  const [, separator, rest] = /[\r\n]MSA(.)([^\r\n]*)/.exec(answer.toString("latin1")) ?? [];
  if (separator === undefined || rest === undefined) return undefined;
  const [code = "", controlId = ""] = rest.split(separator, 2);
  return { code: code.trim(), controlId };
}
