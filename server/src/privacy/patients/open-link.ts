import type { AccessContext } from "../../access/index.ts";
import { readSecretLinkToken } from "../../accounts/index.ts";
import { type AuditEntry, writeEntries } from "../../audit/index.ts";
import { failureFacts } from "../../platform/failure-facts.ts";
import type { PatientId, PersonId } from "../../platform/ids.ts";
import { isLinkCodeOver, linkCodeMs, linkSendsThatCount, maySendLinkCode } from "../../platform/link-code-rules.ts";
import { makeCode, makeToken, sameSecret } from "../../platform/secrets.ts";
import type { Tx } from "../../platform/transaction.ts";
import { hashOf } from "./delivery-secrets.ts";
import { isLinkOver, type KeptLink, passMs } from "./link-rules.ts";
import { countWrongCode, lockLink, saveCode, savePass } from "./link-store.ts";
import { deliveryPaths } from "./patient-paths-rules.ts";
import { type DeliveredKind, isDelivered, type KeptRequest, type RequestLanguage } from "./request-rules.ts";
import { findRequest } from "./request-store.ts";

/** Why a link, a code or a download is refused; `over` is one and the same for a wrong, an old and a used-up link. */
export type LinkRefusal = { refused: "over" | "code-wrong" | "code-over" | "busy" | "sms-failed" };

type Opening = { token: string; language: RequestLanguage; requestId: string };

/** Whose link it is, as far as the page may say. */
export type OpenedRequest = { request: KeptRequest & { kind: DeliveredKind; personId: string }; link: KeptLink };

/** Sends a code to the proofed mobile number; the one before no longer works. */
export async function sendLinkCode(
  context: AccessContext,
  opening: Opening,
): Promise<{ mobileEnd: string } | LinkRefusal> {
  const now = context.clock.now();
  const code = makeCode();
  const outcome = await context.database.transaction(async (tx) => {
    const opened = await openLink(tx, context, opening);
    if (!opened) return over;
    const { request, link } = opened;
    if (!maySendLinkCode(link, now)) return { refused: "busy" as const };
    await saveCode(tx, {
      ...link,
      codeHash: hashOf(context.keys, "code", link.id, code),
      codeEndsAt: new Date(now.getTime() + linkCodeMs),
      codesSentAt: [...linkSendsThatCount(link, now), now],
    });
    await writeEntries(tx, now, [auditOf(opened, opening, { outcome: "permitted", step: "code-sent" })]);
    return { mobile: request.mobile ?? "" };
  });
  if ("refused" in outcome) return outcome;
  const text = codeWords[opening.language](code, context.accounts.exchangeName);
  try {
    await context.sms.send({ to: outcome.mobile, text });
  } catch (error) {
    context.log.error({ ...failureFacts(error as Error) }, "the code for a delivery to a patient was not sent");
    return { refused: "sms-failed" };
  }
  return { mobileEnd: outcome.mobile.slice(-2) };
}

/** Takes the code, and gives a pass with which the files are to be taken within 15 minutes. */
export function enterLinkCode(
  context: AccessContext,
  opening: Opening & { code: string },
): Promise<{ pass: string; kind: DeliveredKind } | LinkRefusal> {
  const now = context.clock.now();
  const pass = makeToken();
  return context.database.transaction(async (tx): Promise<{ pass: string; kind: DeliveredKind } | LinkRefusal> => {
    const opened = await openLink(tx, context, opening);
    if (!opened) return over;
    const { link, request } = opened;
    if (isLinkCodeOver(link, now)) return { refused: "code-over" };
    const typed = hashOf(context.keys, "code", link.id, opening.code.replace(/\D/g, ""));
    const isRight = link.codeHash !== null && sameSecret(link.codeHash, typed);
    await writeEntries(tx, now, [
      auditOf(opened, opening, { outcome: isRight ? "permitted" : "failed", step: "code-entered" }),
    ]);
    if (!isRight) {
      await countWrongCode(tx, link);
      return { refused: "code-wrong" };
    }
    const passEndsAt = new Date(now.getTime() + passMs);
    await savePass(tx, { ...link, passHash: hashOf(context.keys, "pass", link.id, pass), passEndsAt });
    return { pass, kind: request.kind };
  });
}

/** What a pass opens; undefined when it is not one, or its time is over. */
export function openByPass(
  context: AccessContext,
  opening: Opening & { pass: string },
): Promise<OpenedRequest | undefined> {
  const now = context.clock.now();
  return context.database.transaction(async (tx) => {
    const opened = await openLink(tx, context, opening);
    if (!opened) return undefined;
    const { passHash, passEndsAt, id } = opened.link;
    const isRight = passHash && sameSecret(passHash, hashOf(context.keys, "pass", id, opening.pass));
    return isRight && passEndsAt && passEndsAt > now ? opened : undefined;
  });
}

const over: LinkRefusal = { refused: "over" };

async function openLink(
  tx: Tx,
  { keys, clock }: AccessContext,
  { token, language }: Opening,
): Promise<OpenedRequest | undefined> {
  const subject = readSecretLinkToken(keys, deliveryPaths[language], token);
  const [requestId, linkId] = subject?.split(".") ?? [];
  if (!requestId || !linkId) return undefined;
  const link = await lockLink(tx, requestId, linkId);
  const request = await findRequest(tx, requestId);
  if (!link || !request || isLinkOver(link, clock.now())) return undefined;
  const { kind, personId } = request;
  if (request.linkId !== linkId || request.state === "closed" || !personId || !isDelivered(kind)) return undefined;
  return { request: { ...request, kind, personId }, link };
}

/** No account: the patient, whom staff proofed, holds the link. */
const auditOf = (
  { request }: OpenedRequest,
  { requestId }: Opening,
  { outcome, step }: { outcome: "permitted" | "failed"; step: string },
): AuditEntry => ({
  action: "patient-delivery",
  outcome,
  personId: request.personId as PersonId,
  patientIds: request.patientIds as PatientId[],
  requestId,
  detail: { number: request.number, kind: request.kind, step },
});

const codeWords: Record<RequestLanguage, (code: string, exchange: string) => string> = {
  en: (code, exchange) =>
    `${code} opens what ${exchange} has for you. It works for ${linkCodeMs / 60_000} minutes. Nobody from the exchange will ever ask you for it.`,
  es: (code, exchange) =>
    `${code} abre lo que ${exchange} tiene para usted. Vale ${linkCodeMs / 60_000} minutos. Nadie del intercambio se lo pedirá nunca.`,
};
