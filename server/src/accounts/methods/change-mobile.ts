import type { MobileCodeSent } from "@crossbay/contract";
import { keyedHash, newId } from "../../platform/ids.ts";
import { makeCode, sameSecret } from "../../platform/secrets.ts";
import type { SignInContext } from "../context.ts";
import { maskMobile } from "../people/contact-rules.ts";
import { readMobile } from "../people/mobile-rules.ts";
import { type AccountsRefusal, isRefused } from "../refusal.ts";
import { askPasswordAgain } from "../session/ask-password-again.ts";
import { findOwner } from "../session/device-store.ts";
import { countSms } from "../sign-in/count-sms.ts";
import { hashCode } from "../sign-in/secrets.ts";
import { finishAllSignIns, lockAccount } from "../sign-in/sign-in-store.ts";
import { codeSms, mobileChangedSms } from "../sign-in/text-messages.ts";
import { countMobileTry, insertMobileChange, lockMobileChange, takeMobile } from "./mobile-change-store.ts";
import { type OwnChange, recordChange } from "./record-change.ts";

/** Sends a code to a new mobile number, after the password. The number on record stays until the code comes back. */
export async function changeMobile(
  context: SignInContext,
  { session, password, mobile: written, requestId }: OwnChange & { password: string; mobile: string },
): Promise<MobileCodeSent | AccountsRefusal> {
  const { accounts: settings, clock, keys, courier } = context;
  const read = readMobile(written);
  if ("refused" in read) return { refused: "form-refused", detail: read.refused };
  const { mobile } = read;
  const now = clock.now();
  const { accountId } = session;
  const code = makeCode();
  const id = newId(now);
  const refused = await askPasswordAgain(context, {
    session,
    password,
    requestId,
    action: "mobile-change",
    async whenRight(tx): Promise<AccountsRefusal | undefined> {
      if ((await findOwner(tx, accountId))?.mobile === mobile) {
        return { refused: "form-refused", detail: "This is the mobile number that your account has." };
      }
      const tooMany = await countSms(tx, context, "mobile", keyedHash(keys.signIn, "mobile-sends", accountId));
      if (tooMany) return tooMany;
      await insertMobileChange(tx, {
        id,
        accountId,
        sessionId: session.id,
        mobile,
        codeHash: hashCode(keys.signIn, id, code),
        expiresAt: new Date(now.getTime() + settings.codeMs),
      });
      return undefined;
    },
  });
  if (refused) return refused;
  courier.sendSms(codeSms(settings, mobile, code));
  return { changeId: id, sentTo: maskMobile(mobile), codeLivesSeconds: settings.codeMs / 1000 };
}

/**
 * Takes the new number over by the code that was sent to it, in the session that asked. The old number is told by text
 * message, the owner by mail; sign-ins that wait for a code sent to the old one are over. Policy §4.
 */
export async function confirmMobile(
  context: SignInContext,
  { session, changeId, code, requestId }: OwnChange & { changeId: string; code: string },
): Promise<AccountsRefusal | undefined> {
  const { accounts: settings, clock, database, keys, courier } = context;
  const now = clock.now();
  const { accountId } = session;
  const outcome = await database.transaction(async (tx) => {
    await lockAccount(tx, accountId);
    const change = await lockMobileChange(tx, { id: changeId, sessionId: session.id, now });
    if (!change || change.codeTries >= settings.codeTriesMax) return changeOver;
    await countMobileTry(tx, changeId);
    if (!sameSecret(hashCode(keys.signIn, changeId, code), change.codeHash)) return wrong;
    const owner = await findOwner(tx, accountId);
    if (!owner) throw new Error("A session has no account.");
    await takeMobile(tx, { id: changeId, accountId, mobile: change.mobile, now });
    await finishAllSignIns(tx, accountId, now);
    const inWords = `codes now go to another mobile number (${maskMobile(change.mobile)})`;
    await recordChange(tx, context, { session, requestId, action: "mobile-change", what: "mobile", inWords });
    return { oldMobile: owner.mobile, newEnd: maskMobile(change.mobile) };
  });
  if (isRefused(outcome)) return outcome;
  courier.sendSms(mobileChangedSms(settings, outcome.oldMobile, outcome.newEnd));
  return undefined;
}

const changeOver: AccountsRefusal = {
  refused: "code-expired",
  detail: "This code can no longer be used. Ask for another one with the new number.",
};
const wrong: AccountsRefusal = {
  refused: "code-wrong",
  detail: "Check the newest message on the phone with the new number.",
};
