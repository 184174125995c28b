/** A text message: a security code or a sentence with a link, never patient data. `to` is E.164. */
export type Sms = { to: string; text: string };

export type SmsSender = { send(sms: Sms): Promise<void> };

/** The provider answered, and did not take the message. `code` tells why in the provider's own terms; neither names anybody. */
export class SmsRefusedError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.name = "SmsRefusedError";
    this.code = code;
  }
}

export const sendTimeoutMs = 10_000;

/**
 * Sends through a provider that takes `POST {"to", "text"}` as JSON and answers 2xx. User and password of the URL
 * become HTTP Basic credentials. Throws when the provider does not take the message in ten seconds.
 */
export function httpSmsSender(url: string): SmsSender {
  const target = new URL(url);
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (target.username) {
    const credentials = `${decodeURIComponent(target.username)}:${decodeURIComponent(target.password)}`;
    headers.authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
    target.username = "";
    target.password = "";
  }
  return {
    async send(sms) {
      const answer = await fetch(target, {
        method: "POST",
        headers,
        body: JSON.stringify(sms),
        redirect: "error",
        signal: AbortSignal.timeout(sendTimeoutMs),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new SmsRefusedError(`The SMS provider answered ${answer.status}`, `http-${answer.status}`);
    },
  };
}
