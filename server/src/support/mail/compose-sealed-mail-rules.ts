import { ownHeader } from "./mail-head-rules.ts";

/**
 * An answer as a mail: a head that says nothing of what is inside, and the entity that is encrypted. Words are base64, so that no
 * mail program changes what was signed.
 */
export function composeSealedMail({
  answer,
  exchangeName,
  publicUrl,
  from,
  replyTo,
  now,
}: {
  answer: { number: string; messageId: string; text: string; by: string; address: string };
  exchangeName: string;
  publicUrl: string;
  from: string;
  replyTo: string;
  now: Date;
}): { head: string; entity: string; subject: string; note: string } {
  const subject = `${exchangeName}: an answer to ${answer.number}`;
  const words = [answer.text, "", `${answer.by}, ${exchangeName}`, "", `${answer.number} at ${publicUrl}`, ""].join(
    "\r\n",
  );
  const head = [
    `From: ${encodeWord(exchangeName)} <${from}>`,
    `To: <${answer.address}>`,
    `Reply-To: <${replyTo}>`,
    `Subject: ${encodeWord(subject)}`,
    `Date: ${now.toUTCString().replace("GMT", "+0000")}`,
    `Message-ID: <${answer.messageId}@${from.slice(from.lastIndexOf("@") + 1)}>`,
    `${ownHeader}: yes`,
    "MIME-Version: 1.0",
    "",
  ].join("\r\n");
  const entity = [
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
    "",
    ...(Buffer.from(words.replace(/\r?\n/g, "\r\n"))
      .toString("base64")
      .match(/.{1,76}/g) ?? []),
    "",
  ].join("\r\n");
  return { head, entity, subject, note: "Signed and encrypted (S/MIME): only its reader can open it." };
}

/** Plain words as they are, others as RFC 2047 has it; a name in front of an address has no commas and colons then either. */
const encodeWord = (text: string): string =>
  /^[\w .'-]*$/.test(text)
    ? text
    : (text.match(/[\s\S]{1,11}/gu) ?? [])
        .map((part) => `=?UTF-8?B?${Buffer.from(part).toString("base64")}?=`)
        .join("\r\n ");
