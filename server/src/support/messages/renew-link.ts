import { type SecureLinkRenewal, type SecureThread, secureLinkDays } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf, queueLetters } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { refuseForm, type SupportRefusal } from "../refusal.ts";
import { readProof } from "./outside-person-rules.ts";
import { changeOutsideParty, type KeptParty } from "./party-store.ts";
import { ownParties, presentThread, readThread } from "./present-thread.ts";
import { readerOf } from "./reader.ts";
import { refuseFlood } from "./refuse-flood.ts";
import { insertSecureLink, withdrawSecureLink } from "./secure-link-store.ts";
import { hashOfSecret } from "./secure-secrets.ts";
import { outsideLetter } from "./tell-parties.ts";
import { lockThreadOf } from "./thread-store.ts";
import { noSuchThread } from "./view-thread.ts";

const dayMs = 24 * 60 * 60_000;
const linksAPartyMax = 20;

type Asked = { actor: Actor; threadId: string; partyId: string; requestId: string };

/**
 * Sends another link to somebody outside; the one before works no more. With another proof that one counts from then on.
 * @returns `not-found` for a party whom somebody else brought in; `too-many-requests` after twenty links
 */
export function renewLink(
  context: AccountsContext,
  { renewal, ...asked }: Asked & { renewal: SecureLinkRenewal },
): Promise<SecureThread | SupportRefusal> {
  const now = context.clock.now();
  const { actor } = asked;
  return context.database.transaction(async (tx) => {
    const flood = await refuseFlood(tx, actor, now);
    if (flood) return flood;
    return withParty(tx, context, asked, async (party, linksBefore) => {
      if (linksBefore >= linksAPartyMax) return tooManyLinks;
      const read = renewal.proof ? readProof(renewal.proof, "proof") : undefined;
      if (read && "fault" in read) return refuseForm("No link was sent.", [read.fault]);
      const proof = read?.proof;
      const changed: KeptParty = {
        ...party,
        linkId: newId(now),
        ...(proof?.by === "sms" ? { proof: "sms" as const, mobile: proof.mobile, passphraseHash: null } : {}),
        ...(proof?.by === "passphrase"
          ? {
              proof: "passphrase" as const,
              mobile: null,
              passphraseHash: hashOfSecret(context.keys, "passphrase", party.id, proof.passphrase),
            }
          : {}),
      };
      const link = {
        threadId: party.threadId,
        id: changed.linkId ?? "",
        partyId: party.id,
        endsAt: new Date(now.getTime() + (renewal.daysOpen ?? secureLinkDays.usual) * dayMs),
      };
      await endLink(tx, party, now);
      await insertSecureLink(tx, { ...link, now });
      await changeOutsideParty(tx, changed);
      const who = `${actor.name} (${actor.participant.name})`;
      await queueLetters(tx, context, [outsideLetter(changed, { link, who })]);
      return { step: "link-sent" };
    });
  });
}

/** Ends the link of somebody outside: nobody reads the thread by it any more. */
export const withdrawLink = (context: AccountsContext, asked: Asked): Promise<SecureThread | SupportRefusal> =>
  context.database.transaction((tx) =>
    withParty(tx, context, asked, async (party) => {
      await endLink(tx, party, context.clock.now());
      return { step: "link-withdrawn" };
    }),
  );

const endLink = async (tx: Tx, { threadId, linkId }: KeptParty, now: Date): Promise<void> => {
  if (linkId) await withdrawSecureLink(tx, { threadId, id: linkId }, now);
};

/** Does something about somebody outside whom the actor's side brought into a thread, and shows the thread as it is then. */
async function withParty(
  tx: Tx,
  context: AccountsContext,
  { actor, threadId, partyId, requestId }: Asked,
  work: (party: KeptParty, linksBefore: number) => Promise<{ step: string } | SupportRefusal>,
): Promise<SecureThread | SupportRefusal> {
  const now = context.clock.now();
  const reader = readerOf(actor);
  const thread = await lockThreadOf(tx, reader, threadId);
  if (!thread) return noSuchThread;
  const whole = await readThread(tx, thread);
  const own = new Set(ownParties(whole, reader).map(({ id }) => id));
  const party = whole.parties.find(({ id, kind, addedBy }) => id === partyId && kind === "outside" && own.has(addedBy));
  if (!party) return noSuchThread;
  const done = await work(party, whole.links.filter((link) => link.partyId === partyId).length);
  if ("refused" in done) return done;
  await writeEntries(tx, now, [
    {
      action: "secure-message-send",
      outcome: "succeeded",
      actor: auditActorOf(actor),
      requestId,
      detail: { threadId, partyId, step: done.step },
    },
  ]);
  return presentThread(await readThread(tx, thread), reader, now);
}

const tooManyLinks: SupportRefusal = {
  refused: "too-many-requests",
  detail: "Many links were sent to this person already. Write a new message to them instead.",
};
