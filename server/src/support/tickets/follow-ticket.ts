import type { Ticket } from "@crossbay/contract";
import { type AccountsContext, readSecretLinkToken } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findFile, type KeptFile } from "../attachments/attachment-store.ts";
import { screenText } from "../screening/screen-text-rules.ts";
import { typedText } from "../typed-text-rules.ts";
import { answerTicket } from "./answer-ticket.ts";
import { patientWords } from "./ask-form-rules.ts";
import { countTry } from "./count-try.ts";
import { mayReadFile, presentTicket } from "./present-ticket-rules.ts";
import { followPath } from "./tell-of-ticket.ts";
import type { KeptTicket } from "./ticket.ts";
import { isLinkOpen } from "./ticket-rules.ts";
import { findTicketMessages, lockTicket, markTicketRead } from "./ticket-store.ts";

type Following = { token: string; requestId: string };

/** `over`: one and the same for a wrong, an old, a replaced link and one of a request that there is not. */
export type FollowRefusal = { refused: "over" };
/** Why an answer was not taken, in a sentence. */
export type AnswerFault = { fault: string; busy?: true };

/** A request by the secret link of its sender; it counts as read. */
export function followTicket(context: AccountsContext, following: Following): Promise<Ticket | FollowRefusal> {
  const now = context.clock.now();
  return context.database.transaction(async (tx) => {
    const ticket = await openLink(tx, context, following.token);
    if (!ticket) return over;
    await markTicketRead(tx, { ticketId: ticket.id, view: "sender", now });
    await writeEntries(tx, now, [
      {
        action: "ticket-view",
        outcome: "permitted",
        requestId: following.requestId,
        detail: { ticketId: ticket.id, number: ticket.number, view: "link" },
      },
    ]);
    return presentTicket(ticket, await findTicketMessages(tx, ticket.id), "sender");
  });
}

/** Adds to a request by the link of its sender. What looks like a patient's is not taken: a mailbox proves nobody. */
export function answerFollowed(
  context: AccountsContext,
  { token, requestId, typed }: Following & { typed: string },
): Promise<{ ticket: Ticket; outcome: { masked: boolean } | AnswerFault } | FollowRefusal> {
  const text = typedText(typed);
  return context.database.transaction(async (tx) => {
    const ticket = await openLink(tx, context, token);
    if (!ticket) return over;
    const outcome = await answer(tx, context, { ticket, text, requestId });
    const current = (await lockTicket(tx, ticket.id)) ?? ticket;
    return { ticket: presentTicket(current, await findTicketMessages(tx, ticket.id), "sender"), outcome };
  });
}

async function answer(
  tx: Tx,
  context: AccountsContext,
  { ticket, text, requestId }: { ticket: KeptTicket; text: string; requestId: string },
): Promise<{ masked: boolean } | AnswerFault> {
  if (text === "") return { fault: "Write an answer." };
  if (text.length > textMax) return { fault: `This has ${text.length} characters; ${textMax} fit.` };
  if (screenText(text).patientSigns.length > 0) return { fault: patientWords };
  if (!(await countTry(tx, context, "answer", ticket.linkId ?? ticket.id))) {
    return { fault: "Many messages came by this link. Wait an hour, and write the rest in one.", busy: true };
  }
  const { senderName: by } = ticket;
  const answered = await answerTicket(tx, context, { ticket, from: "sender", by, text, requestId });
  return "refused" in answered ? { fault: answered.detail } : { masked: answered.masked };
}

/** A file that staff have attached for the sender. */
export const readFollowedFile = (
  context: AccountsContext,
  { token, fileId }: { token: string; fileId: string },
): Promise<KeptFile | undefined> =>
  context.database.transaction(async (tx) => {
    const ticket = await openLink(tx, context, token);
    if (!ticket || !mayReadFile(await findTicketMessages(tx, ticket.id), fileId, "sender")) return undefined;
    return findFile(tx, fileId);
  });

async function openLink(tx: Tx, { keys, clock }: AccountsContext, token: string): Promise<KeptTicket | undefined> {
  const [ticketId, linkId] = readSecretLinkToken(keys, followPath, token)?.split(".") ?? [];
  if (!ticketId || !linkId) return undefined;
  const ticket = await lockTicket(tx, ticketId);
  if (!ticket || ticket.linkId !== linkId) return undefined;
  return isLinkOpen(ticket, clock.now()) ? ticket : undefined;
}

const over: FollowRefusal = { refused: "over" };
export const textMax = 8_000;
