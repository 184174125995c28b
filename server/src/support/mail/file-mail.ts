import { newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type InspectedFile, inspectFile } from "../attachments/inspect-file.ts";
import { keepFile } from "../attachments/take-attachment.ts";
import { answerTicket } from "../tickets/answer-ticket.ts";
import { openTicket } from "../tickets/open-ticket.ts";
import { noteTicketEvent } from "../tickets/ticket-store.ts";
import type { SignerState } from "./check-signer.ts";
import { findRequest } from "./find-request.ts";
import { findSigner } from "./find-signer.ts";
import { numberInSubject, ticketSubject } from "./mail-head-rules.ts";
import type { ReadMail } from "./read-mail.ts";
import type { MailContext, SupportMail } from "./support-mail.ts";

/** A mail that is fit to be filed. */
export type MailToFile = {
  mail: Pick<ReadMail, "from" | "subject" | "text">;
  recipients: readonly string[];
  files: readonly MailFile[];
  encrypted: boolean;
  signer: SignerState;
  fingerprint?: string | undefined;
  /** So much came from that address that it gets no mails. */
  withoutMail: boolean;
  requestId: string;
};

/** A file of a mail that may be kept, or why not. */
export type MailFile = InspectedFile | { refused: string };

const filesMax = 5;

/** Looks at the files of a mail; beyond five they are not kept. */
export const inspectFiles = (files: ReadMail["files"]): Promise<MailFile[]> =>
  Promise.all(
    files.map(async (file, at) => {
      if (at >= filesMax) return { refused: "A mail has at most five files." };
      const inspected = await inspectFile(file);
      return "refused" in inspected ? { refused: inspected.detail } : inspected;
    }),
  );

/**
 * Files a mail on the request that it answers, or opens one with it: as the account that signed it, which follows it on the portal,
 * or else under the name and address that the mail says, which prove nothing.
 */
export async function fileMail(
  tx: Tx,
  context: MailContext & { supportMail: SupportMail },
  filing: MailToFile,
): Promise<{ ticketId: string; outcome: "opened" | "answered" }> {
  const { mail, recipients, encrypted, signer, requestId } = filing;
  const isVerified = signer === "verified";
  const from = mail.from.address;
  const text = mail.text || "(The mail had no words.)";
  const cameBy = encrypted ? ("encrypted-mail" as const) : ("mail" as const);
  const account =
    isVerified && filing.fingerprint
      ? await findSigner(tx, context, { from, fingerprint: filing.fingerprint })
      : undefined;
  const { subject } = mail;
  const request = await findRequest(tx, context, { from, recipients, subject, isVerified, signer: account });
  if (request) {
    const attachments = await keepFiles(tx, context, request.id, filing.files);
    const by = request.senderName;
    const answered = await answerTicket(tx, context, {
      ...{ ticket: request, from: "sender", by, text, attachments, cameBy, requestId },
      ...(request.senderAccountId ? { account } : {}),
    });
    if (!("refused" in answered)) {
      await noteFacts(tx, context, request.id, filing);
      return { ticketId: request.id, outcome: "answered" };
    }
  }
  const id = newId(context.clock.now());
  const attachments = await keepFiles(tx, context, id, filing.files);
  await openTicket(tx, context, {
    id,
    type: "other",
    subject: ticketSubject(subject),
    text,
    from: account ? { account } : { name: mail.from.name || from, email: from },
    attachments,
    cameBy,
    withoutMail: filing.withoutMail,
    requestId,
  });
  await noteFacts(tx, context, id, filing);
  const named = numberInSubject(subject);
  if (named) {
    const words = `Its subject names ${named}, but nothing proves that whoever sent that one wrote this`;
    await noteTicketEvent(tx, { ticketId: id, words, now: context.clock.now() });
  }
  return { ticketId: id, outcome: "opened" };
}

async function keepFiles(tx: Tx, context: MailContext, ticketId: string, files: readonly MailFile[]) {
  const kept = [];
  for (const file of files) {
    if ("refused" in file) continue;
    kept.push(await keepFile(tx, context, { file, owner: "exchange", use: { kind: "ticket", id: ticketId } }));
  }
  return kept;
}

/** What whoever reads the request needs to know about how it came. */
async function noteFacts(tx: Tx, { clock }: MailContext, ticketId: string, filing: MailToFile): Promise<void> {
  const now = clock.now();
  const note = (words: string) => noteTicketEvent(tx, { ticketId, words, now });
  const way = filing.encrypted ? "as encrypted mail" : "as open mail";
  await note(
    filing.signer === "verified"
      ? `Came ${way}; its signature is sound and stands for its address (certificate ${filing.fingerprint?.slice(0, 16)}…)`
      : `Came ${way}; nothing proves who sent it`,
  );
  for (const file of filing.files) if ("refused" in file) await note(`A file was not kept: ${file.refused}`);
}
