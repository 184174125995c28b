import type { ReceivedFrame } from "../intake-context.ts";
import type { PreparedMessage, TranslatedMessage } from "../prepared-message.ts";
import type { Waiting } from "./fair-queue.ts";

/**
 * In whose turn a message waits, and what it must not run beside. A connection keeps the order of each source that it speaks for;
 * what belongs to no source waits in turns by the address that it came from.
 */
export function waitingOf({ bytes, connection, remoteAddress }: ReceivedFrame, message: PreparedMessage): Waiting {
  if (message.kind === "rejected") {
    const source = `unknown ${remoteAddress}`;
    const lanes = [`connection ${connection} ${source}`];
    return { source, connection, lanes, bytes: bytes.length, once: undefined, perSecondMax: undefined };
  }
  const source = `source ${message.source.code}`;
  const lanes = new Set([`connection ${connection} ${source}`]);
  if (message.kind === "translated") for (const id of patientIdsOf(message.translation)) lanes.add(`patient ${id}`);
  return {
    source,
    connection,
    lanes: [...lanes],
    once: `receipt ${message.key.toString("base64")}`,
    bytes: bytes.length,
    perSecondMax: message.source.messagesPerSecondMax ?? undefined,
  };
}

/** Every patient of whom a message says something, also in passing. */
function* patientIdsOf(translation: TranslatedMessage["translation"]): Iterable<string> {
  for (const { patient, merges, renumbers, moves } of [translation, ...translation.others]) {
    yield patient.patientId;
    for (const { patientId } of merges) yield patientId;
    for (const { from } of moves) yield from.patientId;
    if (renumbers) yield renumbers.patientId;
  }
}
