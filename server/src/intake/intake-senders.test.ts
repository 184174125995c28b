import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { aMessage, anIntake, type IntakeWorld, sendTo } from "../../../test/support/intake-world.ts";
import { addSource, listSources } from "../accounts/index.ts";
import { newId, type SourceId } from "../platform/ids.ts";
import { rejectsMax } from "./store.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake();
});
afterEach(() => world.close());

const stranger = { application: "ELSEWHERE", facility: "FARAWAY" };

test("a message of an unknown sender is refused with AR and kept for the interface engineer", async () => {
  const message = aMessage(stranger);
  const answer = await world.send(message);
  assert.equal(answer.code, "AR");
  assert.match(answer.text, /ERR\|\|MSH\^1\^3\|103\^/);
  const rejects = await world.query<{ reason: string; sentence: string; frame: Buffer; frame_bytes: string }>(
    "select reason, sentence, frame, frame_bytes from intake.reject",
  );
  assert.equal(rejects.length, 1);
  assert.equal(rejects[0]?.reason, "unknown-sender");
  assert.equal(rejects[0]?.frame.toString(), message);
  assert.equal(Number(rejects[0]?.frame_bytes), message.length);
  assert.deepEqual(await world.query("select from intake.receipt"), []);
});

test("of a long frame of an unknown sender the first 64 kB are kept", async () => {
  const message = aMessage({ ...stranger, segments: [`NTE|1||${"long ".repeat(20_000)}`] });
  await world.send(message);
  const [reject] = await world.query<{ length: number; frame_bytes: string }>(
    "select length(frame) as length, frame_bytes from intake.reject",
  );
  assert.equal(reject?.length, 65_536);
  assert.equal(Number(reject?.frame_bytes), message.length);
});

test("the log of refused frames keeps the newest thousand", async () => {
  await world.query(
    `insert into intake.reject select gen_random_uuid(), timestamptz '2026-03-01' + n * interval '1 second', '', 'unknown-sender', '', '', 0
     from generate_series(1, $1::integer) n`,
    [rejectsMax],
  );
  await world.send(aMessage(stranger));
  await world.send(aMessage(stranger));
  const [log] = await world.query<{ count: number; oldest: Date }>(
    "select count(*)::integer as count, min(at) as oldest from intake.reject",
  );
  assert.equal(log?.count, rejectsMax);
  assert.deepEqual(log?.oldest, new Date("2026-03-01T00:00:03Z"));
});

test("a sender is recognised whatever its case, and by the first component", async () => {
  const refusedAsUnsupported = aMessage({ application: "adtsys", facility: "Harbour^1.2.3^ISO", type: "SIU^S12" });
  const answer = await world.send(refusedAsUnsupported);
  assert.doesNotMatch(answer.text, /\|103\^/);
  assert.equal((await world.query("select from intake.quarantine")).length, 1);
});

test("a source is known the moment that it is configured", async () => {
  assert.equal((await world.send(aMessage({ ...stranger, type: "SIU^S12" }))).code, "AR");
  await world.context.database.transaction(async (tx) => {
    const { participantId } = world.source;
    const names = { sendingApplication: "Elsewhere", sendingFacility: "Faraway", assigningAuthority: "FARAWAY" };
    await addSource(tx, { participantId, code: "FAR", name: "Far", ...names, timeZone: "UTC", now: world.clock.now() });
  });
  await world.send(aMessage({ ...stranger, type: "SIU^S12" }));
  assert.equal((await world.query("select from intake.quarantine")).length, 1);
});

test("bytes that are no message are refused and kept", async () => {
  const answer = await world.send("GET / HTTP/1.1\r\n\r\n");
  assert.equal(answer.code, "AE");
  const [reject] = await world.query<{ reason: string }>("select reason from intake.reject");
  assert.equal(reject?.reason, "no-message");
});

test("an acknowledgement is never acknowledged", async () => {
  const answer = await world.intake.receive({
    bytes: Buffer.from("MSH|^~\\&|ADTSYS|HARBOUR|||20260312||ACK^A01^ACK|1|P|2.5.1\rMSA|AA|77\r"),
    connection: "one",
    remoteAddress: "127.0.0.1",
  });
  assert.deepEqual(answer, { kind: "answers", frames: [] });
  const [reject] = await world.query<{ reason: string }>("select reason from intake.reject");
  assert.equal(reject?.reason, "acknowledgement");
});

test("open intake makes a source of an unknown sender, once, whoever is first", async () => {
  const [one, other] = [world.another({ openIntake: true }), world.another({ openIntake: true })];
  await Promise.all([
    sendTo(one, aMessage({ ...stranger, type: "SIU^S12" })),
    sendTo(other, aMessage({ ...stranger, type: "SIU^S12" })),
    sendTo(other, aMessage({ application: "", facility: "", type: "SIU^S12" }), "two"),
  ]);
  const sources = await world.context.database.snapshot((tx) => listSources(tx));
  const open = sources.filter(({ mappedBy }) => mappedBy === "open-intake");
  assert.deepEqual(
    open.map(({ sendingApplication, sendingFacility }) => [sendingApplication, sendingFacility]).sort(),
    [
      ["", ""],
      ["ELSEWHERE", "FARAWAY"],
    ],
  );
  assert.deepEqual(new Set(open.map(({ participantName }) => participantName)), new Set(["Open intake (test)"]));
  assert.equal((await world.query("select from intake.quarantine")).length, 3);
  assert.equal((await world.query("select from audit.entry where action = 'source-add'")).length, 2);
});

test("a connection whose certificate is another sender's is refused with AR, and kept for the interface engineer", async () => {
  const message = aMessage({ controlId: "C1" });
  const frame = { bytes: Buffer.from(message), connection: "one", remoteAddress: "127.0.0.1" };
  const wrong = await world.intake.receive({ ...frame, allowedSourceIds: [newId() as SourceId] });
  assert.match(
    wrong.frames[0]!.toString(),
    /\rMSA\|AR\|C1\rERR\|\|MSH\^1\^3\|103\^.*certificate does not speak for that sender/,
  );
  const [reject, ...more] = await world.query<{ reason: string; frame: Buffer }>(
    "select reason, frame from intake.reject",
  );
  assert.deepEqual([reject?.reason, reject?.frame.toString(), more.length], ["wrong-certificate", message, 0]);
  const right = await world.intake.receive({ ...frame, allowedSourceIds: [newId() as SourceId, world.source.id] });
  assert.match(right.frames[0]!.toString(), /\rMSA\|AA\|C1\r/);
});

test("open intake makes no source for a connection whose certificate speaks for others", async () => {
  const open = world.another({ openIntake: true });
  const frame = { bytes: Buffer.from(aMessage(stranger)), connection: "one", remoteAddress: "127.0.0.1" };
  const { frames } = await open.receive({ ...frame, allowedSourceIds: [world.source.id] });
  assert.match(frames[0]!.toString(), /\rMSA\|AR\|/);
  assert.equal((await world.context.database.snapshot((tx) => listSources(tx))).length, 1);
});
