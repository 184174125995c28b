import type { Stranger } from "@crossbay/contract";
import { maskMessage, readText } from "@crossbay/formats/hl7v2";
import { findRejects } from "../store/stored-message-store.ts";
import { type Engineer, engineerEntry } from "./engineer.ts";
import type { LookContext } from "./list-quarantine.ts";

const strangersMax = 200;
const bytesMax = 4_096;

/**
 * Frames of unknown senders and bytes that are no message, newest first, the beginning of each masked. They belong to no source:
 * only who looks after every source may ask. The look is in the audit record when this resolves.
 */
export async function listStrangers(context: LookContext, engineer: Engineer): Promise<Stranger[]> {
  const rows = await context.database.snapshot((tx) => findRejects(tx, strangersMax, bytesMax));
  await context.audit.record([
    engineerEntry(engineer, { action: "message-list", outcome: "permitted", detail: { strangers: rows.length } }),
  ]);
  return rows.map(({ at, beginning, ...row }) => ({
    ...row,
    at: at.toISOString(),
    text: maskMessage(readText(beginning).text),
  }));
}
