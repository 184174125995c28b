import type { HeldMail } from "@crossbay/contract";
import { type Actor, auditActorOf } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { openSecret } from "../../platform/sealed-secret.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { SupportRefusal } from "../refusal.ts";
import { openTicket } from "../tickets/open-ticket.ts";
import { noteTicketEvent } from "../tickets/ticket-store.ts";
import { decideHeld, findHeld, type KeptMail, lockHeld } from "./held-store.ts";
import type { MailContext } from "./support-mail.ts";
import { presentHeld } from "./view-held.ts";

type Decision = { actor: Actor; mailId: string; reason: string; requestId: string };

/**
 * Makes a request of a mail that was kept back, such as one that only looked like a patient's data. Its passwords and codes stay
 * masked for good. Its sender is told as with any request, by a link.
 */
export const fileHeldMail = (context: MailContext, decision: Decision): Promise<HeldMail | SupportRefusal> =>
  decide(context, decision, "filed", async (tx, mail) => {
    if (mail.sealed === null) return nothingToFile;
    const { subject, text } = JSON.parse(openSecret(context.keys.secrets, mail.id, mail.sealed)) as {
      subject: string;
      text: string;
    };
    const from = { name: mail.from, email: mail.from };
    const { requestId, actor } = decision;
    const { ticket } = await openTicket(tx, context, {
      ...{ type: "other", subject, text: text || "(The mail had no words.)", from, cameBy: "mail", requestId },
    });
    await noteTicketEvent(tx, {
      ticketId: ticket.id,
      accountId: actor.accountId,
      by: actor.name,
      words: "Made of a mail that was kept back; nothing proves who sent it",
      now: context.clock.now(),
    });
    return { id: ticket.id, number: ticket.number };
  });

/** Deletes what a mail that was kept back says; that it came stays. */
export const discardHeldMail = (context: MailContext, decision: Decision): Promise<HeldMail | SupportRefusal> =>
  decide(context, decision, "discarded", async () => undefined);

function decide(
  context: MailContext,
  { actor, mailId, reason, requestId }: Decision,
  state: "filed" | "discarded",
  act: (tx: Tx, mail: KeptMail) => Promise<{ id: string; number: string } | SupportRefusal | undefined>,
): Promise<HeldMail | SupportRefusal> {
  return context.database.transaction(async (tx): Promise<HeldMail | SupportRefusal> => {
    const now = context.clock.now();
    const mail = await lockHeld(tx, mailId);
    if (!mail) return notFound;
    if (mail.state !== "held") return decidedBefore;
    const ticket = await act(tx, mail);
    if (ticket && "refused" in ticket) return ticket;
    await decideHeld(tx, { id: mailId, state, by: actor.accountId, byName: actor.name, reason, now, ticket });
    await writeEntries(tx, now, [
      {
        action: "mail-view",
        outcome: "succeeded",
        actor: auditActorOf(actor),
        requestId,
        detail: { heldId: mailId, became: state, ...(ticket ? { ticketId: ticket.id } : {}) },
      },
    ]);
    return presentHeld((await findHeld(tx, mailId))!);
  });
}

const notFound: SupportRefusal = { refused: "not-found", detail: "There is no such mail." };
const decidedBefore: SupportRefusal = {
  refused: "already-decided",
  detail: "Somebody else has decided about this mail in the meantime.",
};
const nothingToFile: SupportRefusal = {
  refused: "already-decided",
  detail: "This mail could not be opened, so there is nothing to make a request of. Its sender was told.",
};
