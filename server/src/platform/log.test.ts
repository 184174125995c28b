import assert from "node:assert/strict";
import { test } from "node:test";
import { failureFacts } from "./failure-facts.ts";
import { makeLog } from "./log.ts";

function linesOf(write: (log: ReturnType<typeof makeLog>) => void): string {
  const lines: string[] = [];
  write(makeLog({ level: "info", destination: { write: (line) => lines.push(line) } }));
  return lines.join("");
}

test("a failure's SQLSTATE is in the log, its message is not", () => {
  const refused = Object.assign(new Error("duplicate key (email)=(amara@example)"), { code: "23505" });
  const line = linesOf((log) => log.error(failureFacts(refused), "a job failed"));
  assert.match(line, /"failure":"Error","errorCode":"23505"/);
  assert.doesNotMatch(line, /amara/);
});

test("security codes, passwords and tokens never reach the log", () => {
  const line = linesOf((log) => {
    log.info({ code: "314159", password: "314159", token: "314159" }, "a sign-in");
    log.info({ sent: { code: "314159", password: "314159", token: "314159" } }, "a sign-in");
  });
  assert.doesNotMatch(line, /314159/);
});
