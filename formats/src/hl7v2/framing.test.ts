import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type FrameEvent, FrameReader, wrapFrame } from "./framing.ts";

const message = Buffer.from("MSH|^~\\&|A|B|||20260312||ADT^A01|1|P|2.5\rPID|1||7||Muñoz^Åse\r", "utf8");
const reader = (frameBytesMax = 1_000_000) => new FrameReader({ frameBytesMax });
const pushBytewise = (to: FrameReader, bytes: Buffer): FrameEvent[] =>
  [...bytes].flatMap((byte) => to.push(Buffer.from([byte])));
const said = (events: FrameEvent[]) =>
  events.map((event) => [event.kind === "frame" ? "frame" : event.reason, event.bytes.toString("utf8")]);
/** How much junk is shown depends on the packets; that it was junk does not. */
const framesAndReasons = (events: FrameEvent[]) =>
  events.map((event) => (event.kind === "frame" ? event.bytes.toString("latin1") : event.reason));

test("a frame arrives whole in one packet", () => {
  assert.deepEqual(said(reader().push(wrapFrame(message))), [["frame", message.toString("utf8")]]);
});

test("a frame arrives whole one byte a packet, letters of two bytes included", () => {
  assert.deepEqual(said(pushBytewise(reader(), wrapFrame(message))), [["frame", message.toString("utf8")]]);
});

test("several frames in one packet come out in order, white space between them is nothing", () => {
  const bytes = Buffer.concat([wrapFrame(Buffer.from("one")), Buffer.from("\r\n \r\n"), wrapFrame(Buffer.from("two"))]);
  assert.deepEqual(said(reader().push(bytes)), [
    ["frame", "one"],
    ["frame", "two"],
  ]);
});

test("an end block character that no carriage return follows is data", () => {
  const inside = Buffer.from("OBX|1|ST|||a\x1cb\x1c\x1cc");
  assert.deepEqual(said(reader().push(wrapFrame(inside))), [["frame", inside.toString()]]);
  assert.deepEqual(said(pushBytewise(reader(), wrapFrame(inside))), [["frame", inside.toString()]]);
});

test("a line feed may stand for the carriage return of the end block", () => {
  assert.deepEqual(said(reader().push(Buffer.from("\x0bone\x1c\n"))), [["frame", "one"]]);
});

test("what comes before a start block is reported once and the frame after it is read", () => {
  const r = reader();
  const events = [
    ...r.push(Buffer.from("GET / HTTP")),
    ...r.push(Buffer.from("/1.1\r\n")),
    ...r.push(wrapFrame(message)),
  ];
  assert.deepEqual(said(events), [
    ["junk-before-frame", "GET / HTTP"],
    ["frame", message.toString("utf8")],
  ]);
});

test("a frame that is too large is reported once with its beginning, skipped, and the next one is read", () => {
  const large = Buffer.alloc(300_000, "x");
  const r = reader(100_000);
  const bytes = Buffer.concat([wrapFrame(large), wrapFrame(message)]);
  const events: FrameEvent[] = [];
  for (let at = 0; at < bytes.length; at += 999) {
    events.push(...r.push(bytes.subarray(at, at + 999)));
    assert.ok(r.bufferedBytes <= 100_000);
  }
  assert.deepEqual(
    events.map((event) => [event.kind === "frame" ? "frame" : event.reason, event.bytes.length]),
    [
      ["frame-too-large", 65_536],
      ["frame", message.length],
    ],
  );
  assert.equal(reader(100_000).push(wrapFrame(large))[0]?.kind, "violation");
  assert.equal(reader(message.length).push(wrapFrame(message))[0]?.kind, "frame");
});

test("how much of an unfinished frame came is known, also of one that is skipped for its size", () => {
  const r = reader(100);
  assert.equal(r.isInFrame, false);
  for (let n = 0; n < 50; n++) r.push(Buffer.from(n === 0 ? "\x0bx" : "xx"));
  assert.deepEqual([r.isInFrame, r.frameBytes, r.bufferedBytes], [true, 99, 99]);
  for (let n = 0; n < 50; n++) r.push(Buffer.from("xx"));
  assert.deepEqual([r.isInFrame, r.frameBytes, r.bufferedBytes], [true, 199, 0]);
  r.push(Buffer.from("x\x1c\r"));
  assert.deepEqual([r.isInFrame, r.frameBytes], [false, 0]);
});

test("a small frame does not keep the packet that it came in", () => {
  const packet = Buffer.concat([...Array.from({ length: 50 }, () => wrapFrame(message)), Buffer.alloc(60_000, " ")]);
  const events = reader().push(packet);
  assert.equal(events.length, 50);
  for (const { bytes } of events) assert.equal(bytes.buffer.byteLength, message.length);
  const alone = reader().push(wrapFrame(Buffer.alloc(50_000, "x")));
  assert.equal(alone[0]?.bytes.length, 50_000);
});

test("a frame of a megabyte that comes a byte a packet is copied a few times, not once a byte", () => {
  const r = reader(2_000_000);
  const copy = Buffer.prototype.copy;
  let copied = 0;
  Buffer.prototype.copy = function (this: Buffer, ...args: Parameters<typeof copy>) {
    const length = copy.apply(this, args);
    copied += length;
    return length;
  } as typeof copy;
  try {
    r.push(Buffer.from("\x0b"));
    const byte = Buffer.from("x");
    for (let n = 0; n < 1_000_000; n++) r.push(byte);
    assert.equal(r.push(Buffer.from("\x1c\r"))[0]?.bytes.length, 1_000_000);
  } finally {
    Buffer.prototype.copy = copy;
  }
  assert.ok(copied < 4_000_000, `${copied} bytes were copied`);
});

test("a connection that closes inside a frame reports what it had, also right after the end block character", () => {
  const r = reader();
  assert.deepEqual(r.push(Buffer.from("\x0bMSH|half")), []);
  assert.equal(r.bufferedBytes, 8);
  assert.deepEqual(said(r.end()), [["no-end-block", "MSH|half"]]);
  assert.equal(r.bufferedBytes, 0);
  const torn = reader();
  torn.push(Buffer.from("\x0bMSH|half\x1c"));
  assert.deepEqual(said(torn.end()), [["no-end-block", "MSH|half"]]);
  assert.deepEqual(reader().end(), []);
});

test("a sender that breaks off and begins again loses the broken message, not the new one", () => {
  assert.deepEqual(said(reader().push(Buffer.from("\x0bMSH|broken\x0bMSH|whole\x1c\r"))), [
    ["no-end-block", "MSH|broken"],
    ["frame", "MSH|whole"],
  ]);
});

test("however a stream is cut into packets, the same frames come out", () => {
  const part = fc
    .array(fc.constantFrom(0x0d, 0x0a, 0x41, 0x1c, 0xc3, 0xb1), { maxLength: 20 })
    .map((bytes) => Buffer.from(bytes));
  fc.assert(
    fc.property(
      fc.array(part, { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
      (parts, sizes) => {
        const bytes = Buffer.concat(parts.map(wrapFrame));
        const whole = framesAndReasons(reader().push(bytes));
        const r = reader();
        const pieces: FrameEvent[] = [];
        for (let at = 0, i = 0; at < bytes.length; i++) {
          const size = sizes[i % sizes.length] ?? 1;
          pieces.push(...r.push(bytes.subarray(at, at + size)));
          at += size;
        }
        assert.deepEqual(framesAndReasons(pieces), whole);
      },
    ),
    { numRuns: 300 },
  );
});

test("any bytes at all keep the reader within its bounds", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 20 }), (chunks) => {
      const r = reader(50);
      for (const chunk of chunks) {
        for (const event of r.push(Buffer.from(chunk))) assert.ok(event.bytes.length <= 65_536);
        assert.ok(r.bufferedBytes <= 50);
      }
      r.end();
    }),
    { numRuns: 300 },
  );
});
