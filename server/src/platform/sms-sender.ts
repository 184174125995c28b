import { httpSmsSender, type SmsSender } from "./sms.ts";
import { twilioSmsSender } from "./twilio-sms.ts";

/** Beginnings of an SMS provider's address; each names the protocol that it speaks. */
export const smsProtocols = ["http:", "https:", "twilio:", "twilio+http:"] as const;

/** The sender for a provider's address; throws a `PlainError` when the address lacks what its protocol needs. */
export const smsSenderOf = (url: string): SmsSender =>
  new URL(url).protocol.startsWith("twilio") ? twilioSmsSender(url) : httpSmsSender(url);
