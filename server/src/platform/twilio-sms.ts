import { PlainError } from "./plain-error.ts";
import { SmsRefusedError, type SmsSender, sendTimeoutMs } from "./sms.ts";

/**
 * Sends by Twilio's API: `POST /2010-04-01/Accounts/{SID}/Messages.json`, form-encoded, HTTP Basic, answered 201.
 * @param url `twilio://SID:TOKEN@api.twilio.com/?from=%2B15185550100`, or `?messagingService=MG…` instead of `from`;
 *   `twilio+http://…` without TLS, to this machine only
 * @see https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource
 */
export function twilioSmsSender(url: string): SmsSender {
  const { target, authorization, sender } = readAddress(url);
  return {
    async send({ to, text }) {
      const answer = await fetch(target, {
        method: "POST",
        headers: { authorization, "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
        body: new URLSearchParams({ To: to, Body: text, ...sender }).toString(),
        redirect: "error",
        signal: AbortSignal.timeout(sendTimeoutMs),
      });
      if (answer.status === 201) return void (await answer.body?.cancel());
      throw await readRefusal(answer);
    },
  };
}

function readAddress(url: string): { target: URL; authorization: string; sender: Record<string, string> } {
  const address = new URL(url);
  const isOpen = address.protocol === "twilio+http:";
  if (isOpen && !["localhost", "127.0.0.1", "[::1]"].includes(address.hostname)) {
    throw wrong("twilio+http:// is for this machine only: write twilio://");
  }
  const sid = decodeURIComponent(address.username);
  const token = decodeURIComponent(address.password);
  if (!sid || !token) throw wrong("Twilio's address is twilio://SID:TOKEN@api.twilio.com/ with the account's own");
  const from = address.searchParams.get("from");
  const service = address.searchParams.get("messagingService");
  if (!from === !service) throw wrong("Twilio needs either ?from= with a number or ?messagingService=");
  const path = `/2010-04-01/Accounts/${encodeURIComponent(sid)}/Messages.json`;
  return {
    target: new URL(path, `${isOpen ? "http" : "https"}://${address.host}`),
    authorization: `Basic ${Buffer.from(`${sid}:${token}`).toString("base64")}`,
    sender: from ? { From: from } : { MessagingServiceSid: service! },
  };
}

const wrong = (what: string): PlainError => new PlainError(`CROSSBAY_SMS_URL is not right: ${what}.`);

const refusalBytesMax = 10_000;

/** Twilio's error body: `{"code": 21211, "message": "…", "status": 400}`. The message quotes the number, which stays out. */
async function readRefusal(answer: Response): Promise<SmsRefusedError> {
  const text = (await answer.text().catch(() => "")).slice(0, refusalBytesMax);
  try {
    const { code, message } = JSON.parse(text) as { code?: unknown; message?: unknown };
    const words = String(message ?? "").replace(/\+?\d[\d\s().-]{4,}\d/g, "…");
    return new SmsRefusedError(`Twilio answered ${answer.status}: ${code ?? "no code"} ${words}`, `twilio-${code}`);
  } catch {
    return new SmsRefusedError(`Twilio answered ${answer.status}`, `twilio-http-${answer.status}`);
  }
}
