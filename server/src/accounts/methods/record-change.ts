import { type AuditAction, writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import type { BrowserSession } from "../session/session-state.ts";
import { tellOwner } from "./tell-owner.ts";

export type OwnChange = { session: BrowserSession; requestId: string };

/** Audits that a way in was changed by its owner, and tells the owner by mail. `what` is a name of the house. */
export async function recordChange(
  tx: Tx,
  context: AccountsContext,
  change: OwnChange & { action?: AuditAction; what: string; inWords: string },
): Promise<void> {
  const { session, requestId, action = "second-factor-change", what, inWords } = change;
  const { accountId, username } = session;
  await writeEntries(tx, context.clock.now(), [
    { action, outcome: "succeeded", actor: { accountId, username }, requestId, detail: { what } },
  ]);
  await tellOwner(tx, context, accountId, inWords);
}
