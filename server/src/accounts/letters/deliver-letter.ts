import { MailRefusedError } from "../../platform/mail.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { issueTemporaryPassword } from "../sign-in/issue-temporary-password.ts";
import { temporaryPasswordLink } from "../sign-in/temporary-password-link.ts";
import { letterJobs } from "./letter-jobs.ts";
import { composeLetter } from "./letter-rules.ts";
import { countLetterTry, listTemplates, settleLetter, type WaitingLetter } from "./letter-store.ts";
import type { LetterTemplateText } from "./letter-template.ts";
import { isLetterId, letterTemplates } from "./letter-templates.ts";
import { letterHeaders } from "./letter-token.ts";
import { secretLinkToken } from "./secret-link.ts";

/**
 * Lets one queued letter leave. Its secrets are made now and stood nowhere before. A refusal for good is kept with the
 * letter, for the relationship manager to see; throws when it may be tried again, until its tries are used up.
 */
export async function deliverLetter(context: AccountsContext, { letterId }: { letterId: string }): Promise<void> {
  const { clock, database } = context;
  const letter = await database.transaction((tx) => countLetterTry(tx, letterId));
  if (!letter) return;
  const template = await currentTemplate(context, letter.templateId);
  const secrets = await makeSecrets(context, letter);
  const values = { exchange: context.accounts.exchangeName, name: letter.name, ...letter.placeholders, ...secrets };
  const mail = composeLetter(template, values);
  const settle = (state: "sent" | "bounced" | "failed", reason?: string) =>
    database.transaction((tx: Tx) =>
      settleLetter(tx, {
        id: letter.id,
        state,
        subject: mail.subject,
        version: template.version,
        now: clock.now(),
        ...(reason ? { reason } : {}),
      }),
    );
  try {
    const ownHeaders = letterHeaders(context.keys, { id: letter.id, publicUrl: context.accounts.publicUrl });
    // So that no machine answers it (RFC 3834 §5).
    const headers = { ...ownHeaders, "Auto-Submitted": "auto-generated" };
    await context.mail.send({ to: letter.email, headers, ...mail });
  } catch (error) {
    if (error instanceof MailRefusedError) {
      await settle("bounced", error.reason);
      return;
    }
    if (letter.tries > letterJobs.retries)
      await settle("failed", "The mail server did not take it, however often it was tried.");
    throw error;
  }
  await settle("sent");
}

async function currentTemplate(
  { database }: AccountsContext,
  id: string,
): Promise<{ version: number; subject: string; body: string }> {
  const [written] = await database.snapshot((tx) => listTemplates(tx, id));
  if (written) return written;
  if (!isLetterId(id)) throw new Error("A letter has no text.");
  const { subject, body }: LetterTemplateText = letterTemplates[id];
  return { version: 0, subject, body };
}

async function makeSecrets(context: AccountsContext, letter: WaitingLetter): Promise<Record<string, string>> {
  const { accounts: settings, keys } = context;
  const secrets: Record<string, string> = {};
  if (letter.linkPath !== null) {
    const token = letter.linkSubject === null ? "" : `#${secretLinkToken(keys, letter.linkPath, letter.linkSubject)}`;
    secrets.link = `${settings.publicUrl}${letter.linkPath}${token}`;
  }
  if (letter.temporaryPassword !== null && letter.accountId && letter.username) {
    const reason = letter.temporaryPassword;
    secrets.temporaryPassword = await issueTemporaryPassword(context, { accountId: letter.accountId, reason });
    secrets.username = letter.username;
    secrets.link = temporaryPasswordLink(settings, letter.username);
    secrets.lives = livesWords(reason === "invitation" ? settings.invitationMs : settings.resetMs);
  }
  return secrets;
}

const livesWords = (ms: number): string => {
  const hours = ms / 3_600_000;
  return hours > 1 ? `${Math.round(hours)} hours` : `${Math.round(ms / 60_000)} minutes`;
};
