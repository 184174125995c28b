import type { Attachment, TicketMessage, TicketState } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf, searchText } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { SupportRefusal } from "../refusal.ts";
import { maskedWords } from "./open-ticket.ts";
import { screenAndReset } from "./screen-and-reset.ts";
import { tellAssignee, tellSender } from "./tell-of-ticket.ts";
import type { KeptTicket } from "./ticket.ts";
import { auditActorOfAccount, type TicketAccount } from "./ticket-account.ts";
import { searchedText } from "./ticket-rules.ts";
import { insertTicketMessage, noteTicketEvent, type TicketPatch, updateTicket } from "./ticket-store.ts";

export type TicketAnswering = {
  /** Locked by `lockTicket`. */
  ticket: KeptTicket;
  from: TicketMessage["from"];
  /** Name that stands beside the words; the actor's where there is one. */
  by: string;
  /** Who writes, where somebody is signed in. */
  actor?: Actor | undefined;
  /** The sender's, proved without a session: by a mail that it signed. */
  account?: TicketAccount | undefined;
  text: string;
  /** Used before for this request. */
  attachments?: readonly Attachment[];
  /** Staff alone read it; nobody else is told, and the state stays. */
  internal?: boolean;
  /** What the request becomes with it; otherwise as {@link answerTicket} says. */
  state?: TicketState | undefined;
  cameBy?: TicketMessage["cameBy"] | undefined;
  /** The mail that the sender gets of an answer; "none" where another one is sent. */
  letter?: "request-answered" | "request-solved" | "request-done" | "none";
  requestId: string;
};

/**
 * Writes one more message on a request, masks passwords and codes in it, moves the request on and tells the others by mail: an
 * answer of its sender or of the source brings a waiting or solved one back to work, one of staff makes a new one "in progress" and
 * tells its sender. Refused once it is closed, but for internal notes.
 * @returns the request as it is then
 */
export async function answerTicket(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  answering: TicketAnswering,
): Promise<{ ticket: KeptTicket; masked: boolean } | SupportRefusal> {
  const { ticket, from, actor, account, requestId, internal = false, attachments = [] } = answering;
  if (ticket.state === "closed" && !internal) return closedTicket;
  const now = context.clock.now();
  const screened = await screenAndReset(tx, context, {
    words: { text: answering.text },
    actor: from === "staff" ? undefined : actor,
    requestId,
    ticketId: ticket.id,
  });
  const { text } = screened.clean;
  await insertTicketMessage(tx, {
    ticketId: ticket.id,
    id: newId(now),
    at: now,
    from,
    accountId: (actor ?? account)?.accountId ?? null,
    by: (actor ?? account)?.name ?? answering.by,
    text,
    attachments: [...attachments],
    internal,
    cameBy: answering.cameBy ?? null,
  });
  if (screened.masked) {
    await noteTicketEvent(tx, {
      ticketId: ticket.id,
      words: maskedWords(from !== "staff" && actor !== undefined),
      now,
    });
  }
  const found = searchedText(ticket.searchText, searchText(text));
  const moved = internal ? {} : patchOf(answering, now);
  const answered = await updateTicket(tx, ticket, { ...moved, changedAt: now, searchText: found });
  await writeEntries(tx, now, [
    {
      action: "ticket-answer",
      outcome: "succeeded",
      ...(actor ? { actor: auditActorOf(actor) } : account ? { actor: auditActorOfAccount(account) } : {}),
      requestId,
      detail: {
        ticketId: ticket.id,
        number: ticket.number,
        type: ticket.type,
        from,
        internal,
        attachments: attachments.length,
        masked: screened.masked,
      },
    },
  ]);
  if (!internal) await tellOthers(tx, context, { ...answering, ticket: answered });
  return { ticket: answered, masked: screened.masked };
}

function patchOf({ ticket, from, state }: TicketAnswering, now: Date): TicketPatch {
  const next = state ?? nextState(ticket.state, from);
  return {
    state: next,
    lastFrom: from,
    ...(from === "sender" ? { senderReadAt: now } : {}),
    ...(from === "source" ? { sourceAnsweredAt: now, sourceReadAt: now } : {}),
    ...(from === "staff" || from === "exchange" ? { firstAnswerAt: ticket.firstAnswerAt ?? now } : {}),
    solvedAt: next === "solved" ? (ticket.solvedAt ?? now) : null,
  };
}

function nextState(state: TicketState, from: TicketMessage["from"]): TicketState {
  if (from === "exchange") return state;
  if (from === "staff") return state === "new" ? "in-progress" : state;
  return state === "waiting" || state === "solved" ? "in-progress" : state;
}

async function tellOthers(
  tx: Tx,
  context: Pick<AccountsContext, "clock" | "jobs">,
  { ticket, from, letter }: TicketAnswering,
): Promise<void> {
  if (from !== "sender" && letter !== "none") {
    await tellSender(
      tx,
      context,
      ticket,
      letter ?? (ticket.state === "solved" ? "request-solved" : "request-answered"),
    );
  }
  if (from === "sender" || from === "source") await tellAssignee(tx, context, ticket);
}

export const closedTicket: SupportRefusal = {
  refused: "ticket-closed",
  detail: "This request is closed. Send a new one, and name its number.",
};
