import type { AccountsContext } from "../context.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { askPasswordAgain } from "../session/ask-password-again.ts";
import { choosePassword } from "../sign-in/choose-password.ts";
import type { OwnChange } from "./record-change.ts";

/** Sets a new password after the old one. Every session ends, this one too. */
export async function changePassword(
  context: AccountsContext,
  { session, password, newPassword, requestId }: OwnChange & { password: string; newPassword: string },
): Promise<AccountsRefusal | undefined> {
  const refused = await askPasswordAgain(context, {
    session,
    password,
    requestId,
    action: "password-change",
    whenRight: async () => undefined,
  });
  return refused ?? choosePassword(context, { session, newPassword, requestId });
}
