import { PlainError } from "../../platform/plain-error.ts";
import { readArguments, readWhole } from "../arguments.ts";
import type { Command } from "../command.ts";
import { type SendOutcome, sendMessages } from "../mllp-client.ts";
import { progressLine } from "../progress-line.ts";
import { type FileMessage, readMessageFiles } from "../read-message-files.ts";

const failuresShown = 5;
const notesShown = 5;

export const sendCommand: Command = {
  name: "send",
  summary: "Send HL7 v2 messages from files over MLLP, and say how they were answered",
  usage: `
Usage: ./crossbay send [--host ADDRESS] [--port N] [--connections N] [--rate N] FILE|FOLDER…

Sends every message in the files (and in all files of the folders) and waits for the answers that it asks for (MSH-15,
MSH-16). Files may hold one or many messages, with CR, LF or CR LF, framed for MLLP or in a batch envelope. A message
whose connection breaks is sent again. Exit code 1 unless every answer is AA, or CA with nothing worse after it.

  --host ADDRESS    where the exchange listens (127.0.0.1)
  --port N          its HL7 v2 port (CROSSBAY_MLLP_PORT, else 2575)
  --connections N   connections at once (1; to 256); a patient's messages keep their order
  --rate N          at most so many messages a second (as fast as they are answered)`,
  async run(args) {
    const { values, positionals } = readArguments({
      args: [...args],
      allowPositionals: true,
      options: {
        host: { type: "string" },
        port: { type: "string" },
        connections: { type: "string" },
        rate: { type: "string" },
      },
    });
    if (positionals.length === 0) throw new PlainError("Name a file or a folder to send.", { exitCode: 2 });
    const port = values.port ?? (process.env.CROSSBAY_MLLP_PORT || undefined);
    const rate = readWhole("--rate", values.rate, { min: 1, max: 1_000_000, fallback: 0 });
    const { messages, notes } = readMessageFiles(positionals);
    say(notes.slice(0, notesShown));
    if (notes.length > notesShown) say([`… and ${notes.length - notesShown} more notes of this kind.`]);
    if (messages.length === 0) throw new PlainError("No HL7 v2 message was found in what was named.");
    const line = progressLine("Sending");
    const outcome = await sendMessages({
      host: values.host ?? "127.0.0.1",
      port: readWhole("--port", port, { min: 1, max: 65_535, fallback: 2575 }),
      connections: readWhole("--connections", values.connections, { min: 1, max: 256, fallback: 1 }),
      ...(rate > 0 ? { rate } : {}),
      messages: messages.map(({ bytes }) => bytes),
      onProgress: (sent) => line.show(sent, messages.length),
    }).finally(line.end);
    say(report(outcome, messages));
    return outcome.answers.AA + outcome.answers.unasked === messages.length ? 0 : 1;
  },
};

function report({ answers, failures, sent }: SendOutcome, messages: readonly FileMessage[]): string[] {
  const counts = `AA ${answers.AA}, AE ${answers.AE}, AR ${answers.AR}, no answer ${answers.none}${answers.unasked > 0 ? `, none asked for ${answers.unasked}` : ""}`;
  const shown = failures.slice(0, failuresShown).map(({ index, code, sentence }) => {
    const message = messages[index];
    return `  ${code === "none" ? "no answer" : code}  ${message?.file}, message ${message?.position}: ${sentence}`;
  });
  const more = sent - answers.AA - answers.unasked - shown.length;
  return [
    `${sent} of ${messages.length} messages: ${counts}`,
    ...shown,
    ...(more > 0 ? [`  … and ${more} more.`] : []),
  ];
}

const say = (lines: readonly string[]): void => {
  for (const line of lines) process.stdout.write(`${line}\n`);
};
