import type { RecoveryCodes } from "@crossbay/contract";
import type { AccountsContext } from "../context.ts";
import type { AccountsRefusal } from "../refusal.ts";
import { askPasswordAgain } from "../session/ask-password-again.ts";
import { hashRecoveryCode, makeRecoveryCode } from "../sign-in/secrets.ts";
import { type OwnChange, recordChange } from "./record-change.ts";
import { replaceRecoveryCodes } from "./recovery-code-store.ts";

const codesMax = 10;

/** Ten recovery codes, shown this once and kept as their hashes; those before no longer work. */
export const makeRecoveryCodes = (
  context: AccountsContext,
  { session, password, requestId }: OwnChange & { password: string },
): Promise<RecoveryCodes | AccountsRefusal> =>
  askPasswordAgain(context, {
    session,
    password,
    requestId,
    action: "second-factor-change",
    async whenRight(tx) {
      const { accountId } = session;
      const codes = Array.from({ length: codesMax }, makeRecoveryCode);
      const hashes = codes.map((code) => hashRecoveryCode(context.keys.signIn, accountId, code));
      await replaceRecoveryCodes(tx, accountId, hashes, context.clock.now());
      const inWords = "new recovery codes were made, and those before no longer work";
      await recordChange(tx, context, { session, requestId, what: "recovery-codes-made", inWords });
      return { codes };
    },
  });
