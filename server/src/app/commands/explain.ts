import { readFileSync } from "node:fs";
import type { Explanation } from "@crossbay/contract";
import { explainAlone, explainForEngineer, theOperator } from "../../intake/index.ts";
import { PlainError } from "../../platform/plain-error.ts";
import { readArguments, readWhole } from "../arguments.ts";
import type { Command } from "../command.ts";
import { explainLines } from "../explain-lines.ts";
import { openHouse } from "../house.ts";
import { type FileMessage, readMessageFiles } from "../read-message-files.ts";

export const explainCommand: Command = {
  name: "explain",
  summary: "Say what would become of a message in a file, field by field; stores nothing",
  usage: `
Usage: ./crossbay explain FILE [--source CODE] [--message N] [--json]
       ./crossbay explain FILE --no-match [--authority NAMESPACE] [--time-zone ZONE] [--message N] [--json]

Prints for each message of the file: every field that was sent with what becomes of it (used: stands on the chart or
decides where it goes; kept: readable in the stored message only; warned; refused), what is wrong, the FHIR resources, to
which person it would be matched and by what evidence, and the answer. Nothing is stored. The audit record says that
messages were explained. Exit code 1 unless every answer is AA.

  --source CODE          read as if it came from this source; else MSH-3 and MSH-4 tell
  --message N            only the Nth message of the file
  --json                 one line of JSON for each message, the resources whole
  --no-match             without an exchange and its database: nobody is matched, any sender is taken for a source
  --authority NAMESPACE  with --no-match: whose record numbers they are where PID-3.4 is empty (MSH-4, else MSH-3)
  --time-zone ZONE       with --no-match: of times without an offset, such as America/New_York (UTC)`,
  async run(args) {
    const { values, positionals } = readArguments({
      args: [...args],
      allowPositionals: true,
      options: {
        source: { type: "string" },
        message: { type: "string" },
        json: { type: "boolean", default: false },
        "no-match": { type: "boolean", default: false },
        authority: { type: "string" },
        "time-zone": { type: "string" },
      },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new PlainError("Name one file to explain.", { exitCode: 2 });
    const alone = values["no-match"];
    checkTogether(values, alone);
    const messages = chooseMessages(
      file,
      readWhole("--message", values.message, { min: 1, max: 1_000_000, fallback: 0 }),
    );
    const explanations = alone
      ? messages.map(({ bytes }) => explainOne(bytes, values.authority, values["time-zone"] ?? "UTC"))
      : await explainAtExchange(messages, values.source);
    const show = values.json ? showJson : showTree;
    for (const [index, explanation] of explanations.entries()) show(messages[index]!, explanation);
    return explanations.every(({ answer }) => answer === "AA") ? 0 : 1;
  },
};

function checkTogether(values: { source?: string; authority?: string; "time-zone"?: string }, alone: boolean): void {
  if (alone && values.source !== undefined)
    throw new PlainError("--source names a source of an exchange: leave out --no-match.", { exitCode: 2 });
  if (!alone && (values.authority !== undefined || values["time-zone"] !== undefined)) {
    throw new PlainError("--authority and --time-zone are for --no-match; else the source tells both.", {
      exitCode: 2,
    });
  }
}

/** The messages of a file; where it holds none, its bytes, of which an explanation says what is wrong with them. */
function chooseMessages(file: string, only: number): FileMessage[] {
  const { messages, notes } = readMessageFiles([file]);
  for (const note of notes) process.stderr.write(`${note}\n`);
  if (messages.length === 0) return [{ file, position: 1, bytes: readFileSync(file) }];
  if (only === 0) return messages;
  const message = messages[only - 1];
  if (!message)
    throw new PlainError(`${file} holds ${messages.length} messages, none with number ${only}.`, { exitCode: 2 });
  return [message];
}

function explainOne(message: Buffer, authority: string | undefined, timeZone: string): Explanation {
  try {
    return explainAlone({ message, authority, timeZone, now: new Date() });
  } catch (error) {
    if (error instanceof RangeError && !isTimeZone(timeZone))
      throw new PlainError(`There is no time zone ${timeZone}.`, { exitCode: 2, cause: error });
    throw error;
  }
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en-US", { timeZone: name }));
  } catch {
    return false;
  }
}

async function explainAtExchange(messages: readonly FileMessage[], source: string | undefined): Promise<Explanation[]> {
  const house = await openHouse();
  try {
    const engineer = theOperator(house.clock.now());
    const explanations: Explanation[] = [];
    for (const { bytes } of messages) {
      const explanation = await explainForEngineer(house, engineer, { message: bytes, source });
      if ("refused" in explanation) throw new PlainError(`There is no source ${source}.`, { exitCode: 2 });
      explanations.push(explanation);
    }
    return explanations;
  } finally {
    await house.close();
  }
}

function showJson({ file, position }: FileMessage, explanation: Explanation): void {
  process.stdout.write(`${JSON.stringify({ file, message: position, ...explanation })}\n`);
}

function showTree({ file, position }: FileMessage, explanation: Explanation): void {
  const { event, eventAt, sourceCode } = explanation;
  const facts = [event, eventAt && `of ${eventAt}`, sourceCode && `from ${sourceCode}`].filter(Boolean).join(" ");
  const isColoured = process.stdout.isTTY === true && !process.env.NO_COLOR;
  const lines = [
    `${file}, message ${position}${facts === "" ? "" : `: ${facts}`}`,
    ...explainLines(explanation, isColoured),
  ];
  process.stdout.write(`${lines.join("\n")}\n\n`);
}
