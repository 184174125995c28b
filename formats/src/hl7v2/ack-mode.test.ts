import assert from "node:assert/strict";
import { test } from "node:test";
import { readAckMode } from "./ack-mode.ts";
import { parseMessage } from "./parse-message.ts";

const modeOf = (acceptAckType: string, applicationAckType: string): string => {
  const mode = readAckMode({ acceptAckType, applicationAckType });
  return mode.kind === "original" ? "original" : `${mode.accept} ${mode.application}`;
};

test("a message that says nothing about its answers is in original mode, one that says something in enhanced mode", () => {
  assert.equal(modeOf("", ""), "original");
  assert.equal(readAckMode(undefined).kind, "original");
  assert.equal(modeOf("AL", "NE"), "AL NE");
  assert.equal(modeOf("AL", ""), "AL NE");
  assert.equal(modeOf("", "ER"), "NE ER");
  assert.equal(modeOf("al ", "su"), "AL SU");
});

test("a value that is in no table says nothing alone, and asks for an answer beside a known one", () => {
  assert.equal(modeOf("0", "0"), "original");
  assert.equal(modeOf("USA", ""), "original");
  assert.equal(modeOf("NE", "YES"), "NE AL");
  assert.equal(modeOf("YES", "NE"), "AL NE");
});

test("a value that is in no table is warned of, with its place", () => {
  const parsed = parseMessage(Buffer.from("MSH|^~\\&|A|B|||1||ADT^A01|1|P|2.5|||AL|USA\r"));
  assert.ok(parsed.ok);
  assert.deepEqual(
    parsed.warnings.map(({ code, location }) => [code, location?.field]),
    [["103", 16]],
  );
});
