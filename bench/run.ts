import { PlainError } from "../server/src/platform/plain-error.ts";
import { accessBench } from "./access/access.ts";
import { auditBench } from "./audit/audit.ts";
import type { Bench } from "./bench.ts";
import { crashBench } from "./crash/crash.ts";
import { enumerationBench } from "./enumeration/enumeration.ts";
import { fuzzBench } from "./fuzz/fuzz.ts";
import { helpBench } from "./help/help.ts";
import { ingestBench } from "./ingest/ingest.ts";
import { worksheetBench } from "./worksheet/worksheet.ts";

const benches: readonly Bench[] = [
  ingestBench,
  crashBench,
  fuzzBench,
  enumerationBench,
  worksheetBench,
  accessBench,
  auditBench,
  helpBench,
];

const usage = `Usage: ./crossbay bench [NAME] [--quick] [--database URL]

Measures against a private database, and ends with one line of JSON. Without a name it lists what there is:

${benches.map(({ name, summary }) => `  ${name.padEnd(12)} ${summary}`).join("\n")}

  --quick           a smaller size, for a look
  --database URL    measure on this PostgreSQL instead, as a role that may create databases
`;

async function main(args: readonly string[]): Promise<number> {
  const { name, quick, databaseUrl } = readArguments(args);
  if (name === undefined) {
    process.stdout.write(usage);
    return 0;
  }
  const bench = benches.find((candidate) => candidate.name === name);
  if (!bench) throw new PlainError(`There is no bench "${name}". ./crossbay bench lists them.`, { exitCode: 2 });
  const figures = await bench.run({ quick, databaseUrl });
  process.stdout.write(`${JSON.stringify({ bench: name, ...(quick ? { quick } : {}), figures })}\n`);
  const failure = bench.failure?.(figures);
  if (failure) process.stderr.write(`${failure}\n`);
  return failure ? 1 : 0;
}

function readArguments(args: readonly string[]) {
  let name: string | undefined;
  let quick = false;
  let databaseUrl: string | undefined;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (arg === "--quick") quick = true;
    else if (arg === "--database") databaseUrl = args[++at];
    else if (arg.startsWith("--database=")) databaseUrl = arg.slice("--database=".length);
    else if (arg === "--help" || arg === "-h") return { name: undefined, quick, databaseUrl };
    else if (arg.startsWith("-") || name !== undefined) {
      throw new PlainError(`bench does not know "${arg}".`, { exitCode: 2 });
    } else name = arg;
  }
  return { name, quick, databaseUrl };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const isPlain = error instanceof PlainError;
  process.stderr.write(`crossbay: ${isPlain ? error.message : (error as Error).stack}\n`);
  process.exitCode = isPlain ? error.exitCode : 70;
}
