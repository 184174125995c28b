/** What stands in the head of a mail, as far as it decides what becomes of it. */
export type MailHead = {
  /** Header fields by their names in small letters; of several of one name, all. */
  fields: ReadonlyMap<string, readonly string[]>;
  /** From the envelope; empty: a notice of a mail server. */
  returnPath: string;
  from: string;
};

const hopsMax = 25;

/** Marks what the exchange sends, so that it knows its own. */
export const ownHeader = "X-Crossbay-Exchange";

/**
 * Why a mail is not for people and is let go without an answer (RFC 3834 §2): answers of machines, notices of mail servers,
 * lists, the exchange's own mails, and what runs in a circle. Answering any of them would begin a loop.
 */
export function whyIgnored(
  { fields, returnPath, from }: MailHead,
  own: { address: string },
): "automatic" | "notice" | "list" | "own" | "loop" | undefined {
  const all = (name: string): readonly string[] => fields.get(name) ?? [];
  const first = (name: string): string => (all(name)[0] ?? "").trim().toLowerCase();
  if (all(ownHeader.toLowerCase()).length > 0 || from.toLowerCase() === own.address.toLowerCase()) return "own";
  if (all("received").length > hopsMax) return "loop";
  const submitted = first("auto-submitted");
  if (submitted !== "" && !submitted.startsWith("no")) return "automatic";
  if (all("x-autoreply").length > 0 || all("x-autorespond").length > 0) return "automatic";
  const type = first("content-type");
  const isNotice = type.startsWith("multipart/report") || /^(?:mailer-daemon|postmaster)@/i.test(from);
  if (returnPath === "" || isNotice) return "notice";
  if (all("list-id").length > 0 || /^(?:bulk|junk|list|auto_reply)/.test(first("precedence"))) return "list";
  return undefined;
}

/** The number of a request that a subject names. */
export const numberInSubject = (subject: string): string | undefined => /\bT-\d{4}-\d{5,8}\b/.exec(subject)?.[0];

/** The subject of a request that a mail opens: without "Re:" and folds, and never empty. */
export function ticketSubject(subject: string): string {
  const plain = subject
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:(?:re|aw|fw|fwd|wg)\s*:\s*)+/i, "");
  return [...(plain || "Mail without a subject")].slice(0, 150).join("");
}
