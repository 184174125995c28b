import PostalMime, { type Attachment } from "postal-mime";
import { letterHeader } from "../../accounts/index.ts";

/** What a mail server says about a mail that the exchange sent (RFC 3464). Whether it is true shows in `headers` alone. */
export type DeliveryNotice = {
  /** For good: it was not delayed or passed on. */
  failed: boolean;
  /** Status and words of the mail server. */
  reason: string;
  /** Values of Message-ID and the letter's own header field in the mail that came back. */
  headers: string[];
};

const bytesMax = { notice: 2 * 1024 * 1024, status: 16 * 1024, head: 64 * 1024 };
const reasonMax = 300;
const returnedTypes = ["message/rfc822", "message/global", "text/rfc822-headers", "message/global-headers"];

/** Reads a delivery status notice within bounds; undefined where a mail is none. */
export async function readNotice(bytes: Buffer): Promise<DeliveryNotice | undefined> {
  if (bytes.length > bytesMax.notice || !/report-type="?delivery-status/i.test(bytes.toString("latin1")))
    return undefined;
  const mail = await parse(bytes);
  const type = mail?.headers.find(({ key }) => key === "content-type")?.value ?? "";
  if (!mail || !/^multipart\/report\s*;/i.test(type) || !/report-type="?delivery-status"?/i.test(type))
    return undefined;
  const part = (types: readonly string[]) => mail.attachments.find(({ mimeType }) => types.includes(mimeType));
  const status = part(["message/delivery-status", "message/global-delivery-status"]);
  const groups = textOf(status, bytesMax.status)
    .split(/\n[ \t]*\n/)
    .map(fieldsOf);
  const recipient = groups.find((fields) => fields.get("action")?.[0]?.toLowerCase() === "failed");
  const head = fieldsOf(textOf(part(returnedTypes), bytesMax.head).replace(/^\n+/, "").split("\n\n")[0] ?? "");
  return {
    failed: recipient !== undefined,
    reason: reasonOf(recipient),
    headers: ["message-id", letterHeader.toLowerCase()].flatMap((name) => head.get(name) ?? []),
  };
}

async function parse(bytes: Buffer) {
  try {
    return await PostalMime.parse(bytes, {
      maxNestingDepth: 5,
      maxHeadersSize: 256 * 1024,
      // What came back is read by its head alone: a secret link stands in it.
      forceRfc822Attachments: true,
      attachmentEncoding: "arraybuffer",
    });
  } catch {
    // What it throws is about the mail, and the mail is a stranger's.
    return undefined;
  }
}

const textOf = (part: Attachment | undefined, max: number): string => {
  const content = part?.content ?? "";
  const bytes = typeof content === "string" ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
  return bytes.subarray(0, max).toString("utf8").replace(/\r\n/g, "\n");
};

/** Header fields by their names in small letters, unfolded. */
function fieldsOf(text: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of text.replace(/\n[ \t]+/g, " ").split("\n")) {
    const [, name, value] = /^([\w-]{1,76}):\s*(.*)$/.exec(line) ?? [];
    if (name && value !== undefined)
      fields.set(name.toLowerCase(), [...(fields.get(name.toLowerCase()) ?? []), value.trim()]);
  }
  return fields;
}

/** "5.1.1: 550 no such mailbox": the type in front of the words ("smtp;") says nothing to people. */
function reasonOf(fields: Map<string, string[]> | undefined): string {
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields?.get("status")?.[0] ?? "")?.[0];
  const words = fields?.get("diagnostic-code")?.[0]?.replace(/^[\w-]+\s*;\s*/, "");
  const reason = [status, words].filter((part) => part !== undefined).join(": ") || "A mail server sent it back.";
  return [...reason.replace(/[\p{Cc}\p{Cf}]+/gu, " ")].slice(0, reasonMax).join("");
}
