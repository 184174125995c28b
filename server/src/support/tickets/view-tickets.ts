import type { Ticket, TicketLines } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf } from "../../accounts/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findFile, type KeptFile } from "../attachments/attachment-store.ts";
import { useAttachments } from "../attachments/take-attachment.ts";
import type { SupportRefusal } from "../refusal.ts";
import { typedText } from "../typed-text-rules.ts";
import { answerTicket, closedTicket } from "./answer-ticket.ts";
import { countTry } from "./count-try.ts";
import { mayReadFile, presentOwnLine, presentTicket } from "./present-ticket-rules.ts";
import { isOfSource, isSender, viewOf, viewOfAnybody } from "./reader-of-ticket.ts";
import { findOwnTickets, findTicket, findTicketMessages, lockTicket, markTicketRead } from "./ticket-store.ts";

const shownMax = 200;
type Asking = { actor: Actor; ticketId: string; requestId: string };

/** The reader's own requests, and those put to the reader's source. */
export async function listOwnTickets({ database }: AccountsContext, actor: Actor): Promise<TicketLines> {
  const reader = { accountId: actor.accountId, participantId: actor.participant.id, asSource: isOfSource(actor) };
  const found = await database.snapshot((tx) => findOwnTickets(tx, { ...reader, limit: shownMax }));
  const tickets = found.map((ticket) => presentOwnLine(ticket, isSender(actor, ticket) ? "sender" : "source"));
  return { tickets, unread: tickets.filter(({ unread }) => unread).length };
}

/** One of them; it counts as read. Somebody else's is answered, and recorded, as one that there is not. */
export async function viewOwnTicket(
  context: AccountsContext,
  { actor, ticketId, requestId }: Asking,
): Promise<Ticket | SupportRefusal> {
  const now = context.clock.now();
  const viewed = await context.database.transaction(async (tx) => {
    const ticket = await findTicket(tx, ticketId);
    const view = ticket && viewOf(actor, ticket);
    if (!ticket || !view) return undefined;
    await markTicketRead(tx, { ticketId, view, now });
    return { shown: presentTicket(ticket, await findTicketMessages(tx, ticketId), view), view };
  });
  await context.audit.record([
    {
      action: "ticket-view",
      outcome: viewed ? "permitted" : "refused",
      actor: auditActorOf(actor),
      requestId,
      ...(viewed ? {} : { rule: "not-found" }),
      detail: { ticketId, ...(viewed ? { number: viewed.shown.number, view: viewed.view } : {}) },
    },
  ]);
  return viewed?.shown ?? noSuchTicket;
}

/** Writes on one of them, as its sender or as the source. */
export async function answerOwnTicket(
  context: AccountsContext,
  asking: Asking & { text: string; attachmentIds: readonly string[] },
): Promise<Ticket | SupportRefusal> {
  const { actor, ticketId, requestId, attachmentIds } = asking;
  const text = typedText(asking.text);
  if (text === "")
    return {
      refused: "form-refused",
      detail: "Write an answer.",
      fields: [{ field: "text", detail: "Write an answer." }],
    };
  return context.database.transaction(async (tx) => {
    const ticket = await lockTicket(tx, ticketId);
    const view = ticket && viewOf(actor, ticket);
    if (!ticket || !view) return noSuchTicket;
    if (ticket.state === "closed") return closedTicket;
    if (!(await countTry(tx, context, "answer", actor.accountId))) return tooMany;
    const use = { kind: "ticket", id: ticketId } as const;
    const owner = { accountId: actor.accountId };
    const attachments = await useAttachments(tx, { ids: attachmentIds, owner, use });
    if ("refused" in attachments) return attachments;
    const { name: by } = actor;
    const answered = await answerTicket(tx, context, { ticket, from: view, by, actor, text, attachments, requestId });
    if ("refused" in answered) return answered;
    return presentTicket(answered.ticket, await findTicketMessages(tx, ticketId), view);
  });
}

/** A file of a request, for whoever reads the message that carries it. */
export async function readTicketFile(
  { database, audit }: AccountsContext,
  { actor, fileId, requestId }: { actor: Actor; fileId: string; requestId: string },
): Promise<KeptFile | SupportRefusal> {
  const file = await database.snapshot((tx) => findReadableFile(tx, actor, fileId));
  await audit.record([
    {
      action: "ticket-view",
      outcome: file ? "permitted" : "refused",
      actor: auditActorOf(actor),
      requestId,
      ...(file ? {} : { rule: "not-found" }),
      detail: { attachmentId: fileId, ...(file?.useId ? { ticketId: file.useId } : {}) },
    },
  ]);
  return file ?? { refused: "not-found", detail: "There is no such file." };
}

async function findReadableFile(tx: Tx, actor: Actor, fileId: string): Promise<KeptFile | undefined> {
  const file = await findFile(tx, fileId);
  if (file?.useKind !== "ticket" || !file.useId) return undefined;
  const ticket = await findTicket(tx, file.useId);
  const view = ticket && viewOfAnybody(actor, ticket);
  return view && mayReadFile(await findTicketMessages(tx, file.useId), fileId, view) ? file : undefined;
}

export const noSuchTicket: SupportRefusal = { refused: "not-found", detail: "There is no such request." };

const tooMany: SupportRefusal = {
  refused: "too-many-requests",
  detail: "Many messages came from you of late. Wait an hour, and write the rest in one.",
};
