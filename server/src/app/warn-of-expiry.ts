import {
  type AccountsSettings,
  type CertificateFacts,
  dueExpiryWarning,
  listCertificates,
  listInterfaceEngineers,
  takeExpiryNotice,
} from "../accounts/index.ts";
import type { ParticipantId } from "../platform/ids.ts";
import type { Mail } from "../platform/mail.ts";
import type { Platform } from "../platform/platform.ts";
import type { Tx } from "../platform/transaction.ts";

export type ExpiryContext = Pick<Platform, "database" | "clock" | "mail" | "log"> & {
  accounts: Pick<AccountsSettings, "exchangeName" | "publicUrl">;
  /** Who looks after the exchange; nobody of the exchange is told without it. */
  alarmMail: string | undefined;
};

/** A certificate that somebody has to renew. */
type Expiring = CertificateFacts & { words: string; participantId?: ParticipantId };

/**
 * Tells the people concerned, once for each step, that a certificate is about to end or has ended: the exchange's own, and
 * those that speak for sources. A mail that cannot be sent is tried again on the next call.
 * @param own the exchange's own certificates, with what each is for
 */
export async function warnOfExpiry(
  context: ExpiryContext,
  own: readonly { words: string; certificate: CertificateFacts }[],
): Promise<void> {
  const bound = await context.database.snapshot((tx) => listCertificates(tx));
  const expiring: Expiring[] = [
    ...own.map(({ words, certificate }) => ({ ...certificate, words })),
    ...bound.map((certificate) => ({ ...certificate, words: `with which ${certificate.sourceCode} sends HL7 v2` })),
  ];
  for (const certificate of expiring) {
    const daysLeft = dueExpiryWarning(certificate.validUntil, context.clock.now());
    if (daysLeft === undefined) continue;
    await context.database
      .transaction((tx) => warnOnce(tx, context, certificate, daysLeft))
      .catch((error: Error) => context.log.error({ failure: error.name }, "a certificate's end could not be mailed"));
  }
}

/** The notice is taken only where every mail was accepted. */
async function warnOnce(tx: Tx, context: ExpiryContext, certificate: Expiring, daysLeft: number): Promise<void> {
  const now = context.clock.now();
  if (!(await takeExpiryNotice(tx, certificate.fingerprint, daysLeft, now))) return;
  const { participantId } = certificate;
  const engineers = participantId ? await listInterfaceEngineers(tx, [participantId], now) : [];
  const addresses = new Set(engineers.map(({ email }) => email));
  if (context.alarmMail) addresses.add(context.alarmMail);
  for (const to of addresses) await context.mail.send(expiryMail(context, certificate, daysLeft, to));
}

function expiryMail({ accounts }: ExpiryContext, certificate: Expiring, daysLeft: number, to: string): Mail {
  const { subject, validUntil, fingerprint, words } = certificate;
  const until = `${validUntil.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const title = daysLeft === 0 ? "a certificate has ended" : `a certificate ends within ${plural(daysLeft)}`;
  return {
    to,
    subject: `${accounts.exchangeName}: ${title}`,
    text: [
      `The certificate ${words} ${daysLeft === 0 ? "ended" : "ends"} on ${until}.`,
      "",
      `Subject: ${subject}`,
      `SHA-256: ${fingerprint.toString("hex")}`,
      "",
      certificate.participantId
        ? "Without another one the connection is refused from then on. Give the new certificate to the exchange before you change over; both are taken meanwhile."
        : "Renew it, and put the new one in its file: it is taken over while the exchange runs, but for the portal's, which needs a restart.",
      "",
      `Feeds: ${accounts.publicUrl}/feeds`,
    ].join("\n"),
  };
}

const plural = (days: number): string => (days === 1 ? "a day" : `${days} days`);
