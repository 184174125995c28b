import { styleText } from "node:util";
import { addOutcomes, closingLine, failedOnce, type Outcome } from "./run/outcome.ts";
import { type RunCluster, startRunCluster } from "./run/run-cluster.ts";
import { type Group, groups, type Step, steps } from "./run/steps.ts";

const usage = `Usage: ./crossbay test [--full] [--only ${groups.join("|")}]`;

type Wish = { only: Group | undefined; full: boolean };

/** Reads the command line; `undefined` when it asks for something that there is not. */
function readWish(args: readonly string[]): Wish | undefined {
  let only: Group | undefined;
  let full = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === "--full") full = true;
    else if (arg === "--only" || arg.startsWith("--only=")) {
      const name = arg === "--only" ? args[++i] : arg.slice("--only=".length);
      only = groups.find((group) => group === name);
      if (!only) return undefined;
    } else return undefined;
  }
  return { only, full };
}

const isLively = Boolean(process.stdout.isTTY) && !process.env.CI && !process.env.NO_COLOR;
const paint = (style: "green" | "red" | "dim", text: string) => (isLively ? styleText(style, text) : text);
const clearLine = () => isLively && process.stdout.write("\r\x1b[2K");
const print = (line: string) => {
  clearLine();
  console.log(line);
};

async function runSteps({ only, full }: Wish): Promise<Outcome> {
  const stopped = new AbortController();
  const stop = () => stopped.abort(new Error("interrupted"));
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(name, stop);
  let cluster: Promise<RunCluster> | undefined;
  const testEnvironment = async () => {
    cluster ??= startRunCluster();
    return { ...(await cluster).environment, ...(full ? { CROSSBAY_TEST_FULL: "yes" } : {}) };
  };

  let total: Outcome = { passed: 0, failed: 0, skipped: 0, report: [] };
  try {
    for (const step of steps.filter((each) => !only || each.groups.includes(only))) {
      if (stopped.signal.aborted) break;
      total = addOutcomes(total, await runStep(step, stopped.signal, testEnvironment));
    }
  } finally {
    await (await cluster?.catch(() => undefined))?.remove();
  }
  if (!stopped.signal.aborted) return total;
  print("The run was interrupted.");
  return addOutcomes(total, failedOnce());
}

async function runStep(
  step: Step,
  signal: AbortSignal,
  testEnvironment: () => Promise<NodeJS.ProcessEnv>,
): Promise<Outcome> {
  const since = performance.now();
  const onProgress = (done: number) => isLively && process.stdout.write(`\r${step.name} … ${done} `);
  onProgress(0);
  const outcome = await step
    .run({ signal, testEnvironment, onProgress, log: print })
    .catch((error: unknown) => failedOnce(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  const took = `${((performance.now() - since) / 1000).toFixed(1)} s`;
  const mark = outcome.failed > 0 ? paint("red", "✖") : paint("green", "✓");
  const counted = outcome.passed + outcome.failed + outcome.skipped === 1 ? "" : `${closingLine(outcome)}, `;
  print(`${mark} ${step.name} ${paint("dim", `(${counted}${took})`)}`);
  // Once interrupted, every test that had not ended yet has failed for that reason alone.
  if (signal.aborted) return outcome;
  for (const paragraph of outcome.report) print(paragraph.replace(/^/gm, "    "));
  return outcome;
}

const args = process.argv.slice(2);
const wish = readWish(args);
if (args.includes("--help") || args.includes("-h")) {
  print(usage);
} else if (wish) {
  const total = await runSteps(wish);
  process.exitCode = total.failed > 0 ? 1 : 0;
  print(closingLine(total));
} else {
  console.error(usage);
  process.exitCode = 2;
}
