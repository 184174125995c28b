import type { PatientRequest } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { queueLetters } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import { plainDateAt, plainDateInWords } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Asking } from "../asking.ts";
import type { PrivacyRefusal } from "../refusal.ts";
import { auditOfRequest } from "./audit-of-request.ts";
import { carryOutDecision } from "./carry-out-decision.ts";
import { insertLink } from "./link-store.ts";
import { deliveryPaths } from "./patient-paths-rules.ts";
import { notFound, presentAfter, settledBefore } from "./proof-request.ts";
import { isDelivered, type KeptRequest, linkDays } from "./request-rules.ts";
import { lockRequest, saveDelivered, saveReady } from "./request-store.ts";

/**
 * Sends the link to what a proofed person asked for, or another one in its place; a decision about everyone is carried out at once.
 * The letters leave after the commit, and nothing of the patient stands in them.
 */
export async function deliverRequest(
  context: AccessContext,
  asking: Asking,
  requestId: string,
): Promise<PatientRequest | PrivacyRefusal> {
  const now = context.clock.now();
  return context.database.transaction(async (tx) => {
    const request = await lockRequest(tx, requestId);
    if (!request) return notFound;
    const { kind, state } = request;
    if (state === "closed" || (state === "delivered" && !isDelivered(kind))) return settledBefore;
    if (state === "new" || !request.email) return notProofed;
    if (isDelivered(kind)) await sendLink(tx, context, request, now, asking.actor.participant.timeZone);
    else {
      const refusal = await carryOutDecision(tx, context, asking, request);
      if (refusal) return refusal;
      await saveDelivered(tx, requestId, now);
      await queueLetters(tx, context, [
        { template: "patient-decision-done", to: { email: request.email, name: addressee }, placeholders: {} },
      ]);
    }
    const { number, personId, patientIds } = request;
    await writeEntries(tx, now, [
      auditOfRequest(asking, {
        action: "patient-request",
        outcome: "succeeded",
        personId,
        patientIds,
        detail: { number, kind, step: isDelivered(kind) ? "link-sent" : "carried-out" },
      }),
    ]);
    return presentAfter(tx, requestId, now, asking);
  });
}

const notProofed: PrivacyRefusal = {
  refused: "step-closed",
  detail: "Nobody has proofed who asks. Record the proofing first; nothing was sent.",
};

/** The mail names nobody: lists of mails are read by others than who serves patients. */
const addressee = "patient or representative";

async function sendLink(
  tx: Tx,
  context: AccessContext,
  { id, email, language }: KeptRequest,
  now: Date,
  timeZone: string,
): Promise<void> {
  const linkId = newId(now);
  const linkUntil = new Date(now.getTime() + linkDays * 24 * 60 * 60 * 1000);
  await insertLink(tx, { requestId: id, id: linkId, madeAt: now, endsAt: linkUntil });
  await saveReady(tx, { id, readyAt: now, linkId, linkUntil });
  await queueLetters(tx, context, [
    {
      template: "patient-delivery",
      to: { email: email ?? "", name: addressee },
      placeholders: { due: plainDateInWords(plainDateAt(linkUntil, timeZone)) },
      link: { path: deliveryPaths[language], subject: `${id}.${linkId}` },
    },
  ]);
}
