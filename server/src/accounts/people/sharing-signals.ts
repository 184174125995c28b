import type { SharingSignal } from "@crossbay/contract";
import { type AuditActor, writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { listedName } from "./listed-name-rules.ts";
import { listSharing, type SharingRow, setLookedAt } from "./sharing-store.ts";

const signalsMax = 500;

/** Signs that an account is shared, those first that nobody has looked at; at most 500. */
export const listSharingSignals = async (tx: Tx): Promise<SharingSignal[]> =>
  (await listSharing(tx, signalsMax)).map(present);

/**
 * Keeps what a privacy auditor found out about a signal.
 * @returns false when there is none, or somebody was faster
 */
export async function noteSharingSignal(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  { id, note, by, requestId }: { id: string; note: string; by: AuditActor; requestId: string },
): Promise<boolean> {
  const now = clock.now();
  const accountId = await setLookedAt(tx, { id, byAccountId: by.accountId, note, now });
  if (!accountId) return false;
  await writeEntries(tx, now, [
    { action: "sharing-signal", outcome: "succeeded", actor: by, requestId, detail: { signalId: id, accountId, note } },
  ]);
  return true;
}

function present({ id, at, accountId, username, given, family, kind, count, ...looked }: SharingRow): SharingSignal {
  return {
    id,
    at: at.toISOString(),
    accountId,
    username,
    name: listedName({ given, family }),
    kind,
    sentence: sentences[kind](count ?? 0),
    state: looked.lookedAtAt ? "looked-at" : "new",
    ...(looked.note ? { note: looked.note } : {}),
    ...(looked.lookedAtBy ? { lookedAtBy: looked.lookedAtBy } : {}),
  };
}

const sentences: Record<SharingSignal["kind"], (count: number) => string> = {
  "two-places": () => "Used from two networks within five minutes.",
  "two-devices": () => "Used in two browsers on one network within five minutes.",
  "many-devices": (count) => `Used in ${count} browsers in 30 days.`,
};
