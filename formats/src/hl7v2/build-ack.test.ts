import assert from "node:assert/strict";
import { test } from "node:test";
import { type AckInput, buildAck } from "./build-ack.ts";
import type { Hl7Error } from "./errors.ts";
import { parseMessage } from "./parse-message.ts";

const now = new Date("2026-03-12T15:04:05Z");
const headerOf = (msh: string) => {
  const result = parseMessage(Buffer.from(`${msh}\r`));
  return result.ok ? result.message.header : result.header;
};
const answer = (msh: string | undefined, input: Partial<AckInput>) =>
  buildAck({
    header: msh === undefined ? undefined : headerOf(msh),
    code: "AA",
    errors: [],
    now,
    controlId: "ack1",
    ...input,
  })
    .toString()
    .split("\r");
const missing: Hl7Error = {
  code: "101",
  severity: "E",
  location: { segment: "PID", sequence: 1, field: 3, component: 1 },
  sentence: "PID-3 is empty.",
};

test("an acceptance turns the header round and repeats the sender's control id", () => {
  const lines = answer("MSH|^~\\&|ADT|CGH|XB|HIE|20260312||ADT^A01^ADT_A01|m-1|T|2.5.1", {});
  assert.deepEqual(lines, ["MSH|^~\\&|XB|HIE|ADT|CGH|20260312150405+0000||ACK^A01^ACK|ack1|T|2.5.1", "MSA|AA|m-1", ""]);
});

test("from 2.5 on an error is an ERR segment with place, code, severity and sentence", () => {
  const lines = answer("MSH|^~\\&|ADT|CGH|||1||ADT^A01|m-1|P|2.5", {
    code: "AE",
    errors: [missing, { ...missing, severity: "W" }],
  });
  assert.deepEqual(lines.slice(1), [
    "MSA|AE|m-1",
    "ERR||PID^1^3^1^1|101^Required field missing^HL70357|E||||PID-3 is empty.",
    "ERR||PID^1^3^1^1|101^Required field missing^HL70357|W||||PID-3 is empty.",
    "",
  ]);
});

for (const version of ["2.1", "2.2", "2.3", "2.3.1", "2.4"]) {
  test(`in ${version} an error is ERR-1 and a text in MSA-3`, () => {
    const lines = answer(`MSH|^~\\&|ADT|CGH|||1||ADT^A01|m-1|P|${version}`, { code: "AE", errors: [missing] });
    assert.deepEqual(lines.slice(1), [
      "MSA|AE|m-1|PID-3 is empty.",
      "ERR|PID^1^3^101&Required field missing&HL70357",
      "",
    ]);
  });
}

test("the acknowledgement's type has as many parts as its version knows", () => {
  const type = (version: string) => answer(`MSH|^~\\&|A|B|||1||ADT^A01|1|P|${version}`, {})[0]!.split("|")[8];
  assert.deepEqual(["2.1", "2.3", "2.3.1", "2.8"].map(type), ["ACK", "ACK^A01", "ACK^A01^ACK", "ACK^A01^ACK"]);
});

test("a version that is none is not repeated", () => {
  for (const version of ["2.Ä5", "2.5.1.1.1", "3.0", "2.x"]) {
    assert.match(answer(`MSH|^~\\&|ADT|CGH|||1||ADT^A01|m-1|P|${version}`, {})[0]!, /\|2\.5\.1$/);
  }
});

test("the answer speaks the sender's delimiters and escapes them", () => {
  const lines = answer("MSH$*?!%$LAB$A!F!B$$$1$$ORU*R01$9$P$2.5", {
    code: "AE",
    errors: [{ ...missing, sentence: "costs $1" }],
  });
  assert.equal(lines[0], "MSH$*?!%$$$LAB$A!F!B$20260312150405+0000$$ACK*R01*ACK$ack1$P$2.5");
  assert.equal(lines[2], "ERR$$PID*1*3*1*1$101*Required field missing*HL70357$E$$$$costs !F!1");
});

test("the answer is in the sender's character set", () => {
  const bytes = buildAck({
    header: headerOf("MSH|^~\\&|Mu\\XF1\\oz|B|||1||ADT^A01|1|P|2.5||||||8859/1"),
    code: "AA",
    errors: [],
    now,
    controlId: "1",
  });
  assert.ok(bytes.includes(Buffer.from("Mu\xf1oz", "latin1")));
  assert.ok(bytes.includes(Buffer.from("|8859/1")));
});

test("the answer repeats the control id byte for byte, whatever its length and signs", () => {
  const ids = ["Q123456789T123456789X123456", "a^b&c~d", "x\\T\\y\\X41\\", " 77 ", "Z".repeat(199), '""'];
  for (const id of ids) {
    assert.equal(answer(`MSH|^~\\&|ADT|CGH|||1||ADT^A01|${id}|P|2.5`, {})[1], `MSA|AA|${id}`);
  }
});

test("a control id in bytes of Windows comes back in the same bytes", () => {
  const msh = Buffer.from("MSH|^~\\&|ADT|CGH|||1||ADT^A01|n\xba \x80|P|2.5\r", "latin1");
  const parsed = parseMessage(msh);
  assert.ok(parsed.ok);
  const bytes = buildAck({ header: parsed.message.header, code: "AA", errors: [], now, controlId: "1" });
  assert.match(bytes.toString("latin1"), /\rMSA\|AA\|n\xba \x80\r/);
});

test("block characters in a control id cannot end the answer's frame", () => {
  assert.equal(answer("MSH|^~\\&|ADT|CGH|||1||ADT^A01|a\x1c|P|2.5", {})[1], "MSA|AA|a");
});

test("an acknowledgement in Japanese is written as it is read", () => {
  const msh = Buffer.concat([
    Buffer.from("MSH|^~\\&|A|B|"),
    Buffer.from("1b24423b3345441b2842", "hex"),
    Buffer.from("||1||ADT^A01|1|P|2.5||||||~ISO IR87\r"),
  ]);
  const parsed = parseMessage(msh);
  assert.ok(parsed.ok);
  const bytes = buildAck({ header: parsed.message.header, code: "AA", errors: [], now, controlId: "1" });
  const again = parseMessage(bytes);
  assert.ok(again.ok);
  assert.equal(again.message.header.sendingApplication, "山田");
});

test("unusable delimiters do not keep the control id from the answer", () => {
  const lines = answer("MSH|^^~&|ADT|CGH|||1||ADT^A01|m-1|P|2.5", { code: "AE" });
  assert.equal(lines[0], "MSH|^~\\&|||ADT|CGH|20260312150405+0000||ACK^A01^ACK|ack1|P|2.5");
  assert.equal(lines[1], "MSA|AE|m-1");
  assert.equal(answer("MSH", { code: "AE" })[1], "MSA|AE|");
});

test("a message whose header cannot be read gets an answer all the same", () => {
  const error: Hl7Error = { code: "100", severity: "E", sentence: "The message does not begin with an MSH segment." };
  assert.deepEqual(answer(undefined, { code: "AR", errors: [error] }), [
    "MSH|^~\\&|||||20260312150405+0000||ACK|ack1|P|2.5.1",
    "MSA|AR|",
    "ERR|||100^Segment sequence error^HL70357|E||||The message does not begin with an MSH segment.",
    "",
  ]);
});

test("an answer repeats no more of a damaged header than a sender needs, and no character set that is none", () => {
  const long = "x".repeat(100_000);
  const parsed = parseMessage(
    Buffer.from(`MSH|^~\\&|${long}|F|||2026||ADT^A01|${long}|P|2.5||||||VOSS^ELEANOR\rPID|1\r`),
  );
  const header = parsed.ok ? parsed.message.header : parsed.header;
  const text = buildAck({ header, code: "AE", errors: [], now: new Date(0), controlId: "1" }).toString();
  assert.ok(text.length < 3_000, `${text.length}`);
  assert.ok(!text.includes("VOSS"));
});
