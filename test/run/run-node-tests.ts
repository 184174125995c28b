import { join, relative, resolve } from "node:path";
import { run } from "node:test";
import { inspect } from "node:util";
import { projectRoot } from "../support/project-root.ts";
import type { Outcome } from "./outcome.ts";
import { shareProcesses } from "./share-process.ts";

// A test may build a whole world; none takes minutes unless it hangs.
const testMsMax = 3 * 60_000;
const outputCharactersMax = 4_000;
// One more than there are cores on the machines that it is made for: each of them waits for a database or a browser now and then.
const filesAtOnce = 3;
const writeAtOnce = new URL("write-at-once.ts", import.meta.url).href;
// Each file has a process of its own, which would read and compile the same hundreds of modules anew.
const compiled = join(projectRoot, "node_modules/.cache/compiled");

// The events that matter here; node:test has more.
type TestEvent = {
  name: string;
  file?: string;
  line?: number;
  skip?: string | boolean;
  todo?: string | boolean;
  details: { type?: string; error?: { failureType?: string; cause?: unknown } & Error };
};

/**
 * Runs test files with node:test, each in a process of its own or in one that it shares. The report holds failures in full, with what their
 * files printed, and the reasons of skipped tests; passes leave no trace but their number.
 */
export async function runNodeTests(
  files: readonly string[],
  options: { signal: AbortSignal; environment: NodeJS.ProcessEnv; onProgress: (done: number) => void },
): Promise<Outcome> {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0, report: [] };
  const count = { passed: 0, failed: 0, skipped: 0 };
  const failures: string[] = [];
  const skips = new Set<string>();
  const printed = new Map<string, string>();
  const failedFiles = new Set<string>();
  const endedFiles = new Set<string>();
  let hasSucceeded = true;
  const { lots, alone, remove } = shareProcesses(files, filesAtOnce);

  const events = run({
    // What takes longest comes first, so that it does not go on alone at the end.
    files: [...lots.map(({ file }) => file), ...alone],
    concurrency: filesAtOnce,
    timeout: testMsMax,
    // A test that fails half-way may leave listeners behind, which must not keep its file's process for ever.
    execArgv: ["--import", writeAtOnce, "--test-force-exit"],
    signal: options.signal,
    cwd: projectRoot,
    env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...options.environment },
  });
  try {
    for await (const { type, data } of events) {
      if (type === "test:stdout" || type === "test:stderr") {
        printed.set(data.file, `${printed.get(data.file) ?? ""}${data.message}`.slice(-outputCharactersMax));
      } else if (type === "test:pass" || type === "test:fail") {
        const event = data as TestEvent;
        const verdict = judge(type, event);
        if (verdict === undefined) continue;
        count[verdict]++;
        if (verdict === "failed") {
          if (event.details.error?.failureType !== "cancelledByParent") failures.push(describeFailure(event));
          if (event.file) failedFiles.add(event.file);
        } else if (verdict === "skipped" && typeof event.skip === "string" && event.skip !== "") {
          skips.add(`skipped: ${event.name}: ${event.skip}`);
        }
        options.onProgress(count.passed + count.failed + count.skipped);
      } else if (type === "test:summary") {
        if (data.file === undefined) hasSucceeded = data.success;
        else endedFiles.add(data.file);
      }
    }
  } finally {
    remove();
  }
  const processes = [...lots, ...alone.map((file) => ({ file: resolve(projectRoot, file), members: [file] }))];
  for (const { file, members } of processes) {
    const hasFailed = [file, ...members].some((each) => failedFiles.has(each));
    const names = members.map((each) => relative(projectRoot, each)).join(", ");
    if (!options.signal.aborted && !endedFiles.has(file) && !hasFailed) {
      count.failed++;
      failures.push(`✖ not all results of ${names} arrived`);
    }
    const text = hasFailed ? printed.get(file)?.trim() : undefined;
    if (text) failures.push(`${names} printed:\n${text}`);
  }
  const outcome: Outcome = { ...count, report: [...failures, ...skips] };
  return hasSucceeded || count.failed > 0
    ? outcome
    : {
        ...outcome,
        failed: 1,
        report: [...outcome.report, "The test runner reports a failure that no test explains."],
      };
}

/** What an event counts as. A group counts only when it fails by itself: its tests have their own events. */
function judge(
  type: "test:pass" | "test:fail",
  { details, skip, todo }: TestEvent,
): "passed" | "failed" | "skipped" | undefined {
  const isGroup = details.type === "suite";
  if (skip !== undefined || todo !== undefined) return isGroup ? undefined : "skipped";
  if (type === "test:pass") return isGroup ? undefined : "passed";
  return isGroup && details.error?.failureType === "subtestsFailed" ? undefined : "failed";
}

function describeFailure({ name, file, line, details }: TestEvent): string {
  const place = file ? ` (${relative(projectRoot, file)}${line ? `:${line}` : ""})` : "";
  const cause = details.error?.cause ?? details.error;
  const text = cause instanceof Error ? inspect(cause, { depth: 5 }) : String(cause ?? "");
  return `✖ ${name}${place}\n${text}`;
}

/** The outcome of files that cannot be run here: each counts as one skipped test. */
export function skipFiles(files: readonly string[], why: string): Outcome {
  return { passed: 0, failed: 0, skipped: files.length, report: files.length > 0 ? [`skipped: ${why}`] : [] };
}
