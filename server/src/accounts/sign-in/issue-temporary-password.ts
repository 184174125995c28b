import { randomUUID } from "node:crypto";
import { writeEntries } from "../../audit/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { AccountsContext } from "../context.ts";
import { hashPassword } from "./password-hash.ts";
import { makeTemporaryPassword, normaliseTemporaryPassword } from "./secrets.ts";
import { insertTemporaryPassword } from "./sign-in-store.ts";

/**
 * Makes a temporary password for an account and keeps its hash: 72 hours for an invitation, 60 minutes for a reset, single
 * use. Policy §4.
 * @returns the password in clear, for the one mail that carries it
 */
export async function issueTemporaryPassword(
  { accounts: settings, clock, database }: AccountsContext,
  { accountId, reason }: { accountId: AccountId; reason: "invitation" | "reset" },
): Promise<string> {
  const temporaryPassword = makeTemporaryPassword();
  const hash = await hashPassword(normaliseTemporaryPassword(temporaryPassword), settings);
  const now = clock.now();
  const livesMs = reason === "invitation" ? settings.invitationMs : settings.resetMs;
  await database.transaction(async (tx) => {
    await insertTemporaryPassword(tx, { accountId, hash, reason, now, expiresAt: new Date(now.getTime() + livesMs) });
    await writeEntries(tx, now, [
      {
        action: "temporary-password",
        outcome: "permitted",
        requestId: randomUUID(),
        detail: { reason, account: accountId },
      },
    ]);
  });
  return temporaryPassword;
}
