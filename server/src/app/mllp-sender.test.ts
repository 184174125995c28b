import assert from "node:assert/strict";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, test } from "node:test";
import { FrameReader, wrapFrame } from "@crossbay/formats/hl7v2";
import { ManualTimer } from "../../../test/support/manual-timer.ts";
import { MllpSender, NoAnswerError } from "./mllp-sender.ts";
import { readAnswers } from "./read-answer.ts";

/** A receiver that says what it is told to say to each control id. */
let server: Server;
let timer: ManualTimer;
let sender: MllpSender;
let heard: (() => void) | undefined;
const sockets = new Set<Socket>();
const lines = new Map<string, string[]>();

beforeEach(async () => {
  lines.clear();
  server = createServer((socket) => {
    sockets.add(socket);
    const reader = new FrameReader({ frameBytesMax: 100_000 });
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      for (const { bytes } of reader.push(chunk)) {
        const id = bytes.toString().split("|")[9]!;
        for (const answer of lines.get(id) ?? []) socket.write(wrapFrame(Buffer.from(answer)));
      }
      heard?.();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  timer = new ManualTimer();
  const { port } = server.address() as AddressInfo;
  sender = await MllpSender.connect({ host: "127.0.0.1", port, answerMsMax: 30_000, timer });
});
afterEach(async () => {
  sender.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await new Promise((resolve) => server.close(resolve));
});

const ack = (code: string, id: string) => `MSH|^~\\&|||||||ACK|x|P|2.5\rMSA|${code}|${id}\r`;
const message = (id: string, accept: string, application: string) =>
  Buffer.from(`MSH|^~\\&|A|B|||1||ADT^A08|${id}|P|2.5|||${accept}|${application}\rPID|1||7\r`);

async function codes(id: string, accept: string, application: string, ...answers: string[]): Promise<string> {
  lines.set(
    id,
    answers.map((code) => ack(code, id)),
  );
  const received = await sender.converse(message(id, accept, application));
  return `${received.map((answer) => /\rMSA\|(\w+)/.exec(answer.toString())?.[1]).join(" ")} = ${readAnswers(received).code}`;
}

test("as many answers are waited for as a message asks for", async () => {
  assert.equal(await codes("1", "", "", "AA"), "AA = AA");
  assert.equal(await codes("2", "AL", "AL", "CA", "AE"), "CA AE = AE");
  assert.equal(await codes("3", "AL", "AL", "CR"), "CR = AR");
  assert.equal(await codes("4", "AL", "NE", "CA"), "CA = AA");
  assert.equal(await codes("5", "NE", "AL", "AR"), "AR = AR");
  assert.equal(await codes("6", "NE", "NE"), " = unasked");
});

test("an answer that need not come is waited for a moment, and told apart when it comes late", async () => {
  lines.set("1", [ack("CA", "1")]);
  const first = sender.converse(message("1", "AL", "ER"));
  await new Promise<void>((resolve) => {
    heard = resolve;
  });
  // The alarm is set when the first answer has come.
  let received: Buffer[] | undefined;
  void first.then((answers) => {
    received = answers;
  });
  while (received === undefined) {
    await new Promise((resolve) => setImmediate(resolve));
    timer.advance(10);
  }
  assert.equal(readAnswers(received).code, "AA");
  lines.set("2", [ack("AE", "1"), ack("AA", "2")]);
  const [answer, ...more] = await sender.converse(message("2", "", ""));
  assert.match(answer!.toString(), /MSA\|AA\|2/);
  assert.equal(more.length, 0);
});

test("an answer that does not come in its time ends the connection", async () => {
  const waiting = sender.converse(message("1", "", ""));
  timer.advance(30_000);
  await assert.rejects(waiting, NoAnswerError);
});
