import { readMailCertificate, sealMail } from "@crossbay/formats/smime";
import { findAddresses } from "../../accounts/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import { MailRefusedError } from "../../platform/mail.ts";
import { composeSealedMail } from "./compose-sealed-mail-rules.ts";
import { type AnswerToSeal, markSealed, takeAnswersToSeal } from "./mail-store.ts";
import { plusAddress } from "./plus-address-rules.ts";
import type { MailContext, SupportMail } from "./support-mail.ts";

const terms = { sinceMs: 7 * 24 * 60 * 60_000, retryMs: 10 * 60_000, triesMax: 8, limit: 50 } as const;

/**
 * Sends answers of staff as signed and encrypted mail to those whose certificate is known and trusted; everybody else has the mail
 * with the link alone. Each leaves once; one that the mail server does not take is tried again. Tells how many left.
 */
export async function runSealedAnswers(context: MailContext, now: Date): Promise<number> {
  const { supportMail } = context;
  if (!supportMail) return 0;
  const answers = await context.database.transaction((tx) =>
    takeAnswersToSeal(tx, {
      now,
      since: new Date(now.getTime() - terms.sinceMs),
      retryBefore: new Date(now.getTime() - terms.retryMs),
      triesMax: terms.triesMax,
      limit: terms.limit,
    }),
  );
  let sent = 0;
  for (const answer of answers) if (await send({ ...context, supportMail }, answer, now)) sent += 1;
  return sent;
}

async function send(
  context: MailContext & { supportMail: SupportMail },
  answer: AnswerToSeal,
  now: Date,
): Promise<boolean> {
  const { supportMail, accounts, keys } = context;
  const certificate = readMailCertificate(answer.der);
  if (!certificate?.takesEncryptedMail || !(await isStillTheirs(context, answer))) return false;
  const { address, ticketId } = answer;
  const mail = composeSealedMail({
    answer,
    exchangeName: accounts.exchangeName,
    publicUrl: accounts.publicUrl,
    from: supportMail.address,
    replyTo: plusAddress(keys.signIn, { address: supportMail.address, ticketId, sender: address }),
    now,
  });
  const raw = Buffer.concat([
    Buffer.from(mail.head),
    sealMail(Buffer.from(mail.entity), { from: supportMail.key, to: [certificate], now }),
  ]);
  try {
    await context.mail.send({ to: address, subject: mail.subject, text: mail.note, raw });
  } catch (error) {
    if (!(error instanceof MailRefusedError)) {
      context.log.warn({ failure: (error as Error).name }, "an encrypted answer did not leave and is tried again");
      return false;
    }
    context.log.warn(
      { ticketId },
      "the mail server refused an encrypted answer for good; the mail with the link remains",
    );
  }
  await context.database.transaction((tx) => markSealed(tx, answer, now));
  return true;
}

/** An account's address may have changed since its certificate was learned: then it is somebody else's, maybe. */
async function isStillTheirs(context: MailContext, { accountId, address }: AnswerToSeal): Promise<boolean> {
  if (accountId === null) return true;
  const [found] = await context.database.snapshot((tx) => findAddresses(tx, [accountId as AccountId]));
  return found?.email.toLowerCase() === address;
}
