import type { Sms } from "../../platform/sms.ts";
import type { AccountsSettings } from "../settings.ts";

type Exchange = Pick<AccountsSettings, "exchangeName" | "codeMs">;

/** A security code to a mobile number. */
export const codeSms = ({ exchangeName, codeMs }: Exchange, mobile: string, code: string): Sms => ({
  to: mobile,
  text:
    `${code} is your ${exchangeName} security code. It works for ${Math.round(codeMs / 60_000)} minutes. ` +
    "Nobody from the exchange will ever ask you for it.",
});

/** To the old number, when codes go to another one from now on. */
export const mobileChangedSms = ({ exchangeName }: Exchange, oldMobile: string, newEnd: string): Sms => ({
  to: oldMobile,
  text:
    `${exchangeName}: security codes of your account now go to another number (${newEnd}). ` +
    "If that was not you, tell your user manager at once.",
});
