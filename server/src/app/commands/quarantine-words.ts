import type {
  FoundMessage,
  MessageFault,
  QuarantineDetail,
  QuarantinedMessage,
  ReplayOutcome,
} from "@crossbay/contract";
import { formatTable } from "../table.ts";

/** A table of messages in quarantine. */
export function listWaiting(messages: readonly QuarantinedMessage[], isAll: boolean): string {
  const lines = messages.map(({ id, sourceCode, receivedAt, controlId, type, reason, state, faults }) => [
    id,
    sourceCode,
    receivedAt,
    inLine(controlId),
    type,
    state === "waiting" ? reason : `${reason} (${state})`,
    firstFault(faults),
  ]);
  const head = ["id", "source", "received", "control id", "type", "reason", "what is wrong"];
  return formatTable(head, lines) + (isAll ? "" : "There are more; narrow the list with --source or --reason.\n");
}

/** One message, its faults and its history, then its text. */
export function describeDetail({ message, text, unmasked, charset, earlier, history }: QuarantineDetail): string {
  const { sourceCode, sourceName, receivedAt, controlId, type, reason, state, faults } = message;
  return [
    `${inLine(controlId)}  ${type}  of ${sourceCode} (${sourceName}), received ${receivedAt}: ${reason}, ${state}`,
    ...faults.map((fault) => `  ${fault.code} ${fault.place ?? ""} ${fault.sentence}`),
    "",
    ...history.map(({ at, what, by, detail }) =>
      [`  ${at}`, what, ...(by ? [`by ${by}`] : []), ...(detail ? [`– ${inLine(detail)}`] : [])].join("  "),
    ),
    "",
    `${charset} ${unmasked ? "Values are readable." : "Values are masked."}`,
    "",
    printable(text),
    ...(earlier
      ? [
          `The message that came first with this control id, received ${earlier.receivedAt}, ` +
            `${earlier.isOnChart ? "on the chart" : "not on a chart"}:`,
          "",
          printable(earlier.text),
        ]
      : []),
    "",
  ].join("\n");
}

/** What became of each message that was replayed or dismissed. */
export const listOutcomes = (outcomes: readonly ReplayOutcome[]): string =>
  formatTable(
    ["id", "outcome", "what is wrong"],
    outcomes.map(({ id, outcome, faults }) => [id, outcome, firstFault(faults)]),
  );

/** What became of the messages of one control id. */
export const listFound = (messages: readonly FoundMessage[]): string =>
  formatTable(
    ["source", "received", "type", "state", "answer", "quarantine id", "what is wrong"],
    messages.map(({ sourceCode, receivedAt, type, state, answer, quarantineId = "", faults }) => [
      sourceCode,
      receivedAt,
      type,
      state,
      answer,
      quarantineId,
      firstFault(faults),
    ]),
  );

const firstFault = ([fault]: readonly MessageFault[]): string =>
  fault === undefined ? "" : fault.place === undefined ? fault.sentence : `${fault.place}: ${fault.sentence}`;

// A sender's control characters could steer the terminal.
const printable = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, "\ufffd");
const inLine = (text: string): string => text.replace(/\p{Cc}/gu, "\ufffd");
