import { type AccountsContext, readSecretLinkToken } from "../../accounts/index.ts";
import { type AuditEntry, writeEntries } from "../../audit/index.ts";
import { failureFacts } from "../../platform/failure-facts.ts";
import { isLinkCodeOver, linkCodeMs, linkSendsThatCount, maySendLinkCode } from "../../platform/link-code-rules.ts";
import { makeCode, makeToken, sameSecret } from "../../platform/secrets.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type KeptParty, listParties } from "./party-store.ts";
import { type KeptSecureLink, securePassMs, stateOfLink } from "./secure-link-rules.ts";
import { countWrongSecureCode, lockSecureLink, saveSecureCode, saveSecurePass } from "./secure-link-store.ts";
import { foldPassphrase, hashOfSecret } from "./secure-secrets.ts";
import { outsidePath } from "./tell-parties.ts";
import { type KeptThread, lockThread } from "./thread-store.ts";

/** Why a link, a code or a pass is refused; `over` is one and the same for a wrong, an old, a withdrawn and a used-up link. */
export type OutsideRefusal = { refused: "over" | "code-wrong" | "code-over" | "busy" | "not-sent" };

/** What is asked for besides the link. */
export type AskedProof = { by: "sms"; mobileEnd: string } | { by: "passphrase" };

export type Opening = { token: string; requestId: string };

/** Whose link it is, and what it opens. */
export type OpenedThread = { thread: KeptThread; party: KeptParty; link: KeptSecureLink };

/** Sends a code to the mobile phone, or to the mailbox to which the link went; the one before no longer works. */
export async function sendOutsideCode(
  context: AccountsContext,
  opening: Opening,
): Promise<AskedProof | OutsideRefusal> {
  const now = context.clock.now();
  const code = makeCode();
  const outcome = await context.database.transaction(async (tx) => {
    const opened = await openOutside(tx, context, opening);
    if (!opened) return over;
    const { party, link } = opened;
    if (!maySendLinkCode(link, now)) return { refused: "busy" as const };
    await saveSecureCode(tx, {
      ...link,
      codeHash: hashOfSecret(context.keys, "code", link.id, code),
      codeEndsAt: new Date(now.getTime() + linkCodeMs),
      codesSentAt: [...linkSendsThatCount(link, now), now],
    });
    await writeEntries(tx, now, [auditOfOpening(opened, opening, { outcome: "permitted", step: "code-sent" })]);
    return { party };
  });
  if ("refused" in outcome) return outcome;
  const { party } = outcome;
  const { exchangeName } = context.accounts;
  const minutes = linkCodeMs / 60_000;
  try {
    if (party.proof === "sms") {
      const text = `${code} opens your secure message at ${exchangeName}. It works for ${minutes} minutes. Nobody from the exchange will ever ask you for it.`;
      await context.sms.send({ to: party.mobile ?? "", text });
      return { by: "sms", mobileEnd: (party.mobile ?? "").slice(-2) };
    }
    // At once and not by the letters' queue, which stores what it sends.
    await context.mail.send({
      to: party.email ?? "",
      subject: `${exchangeName}: your code`,
      text: `${code} is the code for your secure message at ${exchangeName}. It works for ${minutes} minutes, together with the passphrase. If you did not ask for it, you need do nothing.`,
      headers: { "Auto-Submitted": "auto-generated" },
    });
    return { by: "passphrase" };
  } catch (error) {
    context.log.error({ ...failureFacts(error as Error) }, "the code for a secure message was not sent");
    return { refused: "not-sent" };
  }
}

/** Takes the code, and the passphrase where there is one, and gives a pass with which to read and answer for half an hour. */
export function enterOutsideCode(
  context: AccountsContext,
  opening: Opening & { code: string; passphrase: string },
): Promise<{ pass: string } | (OutsideRefusal & { by?: AskedProof["by"] })> {
  const now = context.clock.now();
  return context.database.transaction(async (tx) => {
    const opened = await openOutside(tx, context, opening);
    if (!opened) return over;
    const { link, party } = opened;
    const by = party.proof ?? "sms";
    if (isLinkCodeOver(link, now)) return { refused: "code-over" as const, by };
    const typed = hashOfSecret(context.keys, "code", link.id, opening.code.replace(/\D/g, ""));
    const phrase = hashOfSecret(context.keys, "passphrase", party.id, foldPassphrase(opening.passphrase));
    const isCodeRight = link.codeHash !== null && sameSecret(link.codeHash, typed);
    const isPhraseRight = party.passphraseHash ? sameSecret(party.passphraseHash, phrase) : by === "sms";
    // Which of the two was wrong, nobody is told.
    const isRight = isCodeRight && isPhraseRight;
    await writeEntries(tx, now, [
      auditOfOpening(opened, opening, { outcome: isRight ? "permitted" : "failed", step: "code-entered" }),
    ]);
    if (isRight) return { pass: await givePass(tx, context, opened) };
    await countWrongSecureCode(tx, link);
    return { refused: "code-wrong" as const, by };
  });
}

/** Another pass in the place of the one before. */
export async function givePass(tx: Tx, { keys, clock }: AccountsContext, { link }: OpenedThread): Promise<string> {
  const now = clock.now();
  const pass = makeToken();
  await saveSecurePass(tx, {
    ...link,
    passHash: hashOfSecret(keys, "pass", link.id, pass),
    passEndsAt: new Date(now.getTime() + securePassMs),
    now,
  });
  return pass;
}

/** What a pass opens; undefined when it is not one, or its time is over. */
export async function openByPass(
  tx: Tx,
  context: AccountsContext,
  opening: Opening & { pass: string },
): Promise<OpenedThread | undefined> {
  const opened = await openOutside(tx, context, opening);
  if (!opened) return undefined;
  const { passHash, passEndsAt, id } = opened.link;
  const isRight = passHash && sameSecret(passHash, hashOfSecret(context.keys, "pass", id, opening.pass));
  return isRight && passEndsAt && passEndsAt > context.clock.now() ? opened : undefined;
}

const over: OutsideRefusal = { refused: "over" };

async function openOutside(
  tx: Tx,
  { keys, clock }: AccountsContext,
  { token }: Opening,
): Promise<OpenedThread | undefined> {
  const [threadId, linkId] = readSecretLinkToken(keys, outsidePath, token)?.split(".") ?? [];
  if (!threadId || !linkId) return undefined;
  const thread = await lockThread(tx, threadId);
  const link = await lockSecureLink(tx, threadId, linkId);
  if (!thread || !link || stateOfLink(link, clock.now()) !== "open") return undefined;
  const party = (await listParties(tx, [threadId])).find(({ id }) => id === link.partyId);
  return party?.linkId === linkId ? { thread, party, link } : undefined;
}

/** No account: whoever holds the link, the phone or the mailbox. */
export const auditOfOpening = (
  { thread, party }: Pick<OpenedThread, "thread" | "party">,
  { requestId }: Opening,
  {
    outcome,
    step,
    action = "secure-message-view",
  }: Pick<AuditEntry, "outcome"> & {
    step: string;
    action?: "secure-message-view" | "secure-message-send";
  },
): AuditEntry => ({ action, outcome, requestId, detail: { threadId: thread.id, partyId: party.id, step } });
