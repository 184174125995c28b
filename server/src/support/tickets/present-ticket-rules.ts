import type { Ticket, TicketLine, TicketMessage } from "@crossbay/contract";
import type { KeptTicket, KeptTicketMessage, OwnTicket } from "./ticket.ts";

/** `staff` sees internal notes, a source neither whose name asks nor the files that the sender attached. */
export type TicketView = "sender" | "source" | "staff";

/** A request as a reader sees it, with its thread. */
export const presentTicket = (ticket: KeptTicket, messages: readonly KeptTicketMessage[], view: TicketView): Ticket => {
  const shown = messages.filter(({ internal }) => view === "staff" || !internal);
  const files = messages.flatMap(({ attachments }) => attachments);
  const screenshot = view === "source" ? undefined : files.find(({ id }) => id === ticket.screenshotId);
  return {
    id: ticket.id,
    number: ticket.number,
    type: ticket.type,
    subject: ticket.subject,
    state: ticket.state,
    openedAt: ticket.openedAt.toISOString(),
    changedAt: ticket.changedAt.toISOString(),
    ...(ticket.dueAt && isOpen(ticket) ? { dueAt: ticket.dueAt.toISOString() } : {}),
    fields: view === "source" ? {} : ticket.fields,
    ...(ticket.report && view !== "source" ? { report: ticket.report } : {}),
    ...(ticket.line ? { line: ticket.line } : {}),
    ...(screenshot ? { screenshot } : {}),
    messages: shown.map((message) => presentMessage(message, ticket, view)),
    mayAnswer: ticket.state !== "closed",
    asSource: view === "source",
  };
};

function presentMessage(message: KeptTicketMessage, { screenshotId }: KeptTicket, view: TicketView): TicketMessage {
  const { id, at, from, by, text, attachments, internal, cameBy } = message;
  const isHidden = view === "source" && from === "sender";
  return {
    id,
    at: at.toISOString(),
    from,
    by: isHidden ? "A reader of the record" : by,
    text,
    // The picture stands by itself.
    attachments: isHidden ? [] : attachments.filter((file) => file.id !== screenshotId),
    internal,
    ...(cameBy ? { cameBy } : {}),
  };
}

/** Is it shown to this view at all, and so to be given out? */
export const mayReadFile = (messages: readonly KeptTicketMessage[], fileId: string, view: TicketView): boolean =>
  messages.some(
    ({ attachments, internal, from }) =>
      attachments.some(({ id }) => id === fileId) &&
      (view === "staff" || !internal) &&
      (view !== "source" || from !== "sender"),
  );

export const presentOwnLine = (ticket: OwnTicket, view: "sender" | "source"): TicketLine => {
  const [saidAt, readAt] =
    view === "sender" ? [ticket.answeredAt, ticket.senderReadAt] : [ticket.askedAt, ticket.sourceReadAt];
  return {
    id: ticket.id,
    number: ticket.number,
    type: ticket.type,
    subject: ticket.subject,
    state: ticket.state,
    openedAt: ticket.openedAt.toISOString(),
    changedAt: ticket.changedAt.toISOString(),
    unread: saidAt !== null && (readAt === null || saidAt > readAt),
    asSource: view === "source",
  };
};

const isOpen = ({ state }: KeptTicket): boolean => state !== "solved" && state !== "closed";
