import type { MessageHeader } from "./message.ts";

/** HL7 table 0155: always, never, on error or reject only, on success only. */
export type AckCondition = "AL" | "NE" | "ER" | "SU";

/** How a message is to be answered: by one answer, or by an accept answer and an application answer under conditions. */
export type AckMode = { kind: "original" } | { kind: "enhanced"; accept: AckCondition; application: AckCondition };

/**
 * What MSH-15 and MSH-16 ask for. Both empty: original mode. One of them valued: enhanced mode, and the empty one means never.
 * A value outside of table 0155 says nothing about the mode; beside a known one it counts as always, because an answer too many
 * is better than a sender that waits for ever.
 * @see HL7 v2.5.1 §2.9.2, §2.9.3
 */
export function readAckMode(header: Pick<MessageHeader, "acceptAckType" | "applicationAckType"> | undefined): AckMode {
  const [accept, application] = [readCondition(header?.acceptAckType), readCondition(header?.applicationAckType)];
  if (!isKnown(accept) && !isKnown(application)) return { kind: "original" };
  return { kind: "enhanced", accept: meaningOf(accept), application: meaningOf(application) };
}

/** True for a value of MSH-15 or MSH-16 that table 0155 does not have. */
export const isUnknownCondition = (text: string): boolean => readCondition(text) === "unknown";

type Reading = AckCondition | "unknown" | undefined;

function readCondition(text: string | undefined): Reading {
  const value = text?.trim().toUpperCase() ?? "";
  if (value === "") return undefined;
  return value === "AL" || value === "NE" || value === "ER" || value === "SU" ? value : "unknown";
}

const isKnown = (reading: Reading): boolean => reading !== undefined && reading !== "unknown";

const meaningOf = (reading: Reading): AckCondition => (reading === "unknown" ? "AL" : (reading ?? "NE"));
