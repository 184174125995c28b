import type { NewTicket, TicketAnswer } from "@crossbay/contract";
import type { AccountsContext, Actor, User } from "../../accounts/index.ts";
import { newId } from "../../platform/ids.ts";
import { plainDateAt, plainDateInWords } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { useAttachments } from "../attachments/take-attachment.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { type AtOnce, actAtOnce, findAtOnce } from "./act-at-once.ts";
import { countTry } from "./count-try.ts";
import { findSourceOfLine } from "./find-source-of-line.ts";
import { openTicket } from "./open-ticket.ts";
import { presentTicket } from "./present-ticket-rules.ts";
import type { KeptTicket } from "./ticket.ts";
import { cleanTicket, ticketFaults } from "./ticket-form-rules.ts";
import { findTicket, findTicketMessages } from "./ticket-store.ts";
import type { UserPorts } from "./user-ports.ts";

type Sending = { actor: Actor; typed: NewTicket; requestId: string };

/**
 * Takes a request of somebody signed in. One that may be done at once is done, or asks whom of several it means before anything is
 * opened; every other one is opened for those whose work it is.
 */
export async function sendTicket(
  context: AccountsContext,
  ports: UserPorts,
  { actor, typed, requestId }: Sending,
): Promise<TicketAnswer | SupportRefusal> {
  const wish = cleanTicket(typed);
  const faults = ticketFaults(wish);
  if (faults.length > 0) return refuseForm("The request was not sent.", faults);
  const opened = await context.database.transaction((tx) => open(tx, context, { actor, typed: wish, requestId }));
  if ("refused" in opened) return opened;
  if ("choose" in opened) return chooseOf(opened.choose);
  const { ticket, masked, atOnce } = opened;
  if (atOnce === "task" || !("user" in atOnce)) {
    return answerOf(context, ticket.id, { outcome: "sent", words: sentWords(ticket, actor), masked });
  }
  const { id: ticketId, number } = ticket;
  const acted = await actAtOnce(context, ports, { ticketId, number, wish, user: atOnce.user, actor, requestId });
  const words = acted.done ? acted.words : `${acted.words} ${sentWords(ticket, actor)}`;
  return answerOf(context, ticketId, { outcome: acted.done ? "done" : "sent", words, masked });
}

async function open(
  tx: Tx,
  context: AccountsContext,
  { actor, typed, requestId }: Sending,
): Promise<{ choose: User[] } | { ticket: KeptTicket; masked: boolean; atOnce: AtOnce } | SupportRefusal> {
  const now = context.clock.now();
  if (!(await countTry(tx, context, "open", actor.accountId))) return tooMany;
  const atOnce = await findAtOnce(tx, actor, typed, now);
  if (atOnce !== "task" && "choose" in atOnce) return atOnce;
  const id = newId(now);
  const attachments = await useAttachments(tx, {
    ids: typed.attachmentIds ?? [],
    owner: { accountId: actor.accountId },
    use: { kind: "ticket", id },
  });
  // What was counted stays counted; a file that is not there has changed nothing.
  if ("refused" in attachments) return attachments;
  const screenshot = attachments.find((file) => file.id === typed.screenshotId);
  const source = typed.line ? await findSourceOfLine(tx, typed.line) : undefined;
  const opened = await openTicket(tx, context, {
    id,
    type: typed.type,
    subject: typed.subject,
    text: typed.text,
    from: { actor },
    fields: typed.fields,
    report: typed.report,
    line: typed.line,
    source,
    attachments,
    ...(screenshot?.type.startsWith("image/") ? { screenshotId: screenshot.id } : {}),
    quietly: atOnce !== "task",
    requestId,
  });
  return { ...opened, atOnce };
}

async function answerOf(
  context: AccountsContext,
  ticketId: string,
  { outcome, words, masked }: { outcome: "sent" | "done"; words: string; masked: boolean },
): Promise<TicketAnswer> {
  const ticket = await context.database.snapshot(async (tx) =>
    presentTicket((await findTicket(tx, ticketId))!, await findTicketMessages(tx, ticketId), "sender"),
  );
  return { ticket, outcome, words: masked ? `${words} ${maskedSentence}` : words, masked };
}

const chooseOf = (users: readonly User[]): TicketAnswer => ({
  outcome: "choose",
  words: "Several people fit. Choose whom you mean; nothing was done yet.",
  candidates: users.map(({ affiliationId, given, family, title, email }) => ({
    affiliationId,
    name: `${given} ${family}`,
    title,
    email,
  })),
  masked: false,
});

function sentWords({ number, dueAt, team }: KeptTicket, { participant }: Actor): string {
  const due = dueAt ? plainDateInWords(plainDateAt(new Date(dueAt.getTime() - 1), participant.timeZone)) : undefined;
  const reader = team === "relationship" ? "Your relationship manager" : "Somebody at the exchange";
  return `We have your request ${number}. ${reader} reads it${due ? `, and it is due on ${due}` : ""}.`;
}

const maskedSentence =
  "A password or code stood in it: we masked it, and your password no longer works. A mail with a temporary password is on its way.";

const tooMany: SupportRefusal = {
  refused: "too-many-requests",
  detail:
    "Many requests came from you of late. Add to one of them, or call your relationship manager if it cannot wait.",
};
