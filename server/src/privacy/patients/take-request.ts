import type { NewPatientRequest, PatientRequest } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { findPrivacyOfficers, networkOf, queueLetters } from "../../accounts/index.ts";
import { type AuditEntry, writeEntries } from "../../audit/index.ts";
import { keyedHash, newId } from "../../platform/ids.ts";
import { isPlainDate, plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Asking } from "../asking.ts";
import { type PrivacyRefusal, refuseForm } from "../refusal.ts";
import { auditOfRequest } from "./audit-of-request.ts";
import { exchangeOf } from "./exchange-itself.ts";
import { presentRequest } from "./present-request.ts";
import { dueOn, type RequestFault, type RequestLanguage } from "./request-rules.ts";
import { findRequest, insertRequest, insertRequestTry, nextSerial, requestTriesSince } from "./request-store.ts";

/** Forms that one network may send: enough for a library with one address, too few to bury the desk. */
const limits = [
  { forms: 5, withinMs: 10 * 60_000 },
  { forms: 30, withinMs: 24 * 60 * 60_000 },
] as const;
const dayMs = limits[1].withinMs;

/** Takes what somebody asks for by telephone. */
export async function takeByTelephone(
  context: AccessContext,
  asking: Asking,
  request: NewPatientRequest,
): Promise<PatientRequest | PrivacyRefusal> {
  const now = context.clock.now();
  const cleaned = cleanRequest(request);
  const faults = birthDateFaults(cleaned.birthDate, plainDateAt(now, asking.actor.participant.timeZone));
  if (faults.length > 0) return refuseForm("The request was not taken.", faults);
  return context.database.transaction(async (tx) => {
    const { id, number } = await keep(tx, now, { ...cleaned, language: "en", takenBy: asking.actor.name });
    const { kind } = cleaned;
    await writeEntries(tx, now, [
      auditOfRequest(asking, {
        action: "patient-request",
        outcome: "succeeded",
        detail: { number, kind, step: "taken" },
      }),
    ]);
    const kept = await findRequest(tx, id);
    if (!kept) throw new Error("A request was not kept.");
    return presentRequest(tx, kept, now, asking.actor.participant.timeZone);
  });
}

/**
 * Takes what somebody asks for on the public page, and tells the exchange's privacy auditors that something waits; nothing of it
 * stands in their mail.
 * @returns its number; undefined when the network has sent too many
 */
export function takeFromPage(
  context: AccessContext,
  form: { request: NewPatientRequest; language: RequestLanguage; address: string; requestId: string },
): Promise<{ number: string } | undefined> {
  const now = context.clock.now();
  const networkHash = keyedHash(context.keys.signIn, "patient-request", networkOf(form.address));
  return context.database.transaction(async (tx) => {
    const earlier = await requestTriesSince(tx, networkHash, new Date(now.getTime() - dayMs));
    const isBusy = limits.some(
      ({ forms, withinMs }) => earlier.filter((at) => at.getTime() > now.getTime() - withinMs).length >= forms,
    );
    if (isBusy) return undefined;
    await insertRequestTry(tx, { id: newId(now), networkHash, at: now });
    const { number } = await keep(tx, now, { ...cleanRequest(form.request), language: form.language, takenBy: null });
    const entry: AuditEntry = { action: "patient-request", outcome: "succeeded", requestId: form.requestId };
    await writeEntries(tx, now, [{ ...entry, detail: { number, kind: form.request.kind, step: "asked" } }]);
    await tellAuditors(tx, context, now);
    return { number };
  });
}

/** A birth date that cannot be one. */
export function birthDateFaults(birthDate: string, today: string): RequestFault[] {
  if (!isPlainDate(birthDate)) return [{ field: "birthDate", detail: "There is no such day in the calendar." }];
  if (birthDate > today) return [{ field: "birthDate", detail: "The birth date lies in the future." }];
  return [];
}

async function keep(
  tx: Tx,
  now: Date,
  request: NewPatientRequest & { language: RequestLanguage; takenBy: string | null },
): Promise<{ id: string; number: string }> {
  const receivedOn = plainDateAt(now, (await exchangeOf(tx)).timeZone);
  const year = Number(receivedOn.slice(0, 4));
  const number = `P-${year}-${String(await nextSerial(tx, year)).padStart(4, "0")}`;
  const id = newId(now);
  const words = request.words || null;
  await insertRequest(tx, { ...request, id, number, words, receivedAt: now, dueOn: dueOn(request.kind, receivedOn) });
  return { id, number };
}

const cleanRequest = (request: NewPatientRequest): NewPatientRequest => ({
  ...request,
  name: cleanLine(request.name),
  contact: cleanLine(request.contact),
  // Lines of a letter stay lines; PostgreSQL keeps no NUL.
  ...(request.words
    ? {
        words: request.words
          .normalize("NFC")
          .replace(/[^\P{Cc}\n\t]/gu, " ")
          .trim(),
      }
    : {}),
});

const cleanLine = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();

async function tellAuditors(tx: Tx, context: AccessContext, now: Date): Promise<void> {
  const auditors = await findPrivacyOfficers(tx, (await exchangeOf(tx)).id, now);
  await queueLetters(
    tx,
    context,
    auditors.map((to) => ({
      template: "patient-request" as const,
      to,
      placeholders: {},
      link: { path: "/privacy/requests" },
    })),
  );
}
