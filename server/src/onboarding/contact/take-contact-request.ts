import {
  type AccountsContext,
  findOrganization,
  listDirectory,
  listRelationshipManagers,
  networkOf,
  queueLetters,
} from "../../accounts/index.ts";
import { type AccountId, keyedHash, newId, type ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { ContactForm } from "./contact-form-rules.ts";
import { contactTriesSince, insertContactRequest, insertContactTry } from "./contact-store.ts";

/** Letters that one network may send: enough for a hospital behind one address, too few to bury anybody. */
const limits = [
  { letters: 5, withinMs: 10 * 60_000 },
  { letters: 30, withinMs: 24 * 60 * 60_000 },
] as const;
const dayMs = limits[1].withinMs;

/**
 * Keeps what somebody wrote on the public page, and tells the organization's relationship manager by mail that there is
 * something to read; all of them, when the organization has none or was not found. Nothing of the letter stands in the mail.
 * @returns false when the network has sent too many
 */
export function takeContactRequest(
  context: AccountsContext,
  { form, address }: { form: ContactForm; address: string },
): Promise<boolean> {
  const now = context.clock.now();
  const network = keyedHash(context.keys.signIn, "contact", networkOf(address));
  return context.database.transaction(async (tx) => {
    const earlier = await contactTriesSince(tx, network, new Date(now.getTime() - dayMs));
    const isBusy = limits.some(
      ({ letters, withinMs }) => earlier.filter((at) => at.getTime() > now.getTime() - withinMs).length >= letters,
    );
    if (isBusy) return false;
    await insertContactTry(tx, network, now);
    if (form.website === "") await keep(tx, context, form, now);
    return true;
  });
}

async function keep(tx: Tx, context: AccountsContext, form: ContactForm, now: Date): Promise<void> {
  const organization = form.to === toTheExchange ? undefined : await findOrganization(tx, form.to);
  const { name, email, message } = form;
  const participantId = organization?.id ?? null;
  await insertContactRequest(tx, { id: newId(now), participantId, name, email, message, receivedAt: now });
  const about = organization?.name ?? "an organization that is not listed";
  await queueLetters(
    tx,
    context,
    (await readersOf(tx, participantId)).map((to) => ({
      template: "contact-request" as const,
      to,
      ...(participantId ? { participantId } : {}),
      placeholders: { participant: about },
      link: { path: "/desk/contact-requests" },
    })),
  );
}

/** What stands in the form in place of an organization that was not found. */
export const toTheExchange = "exchange";

async function readersOf(tx: Tx, participantId: ParticipantId | null) {
  const everybody = await listRelationshipManagers(tx);
  const [participant] = participantId ? await listDirectory(tx, { participantId }) : [];
  const own = everybody.filter(({ accountId }) => accountId === participant?.relationshipManagerId);
  return (own.length > 0 ? own : everybody.slice(0, readersMax)).map(({ accountId, name, email }) => ({
    accountId: accountId as AccountId,
    name,
    email,
  }));
}

const readersMax = 20;
