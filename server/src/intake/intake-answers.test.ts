import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { aMessage, anIntake, aResult, type IntakeWorld } from "../../../test/support/intake-world.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake();
});
afterEach(() => world.close());

const both = { acceptAckType: "AL", applicationAckType: "AL" };
const stored = async (): Promise<number> => (await world.query("select from intake.message")).length;

/** MSA-1 and MSA-2 of each answer, and how many ERR it has. */
const said = (texts: readonly string[]): string[] =>
  texts.map((text) => {
    const [, code, id] = /\rMSA\|(\w\w)\|([^|\r]*)/.exec(text) ?? [];
    return `${code} ${id}${"!".repeat(text.match(/\rERR\|/g)?.length ?? 0)}`;
  });
const answersTo = async (message: string): Promise<string[]> => said((await world.send(message)).texts);

test("a message that asks for both answers gets CA and AA, each a message of its own, after the commit", async () => {
  const { texts } = await world.send(aResult({ ...both, controlId: "E1" }));
  assert.deepEqual(said(texts), ["CA E1", "AA E1"]);
  for (const text of texts)
    assert.match(text, /^MSH\|\^~\\&\|CROSSBAY\|HIE\|ADTSYS\|HARBOUR\|\d{14}\+0000\|\|ACK\^R01\^ACK\|/);
  const [first, second] = texts.map((text) => text.split("|")[9]);
  assert.notEqual(first, second);
  assert.equal(await stored(), 1);
});

test("a message in quarantine is kept: CA, then AE with what is wrong; the same again when it comes again", async () => {
  const message = aMessage({ ...both, controlId: "E2", recordNumber: "000000" });
  assert.deepEqual(await answersTo(message), ["CA E2", "AE E2!"]);
  assert.deepEqual(await answersTo(message), ["CA E2", "AE E2!"]);
  const accept = aMessage({ acceptAckType: "AL", applicationAckType: "NE", controlId: "E3", recordNumber: "000000" });
  assert.deepEqual(await answersTo(accept), ["CE E3!"]);
});

test("what is not kept is refused by the accept answer, and nothing follows it", async () => {
  assert.deepEqual(await answersTo(aMessage({ ...both, controlId: "E4", application: "NOBODY" })), ["CR E4!"]);
  const unread = "MSH|^^~&|ADTSYS|HARBOUR|||1||ADT^A08|E5|P|2.5|||AL|AL\rPID|1||7\r";
  assert.deepEqual(await answersTo(unread), ["CA E5", "AE E5!"]);
  assert.deepEqual(await answersTo("GET / HTTP/1.1\r\n"), ["AE !"]);
});

test("a message that asks for no answer is stored and answered nothing", async () => {
  assert.deepEqual(await answersTo(aResult({ acceptAckType: "NE", applicationAckType: "NE" })), []);
  assert.equal(await stored(), 1);
});

test("a value of MSH-15 that is in no table is kept as a warning in the receipt", async () => {
  assert.deepEqual(await answersTo(aResult({ acceptAckType: "YES", controlId: "E6" })), ["AA E6"]);
  const [receipt] = await world.query<{ answer: { errors: { code: string; location: { field: number } }[] } }>(
    "select answer from intake.receipt",
  );
  assert.deepEqual(
    receipt?.answer.errors.map(({ code, location }) => [code, location.field]),
    [["103", 15]],
  );
});

test("a control id of any length and any signs comes back as it was sent", async () => {
  for (const controlId of ["Q123456789T123456789X123456", "A^B&C", "x\\T\\y", " 12 ", "\u00d1-7", "L".repeat(300)]) {
    const { texts } = await world.send(aResult({ controlId }));
    assert.equal(/\rMSA\|AA\|([^|\r]*)/.exec(texts[0]!)?.[1], controlId);
  }
  assert.equal(await stored(), 6);
});

test("control ids that differ in a component only stand for two messages", async () => {
  assert.deepEqual(await answersTo(aResult({ controlId: "A^1", value: "4.1" })), ["AA A^1"]);
  assert.deepEqual(await answersTo(aResult({ controlId: "A^2", value: "5.2" })), ["AA A^2"]);
  assert.deepEqual(await world.query("select from intake.quarantine"), []);
});

test("several messages in one frame are stored and answered one by one, as each one's mode asks", async () => {
  const frame = [
    aResult({ controlId: "M1", fillerNumber: "F1" }),
    aMessage({ controlId: "M2", recordNumber: "000000" }),
    aResult({ ...both, controlId: "M3", fillerNumber: "F3" }),
    aResult({ acceptAckType: "NE", applicationAckType: "NE", controlId: "M4", fillerNumber: "F4" }),
    aMessage({ controlId: "M5", application: "NOBODY" }),
    aResult({ controlId: "M6", fillerNumber: "F6" }),
  ].join("");
  assert.deepEqual(await answersTo(frame), ["AA M1", "AE M2!", "CA M3", "AA M3", "AR M5!", "AA M6"]);
  assert.equal(await stored(), 4);
  assert.deepEqual(await answersTo(frame), ["AA M1", "AE M2!", "CA M3", "AA M3", "AR M5!", "AA M6"]);
  assert.equal(await stored(), 4);
});

test("a message of a frame that comes again alone is the same message", async () => {
  const [one, other] = [
    aResult({ controlId: "S1", fillerNumber: "F1" }),
    aResult({ controlId: "S2", fillerNumber: "F2" }),
  ];
  await world.send(one + other);
  assert.deepEqual(await answersTo(one), ["AA S1"]);
  assert.deepEqual(await answersTo(other), ["AA S2"]);
  assert.equal(await stored(), 2);
});

const batchOf = (messages: readonly string[], count = messages.length): string =>
  `BHS|^~\\&|ADTSYS|HARBOUR|CROSSBAY|HIE|20260312||||B-7\r${messages.join("")}BTS|${count}\r`;

test("a batch gets one answer: a batch with its control id and the answers that its messages ask for", async () => {
  const { texts } = await world.send(
    batchOf([
      aResult({ controlId: "M1", fillerNumber: "F1", value: "1" }),
      aResult({ controlId: "M2", fillerNumber: "F1", value: "2" }),
      aMessage({ controlId: "M3", recordNumber: "000000" }),
      aResult({ controlId: "M4", fillerNumber: "F1", value: "4", acceptAckType: "NE", applicationAckType: "NE" }),
    ]),
  );
  assert.equal(texts.length, 1);
  const lines = texts[0]!.split("\r");
  assert.match(lines[0]!, /^BHS\|\^~\\&\|CROSSBAY\|HIE\|ADTSYS\|HARBOUR\|20260312150000\+0000\|\|\|\|\w+-1\|B-7$/);
  assert.deepEqual(
    lines.filter((line) => line.startsWith("MSA")),
    ["MSA|AA|M1", "MSA|AA|M2", "MSA|AE|M3"],
  );
  assert.equal(lines.at(-2), "BTS|3");
  assert.equal(await stored(), 3);
  const [result] = await world.query<{ value: number }>(
    "select (body->'valueQuantity'->>'value')::integer as value from record.resource where kind = 'Observation'",
  );
  assert.equal(result?.value, 4);
});

test("a count of the batch that disagrees is said in the answer and logged", async () => {
  const { texts } = await world.send(batchOf([aResult()], 5));
  assert.match(texts[0]!, /\rBTS\|1\|BTS-1 says 5 messages, 1 came\.\r$/);
  assert.match(world.logged.join(""), /BTS-1 says 5 messages, 1 came/);
});

test("a batch that asks for no answer gets none, and one of acknowledgements is never answered", async () => {
  const silent = { acceptAckType: "NE", applicationAckType: "NE" };
  assert.deepEqual(
    (await world.send(batchOf([aResult(silent), aResult({ ...silent, fillerNumber: "F2" })]))).texts,
    [],
  );
  const ack = "MSH|^~\\&|ADTSYS|HARBOUR|||20260312||ACK^A01^ACK|1|P|2.5.1\rMSA|AA|77\r";
  assert.deepEqual((await world.send(batchOf([ack]))).texts, []);
  assert.equal(await stored(), 2);
});

test("a batch whose messages want to hear of errors only is told that there were none", async () => {
  const { texts } = await world.send(batchOf([aResult({ acceptAckType: "ER", applicationAckType: "NE" })]));
  assert.match(texts[0]!, /\|B-7\rBTS\|0\r$/);
});

test("a batch of more messages than wait at once is stored whole and in order", async () => {
  const messages = Array.from({ length: 300 }, (_, n) =>
    aResult({ controlId: `N${n}`, fillerNumber: "F1", value: `${n}` }),
  );
  const { texts } = await world.send(batchOf(messages));
  assert.equal(texts[0]!.match(/\rMSA\|AA\|N\d+\r/g)?.length, 300);
  assert.equal(await stored(), 300);
  const [result] = await world.query<{ value: number }>(
    "select (body->'valueQuantity'->>'value')::integer as value from record.resource where kind = 'Observation'",
  );
  assert.equal(result?.value, 299);
});

test("a frame with more messages than are taken at once is refused whole, with the limit", async () => {
  const small = world.another({ frameMessagesMax: 3 });
  const bytes = Buffer.from([1, 2, 3, 4].map((n) => aResult({ controlId: `T${n}` })).join(""));
  const { frames } = await small.receive({ bytes, connection: "one", remoteAddress: "" });
  assert.equal(frames.length, 1);
  assert.match(
    frames[0]!.toString(),
    /\rMSA\|AE\|T1\r.*The frame holds more messages than this exchange takes at once: 3 messages\./,
  );
  assert.equal(await stored(), 0);
  assert.equal((await world.query("select from intake.reject")).length, 1);
});

test("an outage in the middle of a batch closes the connection without an answer", async () => {
  const impatient = world.another({ outageMsMax: 0 });
  world.proxy.down();
  const bytes = Buffer.from(batchOf([aResult(), aResult({ fillerNumber: "F2" })]));
  assert.deepEqual(await impatient.receive({ bytes, connection: "one", remoteAddress: "" }), {
    kind: "close",
    frames: [],
  });
  world.proxy.up();
});
