import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { closingLine, type Outcome } from "./outcome.ts";

const folder = mkdtempSync(join(tmpdir(), "crossbay-runner-"));
after(() => rmSync(folder, { recursive: true }));

/** What the runner makes of test files; in a process of its own, for node:test does not run inside itself. */
function outcomeOf(...texts: string[]): Outcome {
  const files = texts.map((text, at) => {
    const file = join(folder, `planted${at || ""}.test.mjs`);
    writeFileSync(file, text);
    return file;
  });
  // A file, not --eval: node:test hands the options of its own process on to those that it starts.
  const script = join(folder, "run.mjs");
  writeFileSync(
    script,
    `const { runNodeTests } = await import(${JSON.stringify(new URL("run-node-tests.ts", import.meta.url).href)});
    const options = { signal: new AbortController().signal, environment: {}, onProgress: () => {} };
    console.log(JSON.stringify(await runNodeTests(${JSON.stringify(files)}, options)));`,
  );
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const { stdout } = spawnSync(process.execPath, [script], { encoding: "utf8", env: environment });
  return JSON.parse(stdout) as Outcome;
}

const files: [string, string, string, RegExp][] = [
  [
    "passes and reasons of skips are counted",
    'test("a"); test("b", { skip: "no wind" }, () => {});',
    "1 passed, 0 failed, 1 skipped",
    /no wind/,
  ],
  [
    "a failure is told with its name, place and message",
    'test("a", () => { throw new Error("boom"); });',
    "0 passed, 1 failed",
    /✖ a \(.*planted\.test\.mjs:2\)\n.*boom/s,
  ],
  [
    "a group counts by its tests",
    'describe("g", () => { test("a"); test("b", () => { throw 1; }); });',
    "1 passed, 1 failed",
    /✖ b/,
  ],
  [
    "a group whose preparation fails is a failure",
    'describe("g", () => { before(() => { throw new Error("boom"); }); test("a"); });',
    "0 passed, 2 failed",
    /boom/,
  ],
  ["a file that does not even start is a failure", "nonsense(;", "0 passed, 1 failed", /planted\.test\.mjs/],
  [
    "every one of many results arrives, though the file's process ends at once",
    'for (let n = 0; n < 2_000; n++) test(n + " of very many".repeat(20));',
    "2000 passed, 0 failed",
    /^$/,
  ],
  [
    "a listener left behind does not keep the run from ending",
    'setInterval(() => {}, 60_000); test("a");',
    "1 passed, 0 failed",
    /^$/,
  ],
];

for (const [name, text, line, report] of files) {
  test(name, () => {
    const outcome = outcomeOf(`import { after, before, describe, test } from "node:test";\n${text}`);
    assert.equal(closingLine(outcome), line);
    assert.match(outcome.report.join("\n"), report);
  });
}

test("files that prepare nothing share processes, and each is told of by its own name", () => {
  const plain = 'import { test } from "node:test";\n';
  const names = `${plain}test("what this process is called", () => { throw new Error(process.argv[1]); });`;
  const files = Array.from({ length: 8 }, () => `${plain}test("a");`);
  const { passed, failed, report } = outcomeOf(`${plain}test("b", () => { throw new Error("boom"); });`, ...files);
  assert.deepEqual([passed, failed], [8, 1]);
  assert.match(report.join("\n"), /✖ b \(.*planted\.test\.mjs:2\)\n.*boom/s);
  // One that looks at its own process has one.
  assert.match(outcomeOf(names, ...files).report.join("\n"), /Error: .*planted\.test\.mjs/);
});

test("a file that cannot be read takes nobody's failure with it in silence", () => {
  const files = Array.from({ length: 6 }, () => 'import { test } from "node:test";\ntest("a");');
  const { failed, report } = outcomeOf('import { test } from "node:test";\nnonsense(;', ...files);
  assert.ok(failed >= 1);
  assert.match(report.join("\n"), /planted\.test\.mjs/);
});
