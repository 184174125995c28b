import { createPrivateKey } from "node:crypto";
import { type MailKey, makeMailKey, readMailCertificate, sealMail } from "@crossbay/formats/smime";
import { encryptEntity, signEntity } from "../../formats/src/smime/seal-mail.ts";

export const helpAddress = "help@crossbay.example";

export type MailWords = {
  from?: string;
  to?: string;
  subject?: string;
  text?: string;
  /** Whole header lines, in front of the others. */
  head?: readonly string[];
  /** Of its body, instead of plain text. */
  entity?: string;
  messageId?: string;
};

/** A key with a certificate that it signed itself. */
export function mailKey(address: string, now: Date, days = 300): MailKey & { pem: string } {
  const made = makeMailKey({ address, name: address, now, days });
  return {
    certificate: readMailCertificate(Buffer.from(made.certificate))!,
    privateKey: createPrivateKey(made.privateKey),
    pem: made.certificate,
  };
}

/** A mail as a mail program sends it: open, signed (`by`), encrypted (`to`), or both. */
export function writeMail(words: MailWords, secured: { by?: MailKey; to?: MailKey; now?: Date } = {}): Buffer {
  const { from = "a.okafor@hospital.example", to = helpAddress, subject = "A question", text = "Hello." } = words;
  const head = [
    ...(words.head ?? []),
    `From: ${from.includes("<") ? from : `Amara Okafor <${from}>`}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${words.messageId ?? `${Math.random()}@hospital.example`}>`,
    "MIME-Version: 1.0",
    "",
  ].join("\r\n");
  const entity = Buffer.from(words.entity ?? `Content-Type: text/plain; charset=utf-8\r\n\r\n${text}\r\n`);
  const { by, to: recipient, now = new Date("2026-03-12T14:00:00Z") } = secured;
  const body =
    by && recipient
      ? sealMail(entity, { from: by, to: [recipient.certificate], now })
      : by
        ? signEntity(entity, { key: by, now })
        : recipient
          ? encryptEntity(entity, [recipient.certificate])
          : entity;
  return Buffer.concat([Buffer.from(head), body]);
}
