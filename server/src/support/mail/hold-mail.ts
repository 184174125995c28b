import type { HeldReason } from "@crossbay/contract";
import { queueLetters } from "../../accounts/index.ts";
import { newId } from "../../platform/ids.ts";
import { sealSecret } from "../../platform/sealed-secret.ts";
import type { Tx } from "../../platform/transaction.ts";
import { screenText } from "../screening/screen-text-rules.ts";
import { insertHeld, wasAnswered } from "./held-store.ts";
import { ticketSubject } from "./mail-head-rules.ts";
import { safeWayPath } from "./mail-paths-rules.ts";
import type { ReadMail } from "./read-mail.ts";
import type { MailContext } from "./support-mail.ts";

const dayMs = 24 * 60 * 60_000;

/**
 * Keeps a mail back: what it says is sealed without its passwords and codes, its files are not kept. Its sender is told how to
 * send it safely, at most once a day, by a mail that says nothing of what came.
 */
export async function holdMail(
  tx: Tx,
  context: MailContext,
  held: {
    mail: Pick<ReadMail, "from" | "subject" | "text" | "files">;
    reasons: HeldReason[];
    accountId: string | undefined;
    passwordReset: boolean;
    withoutMail: boolean;
  },
): Promise<{ heldId: string }> {
  const now = context.clock.now();
  const heldId = newId(now);
  const { mail, reasons, accountId, passwordReset } = held;
  const from = mail.from.address.toLowerCase();
  const answered = !held.withoutMail && !(await wasAnswered(tx, from, new Date(now.getTime() - dayMs)));
  const subject = screenText(ticketSubject(mail.subject));
  const text = screenText(mail.text);
  const words = JSON.stringify({ subject: subject.text, text: text.text });
  await insertHeld(tx, {
    id: heldId,
    at: now,
    from,
    subject: subject.redacted,
    reasons,
    redacted: mail.text === "" ? null : text.redacted,
    sealed: mail.text === "" ? null : sealSecret(context.keys.secrets, heldId, words),
    attachments: mail.files.map(({ name, content }) => ({
      name: screenText(name.slice(0, 120)).redacted,
      bytes: content.length,
    })),
    accountId: accountId ?? null,
    passwordReset,
    answered,
  });
  if (answered) {
    // Without the name that stands in From: whoever forges it would have us send their words to others.
    const to = { email: mail.from.address, name: "sender" };
    await queueLetters(tx, context, [
      { template: "mail-not-taken", to, placeholders: {}, link: { path: safeWayPath } },
    ]);
  }
  return { heldId };
}
