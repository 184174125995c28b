import { type AccountsContext, foldEmail, networkOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { typedLine } from "../typed-text-rules.ts";
import { countTry } from "./count-try.ts";
import { tellSender } from "./tell-of-ticket.ts";
import type { KeptTicket } from "./ticket.ts";
import { isLinkOpen } from "./ticket-rules.ts";
import { findTicketByNumber } from "./ticket-store.ts";

/**
 * Sends the link of a request once more, to the address that its sender gave then, when number and address are those of one. What
 * comes of it nobody is told here, and the link that was sent before goes on working, so that nobody can take it from its sender.
 * @returns `busy`: the network has asked too often
 */
export function resendLink(
  context: AccountsContext,
  { number, email, address, requestId }: { number: string; email: string; address: string; requestId: string },
): Promise<"busy" | "taken"> {
  return context.database.transaction(async (tx) => {
    if (!(await countTry(tx, context, "resend", networkOf(address)))) return "busy";
    // Counted before anything is looked for, so that the count tells nothing of what there is.
    const mayMail = await countTry(tx, context, "ask-mail", foldEmail(email));
    const ticket = await findAsked(tx, context, { number, email });
    if (!ticket || !mayMail) return "taken";
    await tellSender(tx, context, ticket, "request-link");
    const detail = { ticketId: ticket.id, number: ticket.number, step: "link-sent-again" };
    await writeEntries(tx, context.clock.now(), [{ action: "ticket-view", outcome: "permitted", requestId, detail }]);
    return "taken";
  });
}

async function findAsked(
  tx: Tx,
  { clock }: Pick<AccountsContext, "clock">,
  { number, email }: { number: string; email: string },
): Promise<KeptTicket | undefined> {
  const ticket = await findTicketByNumber(tx, typedLine(number).toUpperCase().slice(0, 20));
  if (!ticket || ticket.senderAccountId !== null || ticket.senderEmail === null || !ticket.linkId) return undefined;
  return foldEmail(ticket.senderEmail) === foldEmail(email) && isLinkOpen(ticket, clock.now()) ? ticket : undefined;
}
