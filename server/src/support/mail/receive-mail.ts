import { randomUUID } from "node:crypto";
import type { HeldReason } from "@crossbay/contract";
import { type OpenedMail, openMail } from "@crossbay/formats/smime";
import { findAccountsOfEmails, foldEmail, forceReset, isPasswordOf, noteBounce } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { type AccountId, keyedHash } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findCredentials } from "../screening/credential-rules.ts";
import { screenText } from "../screening/screen-text-rules.ts";
import { checkSigner } from "./check-signer.ts";
import { reasonOfRefusal, whyHeld } from "./decide-mail-rules.ts";
import { fileMail, inspectFiles, type MailFile } from "./file-mail.ts";
import { holdMail } from "./hold-mail.ts";
import { whyIgnored } from "./mail-head-rules.ts";
import { insertReceived, lookAtSender, type MailOutcome } from "./mail-store.ts";
import { type ReadMail, readMail } from "./read-mail.ts";
import { type DeliveryNotice, readNotice } from "./read-notice.ts";
import { screenedWords } from "./screened-words-rules.ts";
import type { MailContext, SupportMail } from "./support-mail.ts";

export type IncomingMail = {
  /** The whole mail, as it came; at most what the listener takes. */
  bytes: Buffer;
  /** Of the envelope; empty: a notice of a mail server. */
  returnPath: string;
  /** Of the envelope: all are the exchange's. */
  recipients: readonly string[];
};

/** What became of a mail; `flood`: nothing did, too many came from that address, and it may come again later. */
export type ReceivedMail = { outcome: MailOutcome | "flood"; ticketId?: string; heldId?: string };

const dayMs = 24 * 60 * 60_000;
/** From one address in a day: so many are taken, and so many are answered. */
const perDayMax = { taken: 40, answered: 5 };
const passwordsMax = 3;

/**
 * Takes a mail to the exchange (policy §9): opens and verifies it, files it on the request that it answers or opens one; keeps back
 * what came open and looks like a patient's data or a password, and tells its sender how to send it safely, at most once a day.
 * Mails of machines are let go; a notice that a letter of the exchange did not arrive marks it as bounced. The same mail twice is taken once. Throws when the store cannot be reached: it may come again.
 */
export async function receiveMail(
  context: MailContext & { supportMail: SupportMail },
  incoming: IncomingMail,
): Promise<ReceivedMail> {
  const { clock, keys, supportMail } = context;
  const requestId = randomUUID();
  const notice = await readNotice(incoming.bytes);
  if (notice) return takeNotice(context, incoming, { notice, requestId });
  const outer = await readMail(incoming.bytes);
  const head = { fields: outer?.fields ?? new Map(), returnPath: incoming.returnPath, from: outer?.from.address ?? "" };
  const ignored = outer ? whyIgnored(head, supportMail) : "mangled";
  if (!outer || ignored) return ignore(context, incoming, { why: ignored ?? "mangled", requestId });
  const opened = openMail(incoming.bytes, {
    keys: [supportMail.key, ...supportMail.formerKeys],
    trusted: supportMail.trusted,
    now: clock.now(),
  });
  const mail = "refused" in opened ? undefined : await readInside(opened, outer);
  const facts = await gatherFacts(context, mail ?? outer);
  const files = mail ? await inspectFiles(mail.files) : [];
  const addressHash = keyedHash(keys.signIn, "mail-from", foldEmail(outer.from.address));
  return context.database.transaction(async (tx): Promise<ReceivedMail> => {
    const now = clock.now();
    const messageHash = messageHashOf(context, incoming, outer);
    const since = new Date(now.getTime() - dayMs);
    const { cameBefore, cameSince } = await lookAtSender(tx, { messageHash, addressHash, since });
    if (cameBefore) return { outcome: "ignored" };
    if (cameSince >= perDayMax.taken) return { outcome: "flood" };
    const withoutMail = cameSince >= perDayMax.answered;
    const became = await settle(tx, context, {
      ...{ incoming, outer, mail, opened, files, facts, withoutMail, requestId },
    });
    await insertReceived(tx, { messageHash, addressHash, at: now, ...became });
    await writeEntries(tx, now, [
      {
        action: "mail-receive",
        outcome: "succeeded",
        requestId,
        detail: {
          outcome: became.outcome,
          encrypted: "encrypted" in opened && opened.encrypted,
          signer: became.signer,
          bytes: incoming.bytes.length,
          ...(became.reasons ? { reasons: became.reasons.join(" ") } : {}),
          ...(became.ticketId ? { ticketId: became.ticketId } : {}),
          ...(became.heldId ? { heldId: became.heldId } : {}),
        },
      },
    ]);
    const { outcome, ticketId, heldId } = became;
    return { outcome, ...(ticketId ? { ticketId } : {}), ...(heldId ? { heldId } : {}) };
  });
}

type Facts = { accountId: AccountId | undefined; passwordIsRight: boolean };

type Settling = {
  incoming: IncomingMail;
  outer: ReadMail;
  /** What is inside; undefined where it could not be opened. */
  mail: ReadMail | undefined;
  opened: ReturnType<typeof openMail>;
  files: readonly MailFile[];
  facts: Facts;
  withoutMail: boolean;
  requestId: string;
};

type Settled = { outcome: MailOutcome; ticketId?: string; heldId?: string; reasons?: string[]; signer: string };

async function settle(
  tx: Tx,
  context: MailContext & { supportMail: SupportMail },
  { incoming, outer, mail, opened, files, facts, withoutMail, requestId }: Settling,
): Promise<Settled> {
  const from = outer.from.address;
  const { accountId } = facts;
  if (!mail || "refused" in opened) {
    const reasons: HeldReason[] = [reasonOfRefusal];
    const unread = { ...outer, text: "", files: [] };
    const { heldId } = await holdMail(tx, context, {
      mail: unread,
      reasons,
      accountId,
      passwordReset: false,
      withoutMail,
    });
    return { outcome: "held", heldId, reasons, signer: "none" };
  }
  const signer = await checkSigner(tx, context, { signature: opened.signature, from, accountId });
  const screening = screenText(screenedWords(mail));
  // A name in a mail must not shut anybody out: either the signature proves who wrote, or the password is the right one.
  const passwordReset =
    accountId !== undefined && screening.credentials.length > 0 && (facts.passwordIsRight || signer === "verified");
  if (passwordReset) await resetPassword(tx, context, { accountId, kinds: screening.credentials, requestId });
  const reasons = whyHeld({ encrypted: opened.encrypted, signer, screening });
  if (reasons.length > 0) {
    const { heldId } = await holdMail(tx, context, { mail, reasons, accountId, passwordReset, withoutMail });
    return { outcome: "held", heldId, reasons, signer };
  }
  const filed = await fileMail(tx, context, {
    mail,
    recipients: [...incoming.recipients, ...outer.to],
    files,
    encrypted: opened.encrypted,
    signer,
    fingerprint: opened.signature?.signer?.fingerprint,
    withoutMail,
    requestId,
  });
  return { ...filed, signer };
}

/** What is inside, under the address of the outside, which is what a signature is compared with. */
async function readInside(opened: OpenedMail, outer: ReadMail): Promise<ReadMail | undefined> {
  if (!opened.encrypted && !opened.signature) return outer;
  const inside = await readMail(Buffer.concat([Buffer.from("From: <inside@invalid>\r\n"), opened.entity]));
  if (!inside) return undefined;
  return { ...inside, from: outer.from, to: outer.to, subject: outer.subject || inside.subject, fields: outer.fields };
}

async function gatherFacts(context: MailContext, mail: ReadMail): Promise<Facts> {
  const folded = foldEmail(mail.from.address);
  const now = context.clock.now();
  const [account] = await context.database.snapshot((tx) => findAccountsOfEmails(tx, [folded], now));
  const words = screenedWords(mail);
  const passwords = findCredentials(words)
    .filter(({ kind }) => kind === "password")
    .slice(0, passwordsMax)
    .map(({ start, end }) => words.slice(start, end));
  // Tried for unknown addresses too: they are not told by the time that it takes.
  const passwordIsRight = await isPasswordOf(context, account?.accountId, passwords);
  return { accountId: account?.accountId, passwordIsRight };
}

const resetPassword = (
  tx: Tx,
  context: MailContext,
  { accountId, kinds, requestId }: { accountId: AccountId; kinds: readonly string[]; requestId: string },
) => forceReset(tx, context, { accountId, kinds, requestId, detail: { way: "mail" } });

function messageHashOf({ keys }: MailContext, { bytes }: IncomingMail, outer: ReadMail | undefined): Buffer {
  const id = outer?.messageId;
  return id
    ? keyedHash(keys.signIn, "mail-id", id, outer.from.address.toLowerCase())
    : keyedHash(keys.signIn, "mail-bytes", bytes.toString("latin1"));
}

/** Lets a mail go without an answer, which would begin a loop. */
async function ignore(
  context: MailContext,
  { bytes }: IncomingMail,
  { why, requestId }: { why: string; requestId: string },
): Promise<ReceivedMail> {
  await context.database.transaction((tx) => noteIgnored(tx, context, { why, requestId, bytes: bytes.length }));
  return { outcome: "ignored" };
}

/** Marks the letter that a mail server could not bring to its reader. Nobody is answered. */
async function takeNotice(
  context: MailContext,
  { bytes }: IncomingMail,
  { notice, requestId }: { notice: DeliveryNotice; requestId: string },
): Promise<ReceivedMail> {
  await context.database.transaction(async (tx) => {
    const letterId = notice.failed ? await noteBounce(tx, context, notice) : undefined;
    await noteIgnored(tx, context, {
      ...{ why: "notice", requestId, bytes: bytes.length },
      ...(letterId ? { bounced: letterId } : {}),
    });
  });
  return { outcome: "ignored" };
}

const noteIgnored = (
  tx: Tx,
  { clock }: MailContext,
  { requestId, ...detail }: { why: string; requestId: string; bytes: number; bounced?: string },
): Promise<void> => writeEntries(tx, clock.now(), [{ action: "mail-receive", outcome: "refused", requestId, detail }]);
