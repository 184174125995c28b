import PostalMime, { type Address, type Email } from "postal-mime";
import { typedText } from "../typed-text-rules.ts";
import { textOfHtml } from "./html-text-rules.ts";
import type { MailHead } from "./mail-head-rules.ts";

/** A mail as people read it. */
export type ReadMail = {
  from: { address: string; name: string };
  to: readonly string[];
  subject: string;
  messageId: string | undefined;
  text: string;
  files: { name: string; content: Buffer }[];
  fields: MailHead["fields"];
};

const textMax = 8_000;
const filesMax = 20;

/**
 * Reads a mail (RFC 5322, MIME) within bounds. Undefined where it is none, or where nobody, or more than one, stands in From.
 */
export async function readMail(bytes: Buffer): Promise<ReadMail | undefined> {
  const mail = await parse(bytes);
  const from = mail && soleMailbox(mail.from);
  if (!mail || !from) return undefined;
  const text = typedText(mail.text?.trim() ? mail.text : textOfHtml(mail.html ?? ""));
  const fields = new Map<string, string[]>();
  for (const { key, value } of mail.headers) fields.set(key, [...(fields.get(key) ?? []), value]);
  // Two From fields: programs disagree about which of them counts.
  if ((fields.get("from")?.length ?? 0) > 1) return undefined;
  return {
    from,
    to: [...(mail.to ?? []), ...(mail.cc ?? [])].flatMap((address) => (address.address ? [address.address] : [])),
    subject: mail.subject ?? "",
    messageId: mail.messageId?.slice(0, 998),
    text: text.length > textMax ? `${text.slice(0, textMax - 1)}…` : text,
    files: mail.attachments.slice(0, filesMax).map(({ filename, content }) => ({
      name: filename ?? "",
      content: typeof content === "string" ? Buffer.from(content) : Buffer.from(new Uint8Array(content)),
    })),
    fields,
  };
}

async function parse(bytes: Buffer): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: 20,
      maxHeadersSize: 256 * 1024,
      maxRfc822NestingDepth: 3,
      attachmentEncoding: "arraybuffer",
    });
  } catch {
    // What it throws is about the mail, and the mail is a stranger's.
    return undefined;
  }
}

function soleMailbox(from: Address | undefined): { address: string; name: string } | undefined {
  if (!from?.address || !/^[^\s@<>,;:"\\]{1,64}@[^\s@<>,;:"\\]{1,190}$/.test(from.address)) return undefined;
  const name = from.name.replace(/[\p{Cc}\p{Cf}]+/gu, " ").trim();
  return { address: from.address, name: [...name].slice(0, 100).join("") };
}
