import type { Attachment } from "@crossbay/contract";
import { type AccountsContext, findExchangeTimeZone } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findFile, type KeptFile } from "../attachments/attachment-store.ts";
import { takeAttachment } from "../attachments/take-attachment.ts";
import type { SupportRefusal } from "../refusal.ts";
import { listMessages, markRead } from "./message-store.ts";
import { auditOfOpening, givePass, type OpenedThread, type Opening, openByPass } from "./open-outside.ts";
import { readThread } from "./present-thread.ts";
import { refuseOutsideFlood } from "./refuse-flood.ts";
import { screenWords } from "./screen-words.ts";
import { writeMessage } from "./write-message.ts";
import { writeTransaction } from "./write-transaction.ts";

/** A thread as somebody outside sees it. */
export type OutsideThread = {
  subject: string;
  endsAt: Date;
  /** Of the exchange. */
  timeZone: string;
  with: string[];
  messages: { at: Date; by: string; own: boolean; text: string; attachments: Attachment[]; isRecalled: boolean }[];
};

type Passed = Opening & { pass: string };

/** Shows the thread, and marks what the others wrote as read; undefined when the pass opens nothing. */
export function readOutside(context: AccountsContext, passed: Passed): Promise<OutsideThread | undefined> {
  const now = context.clock.now();
  return context.database.transaction(async (tx) => {
    const opened = await openByPass(tx, context, passed);
    if (!opened) return undefined;
    const { thread, party } = opened;
    await markRead(tx, { threadId: thread.id, partyId: party.id, name: party.name, now });
    await writeEntries(tx, now, [auditOfOpening(opened, passed, { outcome: "permitted", step: "read" })]);
    return presentOutside(tx, opened);
  });
}

/** A file of the thread; undefined when the pass opens nothing, or the message was taken back. */
export function readOutsideFile(
  context: AccountsContext,
  { fileId, ...passed }: Passed & { fileId: string },
): Promise<KeptFile | undefined> {
  return context.database.transaction(async (tx) => {
    const opened = await openByPass(tx, context, passed);
    if (!opened) return undefined;
    const messages = await listMessages(tx, opened.thread.id);
    const isThere = messages.some(
      ({ recalledAt, attachments }) => !recalledAt && attachments.some(({ id }) => id === fileId),
    );
    const file = isThere ? await findFile(tx, fileId) : undefined;
    if (!file) return undefined;
    await writeEntries(tx, context.clock.now(), [
      auditOfOpening(opened, passed, { outcome: "permitted", step: "file" }),
    ]);
    return file;
  });
}

export type SentFile = { name: string; content: Buffer };

/**
 * Sends an answer from outside, to all who are in the thread, and gives another pass: an answer that a browser sends again is
 * not sent twice.
 * @returns undefined when the pass opens nothing
 */
export async function answerOutside(
  context: AccountsContext,
  { text, files, ...passed }: Passed & { text: string; files: readonly SentFile[] },
): Promise<{ pass: string; masked: boolean } | SupportRefusal | undefined> {
  const opened = await context.database.transaction((tx) => openByPass(tx, context, passed));
  if (!opened) return undefined;
  const owner = { linkId: opened.link.id };
  const attachmentIds: string[] = [];
  for (const file of files) {
    const taken = await takeAttachment(context, { ...file, owner });
    if ("refused" in taken) return taken;
    attachmentIds.push(taken.id);
  }
  const outcome = await writeTransaction(context.database, (tx) =>
    sendOutside(tx, context, { ...passed, text, attachmentIds }),
  );
  return "refused" in outcome && outcome.refused === "link-over" ? undefined : outcome;
}

async function sendOutside(
  tx: Tx,
  context: AccountsContext,
  { text, attachmentIds, ...passed }: Passed & { text: string; attachmentIds: readonly string[] },
): Promise<{ pass: string; masked: boolean } | SupportRefusal> {
  const now = context.clock.now();
  const opened = await openByPass(tx, context, passed);
  if (!opened) return { refused: "link-over", detail: "" };
  const { thread, party, link } = opened;
  if (await refuseOutsideFlood(tx, { threadId: thread.id, partyId: party.id }, now)) return tooMany;
  const screened = await screenWords(tx, context, { text, requestId: passed.requestId, threadId: thread.id });
  const written = await writeMessage(tx, context, {
    thread,
    party,
    by: { accountId: null, name: party.name, from: party.name },
    text: screened.text,
    attachmentIds,
    owner: { linkId: link.id },
  });
  if ("refused" in written) return written;
  await writeEntries(tx, now, [
    auditOfOpening(opened, passed, { outcome: "succeeded", step: "answered", action: "secure-message-send" }),
  ]);
  return { pass: await givePass(tx, context, opened), masked: screened.masked };
}

async function presentOutside(tx: Tx, { thread, party, link }: OpenedThread): Promise<OutsideThread> {
  const { parties, messages } = await readThread(tx, thread);
  return {
    subject: thread.subject,
    endsAt: link.endsAt,
    timeZone: await findExchangeTimeZone(tx),
    with: parties.filter(({ id }) => id !== party.id).map(({ name }) => name),
    messages: messages.map(({ at, by, partyId, text, attachments, recalledAt }) => ({
      at,
      by,
      own: partyId === party.id,
      text,
      attachments: recalledAt ? [] : attachments,
      isRecalled: recalledAt !== null,
    })),
  };
}

const tooMany: SupportRefusal = {
  refused: "too-many-requests",
  detail: "Many answers came from you in the last hour. Wait a little, then send this one.",
};
