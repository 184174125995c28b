import assert from "node:assert/strict";
import { test } from "node:test";
import type { Hl7ErrorCode, MessageHeader } from "@crossbay/formats/hl7v2";
import { answersDue, refusalOf } from "./answer-rules.ts";
import type { Answer } from "./prepared-message.ts";

const refusalFor = (code: Hl7ErrorCode) => refusalOf([{ code, severity: "E", sentence: "Wrong." }]).code;

test("a kind of message that is not taken is refused with AR, a fault inside a message is answered AE", () => {
  for (const code of ["200", "201", "202", "203"] as const) assert.equal(refusalFor(code), "AR", code);
  for (const code of ["100", "101", "102", "103", "204", "205", "206", "207"] as const) {
    assert.equal(refusalFor(code), "AE", code);
  }
});

/** MSH-15, MSH-16, what became of the message, and the answers that leave. */
type Row = [accept: string, application: string, became: string, answers: string];

const answersTo = ([accept, application, became]: Row): string => {
  const header = { acceptAckType: accept, applicationAckType: application } as MessageHeader;
  const [code, kept] = became.split(" ") as [Answer["code"], string | undefined];
  const errors: Answer["errors"] = code === "AA" ? [] : [{ code: "207", severity: "E", sentence: "Wrong." }];
  return answersDue(header, { code, errors }, kept !== "lost")
    .map((due) => (due.errors.length > 0 ? `${due.code}!` : due.code))
    .join(" ");
};

function checkRows(rows: readonly Row[]): void {
  for (const row of rows) assert.equal(answersTo(row), row[3], row.join(" / "));
}

test("original mode: one answer, whatever became of the message", () => {
  checkRows([
    ["", "", "AA", "AA"],
    ["", "", "AE", "AE!"],
    ["", "", "AR", "AR!"],
    ["", "", "AR lost", "AR!"],
  ]);
});

test("enhanced mode, both answers asked for: CA once the message is kept, then the application's answer", () => {
  checkRows([
    ["AL", "AL", "AA", "CA AA"],
    ["AL", "AL", "AE", "CA AE!"],
    ["AL", "AL", "AR", "CA AR!"],
    ["SU", "AL", "AE", "CA AE!"],
    ["ER", "AL", "AE", "AE!"],
    ["AL", "ER", "AE", "CA AE!"],
    ["AL", "SU", "AA", "CA AA"],
  ]);
});

test("enhanced mode, no application answer follows: the accept answer carries the verdict", () => {
  checkRows([
    ["AL", "NE", "AA", "CA"],
    ["AL", "NE", "AE", "CE!"],
    ["AL", "NE", "AR", "CR!"],
    ["AL", "", "AE", "CE!"],
    ["AL", "ER", "AA", "CA"],
    ["AL", "SU", "AE", "CE!"],
    ["ER", "NE", "AE", "CE!"],
    ["ER", "NE", "AA", ""],
    ["SU", "NE", "AA", "CA"],
    ["SU", "NE", "AE", ""],
  ]);
});

test("enhanced mode, a message that is not kept: CE or CR, and nothing after it", () => {
  checkRows([
    ["AL", "AL", "AR lost", "CR!"],
    ["AL", "AL", "AE lost", "CE!"],
    ["ER", "AL", "AR lost", "CR!"],
    ["NE", "AL", "AR lost", "AR!"],
    ["SU", "ER", "AE lost", "AE!"],
    ["NE", "SU", "AR lost", ""],
  ]);
});

test("enhanced mode, only the application's answer, or nothing at all", () => {
  checkRows([
    ["NE", "AL", "AA", "AA"],
    ["NE", "AL", "AE", "AE!"],
    ["", "ER", "AA", ""],
    ["", "ER", "AE", "AE!"],
    ["NE", "NE", "AA", ""],
    ["NE", "NE", "AR lost", ""],
    ["", "NE", "AE", ""],
    ["NE", "", "AA", ""],
  ]);
});

test("values that are in no table: original mode alone, an answer always beside a known one", () => {
  checkRows([
    ["0", "0", "AA", "AA"],
    ["USA", "", "AE", "AE!"],
    ["NE", "YES", "AA", "AA"],
    ["AL", "YES", "AA", "CA AA"],
    ["YES", "NE", "AA", "CA"],
  ]);
});
