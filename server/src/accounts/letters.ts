import type { Mail } from "../platform/mail.ts";
import type { Sms } from "../platform/sms.ts";
import type { AccountsSettings } from "./settings.ts";

type Exchange = Pick<AccountsSettings, "exchangeName" | "publicUrl">;

/** Where somebody with a temporary password goes; the username travels in the fragment, which no server sees. */
export const temporaryPasswordLink = (exchange: Exchange, username: string): string =>
  `${exchange.publicUrl}/sign-in/temporary-password#${encodeURIComponent(username)}`;

export const codeSms = (exchange: Exchange, mobile: string, code: string, livesMs: number): Sms => ({
  to: mobile,
  text:
    `${code} is your ${exchange.exchangeName} security code. It works for ${minutes(livesMs)} minutes. ` +
    "Nobody from the exchange will ever ask you for it.",
});

export const resetMail = (
  exchange: Exchange,
  to: { email: string; given: string; username: string },
  temporaryPassword: string,
  livesMs: number,
): Mail => ({
  to: to.email,
  subject: `${exchange.exchangeName}: your temporary password`,
  text: [
    `Dear ${to.given},`,
    "",
    `somebody, probably you, asked for a temporary password for ${exchange.exchangeName}.`,
    "",
    `Temporary password: ${temporaryPassword}`,
    `Log in with your temporary password: ${temporaryPasswordLink(exchange, to.username)}`,
    "",
    `It works once, for ${minutes(livesMs)} minutes, together with the code that is sent to your mobile phone. ` +
      "You then choose a new password.",
    "If you did not ask for it, you need do nothing: your password stays as it is.",
  ].join("\n"),
});

export const slowedDownMail = (exchange: Exchange, to: { email: string; given: string }, failures: number): Mail => ({
  to: to.email,
  subject: `${exchange.exchangeName}: failed sign-ins`,
  text: [
    `Dear ${to.given},`,
    "",
    `${failures} sign-ins with your username failed. Further tries now have to wait a little, at most 15 minutes; ` +
      "browsers in which you have signed in before do not.",
    "",
    "If it was not you, somebody may be guessing your password. They cannot get in without the code that is sent to " +
      "your mobile phone. Never tell that code to anybody, and tell your user manager if this goes on.",
  ].join("\n"),
});

export const passwordChangedMail = (exchange: Exchange, to: { email: string; given: string }): Mail => ({
  to: to.email,
  subject: `${exchange.exchangeName}: your password was changed`,
  text: [
    `Dear ${to.given},`,
    "",
    "your password was changed, and every open session of yours has ended.",
    "If it was not you, tell your user manager at once.",
  ].join("\n"),
});

const minutes = (ms: number): number => Math.round(ms / 60_000);
