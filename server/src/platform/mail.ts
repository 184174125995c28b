import { createTransport } from "nodemailer";

/** An e-mail of the exchange. It never carries patient data: a greeting, a sentence and a link. */
export type Mail = {
  to: string;
  subject: string;
  text: string;
  html?: string;
  /** Further header fields, such as Auto-Submitted (RFC 3834). */
  headers?: Record<string, string>;
  /** A whole message (RFC 5322), such as an encrypted one, which leaves in the place of subject and text. */
  raw?: Buffer;
};

export type MailSender = { send(mail: Mail): Promise<void> };

/** The mail server says that this mail will never be taken, however often it is tried: the address is wrong, as a rule. */
export class MailRefusedError extends Error {
  /** The server's own words, without the address. */
  readonly reason: string;

  constructor(reason: string, cause: unknown) {
    super("The mail server refused the mail for good.", { cause });
    this.name = "MailRefusedError";
    this.reason = reason;
  }
}

/**
 * Sends through an SMTP server. Throws `MailRefusedError` on a permanent refusal (RFC 5321: 5yz), anything else when it
 * may be tried again.
 * @param returnPath where mail servers send notices of what did not arrive; without it, to `from`
 */
export function smtpMailSender(url: string, from: string, returnPath: string = from): MailSender {
  const transport = createTransport(url);
  return {
    async send(mail) {
      try {
        const envelope = { from: returnPath, to: mail.to };
        await transport.sendMail(mail.raw ? { envelope, raw: mail.raw } : { envelope, from, ...mail });
      } catch (error) {
        const { responseCode, response } = error as { responseCode?: number; response?: string };
        if (responseCode === undefined || responseCode < 500 || !isAboutTheMail(responseCode)) throw error;
        throw new MailRefusedError(withoutAddresses(response ?? String(responseCode)), error);
      }
    },
  };
}

// Sign-in and sequence errors are about this exchange and not about the mail: somebody mends them, and the mail leaves.
const isAboutTheMail = (code: number): boolean => ![502, 503, 504, 530, 534, 535, 538].includes(code);

/** A mail server's words without the addresses in them. */
export const withoutAddresses = (response: string): string =>
  response.replace(/<?[^\s<>]+@[^\s<>]+>?/g, "…").slice(0, 300);
