import { findUsers, type User } from "../../accounts/index.ts";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { TicketAccount } from "../tickets/ticket-account.ts";
import { findCertificate } from "./certificate-store.ts";
import type { MailContext } from "./support-mail.ts";

/** An account that signed a mail: as whom it asks, and for whom it acts. */
export type MailSigner = TicketAccount & { participantIds: readonly ParticipantId[] };

/**
 * The account that signed a mail whose signature is verified: it can sign in now, its address stands in From, and the certificate
 * was its own when it was learned, since an address goes to somebody else sometimes. Asks for the participant for which it worked
 * last. Undefined where the signer has no such account.
 */
export async function findSigner(
  tx: Tx,
  { clock }: Pick<MailContext, "clock">,
  { from, fingerprint }: { from: string; fingerprint: string },
): Promise<MailSigner | undefined> {
  const address = from.toLowerCase();
  const certificate = await findCertificate(tx, address, fingerprint);
  if (!certificate?.accountId) return undefined;
  const accountIds = [certificate.accountId as AccountId];
  const users = (await findUsers(tx, { accountIds }, clock.now())).filter(
    ({ state, affiliated, email }) => state === "active" && affiliated && email.toLowerCase() === address,
  );
  const [user] = users.toSorted((one, other) => workedAt(other) - workedAt(one));
  if (!user) return undefined;
  const { accountId, username, given, family, title, participant } = user;
  return {
    ...{ accountId, username, title, participant, name: `${given} ${family}` },
    participantIds: users.map((each) => each.participant.id),
  };
}

const workedAt = ({ lastSignInHereAt, since }: User): number => lastSignInHereAt?.getTime() ?? since.getTime() / 1_000;
