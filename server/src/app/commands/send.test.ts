import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { aMessage, anIntake, aResult, type IntakeWorld } from "../../../../test/support/intake-world.ts";
import { makeMetrics } from "../../platform/metrics.ts";
import { listenMllp, type MllpListener } from "../listen-mllp.ts";
import { sendMessages } from "../mllp-client.ts";

const folder = mkdtempSync(join(tmpdir(), "crossbay-send-"));
const cli = new URL("../cli.ts", import.meta.url).pathname;
let world: IntakeWorld;
let listener: MllpListener;

beforeEach(async () => {
  world = await anIntake();
  const { log } = world.context;
  listener = await listenMllp({ intake: world.intake, host: "127.0.0.1", port: 0, log, metrics: makeMetrics() });
});
afterEach(async () => {
  await listener.close();
  await world.close();
});
after(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const send = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [cli, "send", ...args], (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

test("a file of messages is sent, and the answers are counted by code", async () => {
  const path = file("good.hl7", [aMessage(), aResult(), aResult({ fillerNumber: "F2" })].join(""));
  const { code, out } = await send("--port", String(listener.port), path);
  assert.match(out, /3 of 3 messages: AA 3, AE 0, AR 0, no answer 0/);
  assert.equal(code, 0);
});

test("what is not accepted is named with its file, its place and the receiver's sentence; the exit code says so", async () => {
  const path = file("mixed.hl7", aMessage() + aMessage({ type: "SIU^S12" }) + aMessage({ application: "NOBODY" }));
  const { code, out } = await send("--port", String(listener.port), path);
  assert.match(out, /3 of 3 messages: AA 1, AE 0, AR 2, no answer 0/);
  assert.match(out, /AR {2}.*mixed\.hl7, message 3: The sending application and facility/);
  assert.equal(code, 1);
});

test("answers of enhanced mode are waited for as each message asks, and none where none is asked for", async () => {
  const modes = [
    { acceptAckType: "AL", applicationAckType: "AL" },
    { acceptAckType: "AL", applicationAckType: "NE" },
    { acceptAckType: "NE", applicationAckType: "AL" },
    { acceptAckType: "NE", applicationAckType: "NE" },
    { acceptAckType: "AL", applicationAckType: "ER" },
    { acceptAckType: "ER", applicationAckType: "NE" },
  ];
  const good = modes.map((mode, n) => aResult({ ...mode, fillerNumber: `F${n}` }));
  const bad = modes.slice(0, 3).map((mode) => aMessage({ ...mode, recordNumber: "000000" }));
  const refused = aMessage({ ...modes[0], application: "NOBODY" });
  const path = file("modes.hl7", [...good, ...bad, refused, aMessage()].join(""));
  const { code, out } = await send("--port", String(listener.port), path);
  assert.match(out, /11 of 11 messages: AA 5, AE 3, AR 1, no answer 0, none asked for 2/);
  assert.match(out, /AE {2}.*modes\.hl7, message 8: The record number \(PID-3, MRG-1\) is a placeholder/);
  assert.equal(code, 1);
});

test("when nobody listens, one sentence says so", async () => {
  await listener.close();
  const { code, err } = await send("--port", String(listener.port), file("one.hl7", aMessage()));
  assert.match(err, /^crossbay: No connection to 127\.0\.0\.1 port \d+: nobody listens there.*\n$/);
  assert.equal(code, 1);
  listener = await listenMllp({
    intake: world.intake,
    host: "127.0.0.1",
    port: 0,
    log: world.context.log,
    metrics: makeMetrics(),
  });
});

test("without a file the command says what it wants", async () => {
  const { code, err } = await send();
  assert.match(err, /Name a file or a folder to send/);
  assert.equal(code, 2);
});

test("over many connections all messages arrive, and those of one patient in their order", async () => {
  const messages = Array.from({ length: 60 }, (_, n) =>
    Buffer.from(aResult({ recordNumber: `8150${n % 6}`, fillerNumber: `F${n % 6}`, value: String(n) })),
  );
  const outcome = await sendMessages({ host: "127.0.0.1", port: listener.port, connections: 8, messages });
  assert.deepEqual(outcome.answers, { AA: 60, AE: 0, AR: 0, none: 0, unasked: 0 });
  const values = await world.query<{ value: number }>(
    "select (body->'valueQuantity'->>'value')::integer as value from record.resource where kind = 'Observation' order by 1",
  );
  assert.deepEqual(
    values.map(({ value }) => value),
    [54, 55, 56, 57, 58, 59],
  );
});

test("a message whose connection breaks before the answer is sent again", async () => {
  let connections = 0;
  const breaking = createServer((client) => {
    connections++;
    client.on("error", () => {});
    if (connections === 1) {
      client.once("data", () => client.destroy());
      return;
    }
    const onward = connect(listener.port, "127.0.0.1");
    client.pipe(onward).pipe(client);
  });
  await new Promise<void>((resolve) => breaking.listen(0, "127.0.0.1", resolve));
  const { port } = breaking.address() as AddressInfo;
  const outcome = await sendMessages({ host: "127.0.0.1", port, connections: 1, messages: [Buffer.from(aResult())] });
  assert.equal(outcome.answers.AA, 1);
  assert.equal(connections, 2);
  await new Promise((resolve) => breaking.close(resolve));
});
