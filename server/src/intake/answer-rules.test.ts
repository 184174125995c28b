import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hl7ErrorCode, MessageHeader } from "@crossbay/formats/hl7v2";
import { acknowledgementCode, refusalOf } from "./answer-rules.ts";
import type { Answer } from "./prepared-message.ts";

const refusalFor = (code: Hl7ErrorCode) => refusalOf([{ code, severity: "E", sentence: "Wrong." }]).code;

test("a kind of message that is not taken is refused with AR, a fault inside a message is answered AE", () => {
  for (const code of ["200", "201", "202", "203"] as const) assert.equal(refusalFor(code), "AR", code);
  for (const code of ["100", "101", "102", "103", "204", "205", "206", "207"] as const) {
    assert.equal(refusalFor(code), "AE", code);
  }
});

test("acknowledgement codes follow the mode that the sender asks for", () => {
  const cases: [accept: string, application: string, code: Answer["code"], expected: string][] = [
    ["", "", "AA", "AA"],
    ["", "", "AE", "AE"],
    ["AL", "NE", "AA", "CA"],
    ["AL", "NE", "AE", "CE"],
    ["AL", "NE", "AR", "CR"],
    ["AL", "ER", "AA", "CA"],
    ["AL", "ER", "AE", "AE"],
    ["AL", "AL", "AA", "AA"],
    ["NE", "AL", "AA", "AA"],
    ["AL", "", "AA", "AA"],
    ["ER", "NE", "AE", "CE"],
    ["SU", "NE", "AA", "CA"],
    ["NE", "NE", "AA", "AA"],
  ];
  for (const [acceptAckType, applicationAckType, code, expected] of cases) {
    const header = { acceptAckType, applicationAckType } as MessageHeader;
    assert.equal(acknowledgementCode(header, code), expected, `${acceptAckType} ${applicationAckType} ${code}`);
  }
  assert.equal(acknowledgementCode(undefined, "AR"), "AR");
});
