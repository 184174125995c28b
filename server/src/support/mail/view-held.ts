import type { HeldMail, HeldMailLine, HeldMailLines } from "@crossbay/contract";
import { type Actor, auditActorOf } from "../../accounts/index.ts";
import { countHeld, findHeld, type KeptMail, listHeld } from "./held-store.ts";
import type { MailContext } from "./support-mail.ts";

const pageSize = 50;

/** Mails that were kept back, the newest first, without what they say. */
export async function viewHeldMails(
  context: MailContext,
  { actor, state, after, requestId }: { actor: Actor; state: HeldMailLine["state"]; after?: string; requestId: string },
): Promise<HeldMailLines> {
  const { mails, held } = await context.database.snapshot(async (tx) => ({
    mails: await listHeld(tx, { state, after, limit: pageSize + 1 }),
    held: await countHeld(tx),
  }));
  await context.audit.record([
    {
      action: "mail-view",
      outcome: "permitted",
      actor: auditActorOf(actor),
      requestId,
      detail: { list: state, count: Math.min(mails.length, pageSize) },
    },
  ]);
  const shown = mails.slice(0, pageSize).map(lineOf);
  return { mails: shown, held, ...(mails.length > pageSize ? { next: shown.at(-1)!.id } : {}) };
}

/** One of them, with what it says as far as it is shown to staff. */
export async function viewHeldMail(
  context: MailContext,
  { actor, mailId, requestId }: { actor: Actor; mailId: string; requestId: string },
): Promise<HeldMail | undefined> {
  const mail = await context.database.snapshot((tx) => findHeld(tx, mailId));
  if (!mail) return undefined;
  await context.audit.record([
    {
      action: "mail-view",
      outcome: "permitted",
      actor: auditActorOf(actor),
      requestId,
      detail: { heldId: mailId, state: mail.state },
    },
  ]);
  return presentHeld(mail);
}

/** A mail that was kept back, for staff. */
export const presentHeld = (mail: KeptMail): HeldMail => ({
  ...lineOf(mail),
  ...(mail.redacted !== null ? { text: mail.redacted } : {}),
  attachments: mail.attachments,
  ...(mail.decidedAt ? { decidedAt: mail.decidedAt.toISOString() } : {}),
  ...(mail.decidedByName !== null ? { decidedBy: mail.decidedByName } : {}),
  ...(mail.reason !== null ? { reason: mail.reason } : {}),
  ...(mail.ticketId !== null && mail.ticketNumber !== null
    ? { ticket: { id: mail.ticketId, number: mail.ticketNumber } }
    : {}),
  mayFile: mail.state === "held" && mail.sealed !== null,
});

const lineOf = (mail: Omit<KeptMail, "sealed">): HeldMailLine => ({
  id: mail.id,
  at: mail.at.toISOString(),
  from: mail.from,
  subject: mail.subject,
  reasons: mail.reasons,
  state: mail.state,
  knownSender: mail.accountId !== null,
  passwordReset: mail.passwordReset,
  answered: mail.answered,
});
