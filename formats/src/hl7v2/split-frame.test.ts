import assert from "node:assert/strict";
import { test } from "node:test";
import { splitFrame } from "./split-frame.ts";

const msh = (id: string) => `MSH|^~\\&|A|B|||1||ADT^A08|${id}|P|2.5\rPID|1||7\r`;
const split = (text: string) => splitFrame(Buffer.from(text), 100);
const texts = (buffers: readonly Buffer[]) => buffers.map((bytes) => bytes.toString());

test("a frame with one message is that message, byte for byte", () => {
  for (const text of [
    msh("1"),
    "MSH|^~\\&|A|GIFTS MSH BHS",
    "junk",
    "",
    "PID|1\rMSH|^~\\&|",
    `\n ${msh("1")}`,
    "x BTS",
  ]) {
    const content = split(text);
    assert.ok(content.kind === "messages");
    assert.deepEqual(texts(content.messages), [text]);
  }
});

test("several messages in one frame are cut where each begins, and keep their bytes", () => {
  const content = split(`${msh("1")}\n${msh("2")} \r${msh("3")}`);
  assert.ok(content.kind === "messages");
  assert.deepEqual(texts(content.messages), [`${msh("1")}\n`, `${msh("2")} \r`, msh("3")]);
});

test("a batch is cut into its messages and the lines of its envelope", () => {
  const content = split(
    `FHS|^~\\&|F\rBHS|^~\\&|B\r${msh("1")}${msh("2")}BTS|2\rBHS|^~\\&|C\r${msh("3")}BTS|1\rFTS|2\r`,
  );
  assert.ok(content.kind === "batch");
  const { header, batches, trailer } = content.batch;
  assert.deepEqual([header?.toString(), trailer?.toString()], ["FHS|^~\\&|F", "FTS|2"]);
  assert.deepEqual(
    batches.map((batch) => [batch.header?.toString(), texts(batch.messages), batch.trailer?.toString()]),
    [
      ["BHS|^~\\&|B", [msh("1"), msh("2")], "BTS|2"],
      ["BHS|^~\\&|C", [msh("3")], "BTS|1"],
    ],
  );
});

test("what stands between the parts of a batch is a message of its own, so that it is refused and not lost", () => {
  const content = split(`BHS|^~\\&|B\rNTE|1||stray\r${msh("1")}BTS|1\rmore\r`);
  assert.ok(content.kind === "batch");
  assert.deepEqual(texts(content.batch.batches[0]!.messages), ["NTE|1||stray\r", msh("1"), "more\r"]);
});

test("an envelope without an end, or with nothing in it, is a batch all the same", () => {
  const cut = split(`BHS|^~\\&|B\r${msh("1")}`);
  assert.ok(cut.kind === "batch" && cut.batch.batches.length === 1 && cut.batch.batches[0]!.trailer === undefined);
  const empty = split("BHS|^~\\&|B\rBTS|0\r");
  assert.ok(
    empty.kind === "batch" && empty.batch.batches.length === 1 && empty.batch.batches[0]!.messages.length === 0,
  );
});

test("more messages than a frame may hold are too many", () => {
  const many = Buffer.from(msh("1").repeat(101));
  assert.equal(splitFrame(many, 101).kind, "messages");
  assert.equal(splitFrame(many, 100).kind, "too-many");
});
