import {
  type AccessContext,
  admitPatient,
  auditOfGrant,
  readOwnConsents,
  requestPatientGrant,
} from "../../access/index.ts";
import type { AuditEntry } from "../../audit/index.ts";
import { personsEver } from "../../identity/index.ts";
import { addDays, plainDateAt, startOfDay } from "../../platform/plain-date.ts";
import { readChart, readWholeRecord } from "../../record/index.ts";
import { readLines } from "../reports/read-report.ts";
import type { AboutDelivery } from "./begin-patient-pdf.ts";
import { currentPerson } from "./current-person.ts";
import { exchangeOf } from "./exchange-itself.ts";
import type { OpenedRequest } from "./open-link.ts";
import type { DeliveredKind } from "./request-rules.ts";
import { saveDelivered } from "./request-store.ts";
import { writeConsentsPdf } from "./write-consents-pdf.ts";
import { writeLooksPdf } from "./write-looks-pdf.ts";
import { writeRecordPdf } from "./write-record-pdf.ts";

/** A file for the patient, and what says in the record that it was given out. */
export type DeliveredFile = { name: string; type: string; content: Buffer };

type Format = "pdf" | "fhir";

/**
 * Makes what a proofed person asked for, as it is now, after deciding anew whether it may go to them. It is in the audit record, and
 * the request is delivered, when this resolves.
 * @returns undefined when it may not, or who it is about is no longer certain
 */
export async function makeDelivery(
  context: AccessContext,
  { request }: OpenedRequest,
  { format, requestId }: { format: Format; requestId: string },
): Promise<DeliveredFile | undefined> {
  const now = context.clock.now();
  const { personId, timeZone } = await context.database.snapshot(async (tx) => ({
    personId: await currentPerson(tx, request),
    timeZone: (await exchangeOf(tx)).timeZone,
  }));
  if (!personId) return undefined;
  const { kind, number, relation } = request;
  if (format === "fhir" && kind !== "own-record") return undefined;
  const asked = { personId, relation, requestId, detail: { number, kind, step: "given-out", format } };
  const about = { exchangeName: context.accounts.exchangeName, number, now, timeZone };
  const made = await (format === "fhir" ? makeDataFile(context, asked) : makers[kind](context, asked, about));
  if (!made) return undefined;
  await context.audit.record([made.entry]);
  await context.database.transaction((tx) => saveDelivered(tx, request.id, now));
  const name = `${fileNames[kind]}-${plainDateAt(now, timeZone)}`;
  return format === "fhir"
    ? { name: `${name}.json`, type: "application/fhir+json", content: made.content }
    : { name: `${name}.pdf`, type: "application/pdf", content: made.content };
}

type Asked = Parameters<typeof requestPatientGrant>[1];
type Made = { content: Buffer; entry: AuditEntry } | undefined;

const makers: Record<DeliveredKind, (context: AccessContext, asked: Asked, about: AboutDelivery) => Promise<Made>> = {
  async "own-record"(context, asked, about) {
    const grant = await requestPatientGrant(context, asked);
    if (grant.refused) return undefined;
    const chart = await readChart(context, grant, ownRecordLimits);
    const entry = auditOfGrant(grant, "patient-delivery", asked.requestId, asked.detail);
    return { content: await writeRecordPdf(chart, about), entry };
  },
  async "consent-values"(context, asked, about) {
    const consents = await readOwnConsents(context, asked);
    return consents.refused ? undefined : { content: await writeConsentsPdf(consents, about), entry: consents.entry };
  },
  async "access-report"(context, asked, about) {
    const admission = await admitPatient(context, "patient-access-report", asked);
    if (admission.refused) return undefined;
    const { personId, patients } = admission.facts;
    const patientIds = patients.map(({ patientId }) => patientId);
    const from = startOfDay(addDays(plainDateAt(about.now, about.timeZone), -daysOfReport), about.timeZone);
    const { lines, next } = await context.database.snapshot(async (tx) => {
      const personIds = [...new Set([personId, ...(await personsEver(tx, patientIds))])];
      const terms = {
        person: { personIds, patientIds, now: personId },
        from,
        until: new Date(about.now.getTime() + 1),
      };
      return readLines(tx, terms, undefined, linesMax);
    });
    const looks = { lines: lines.map(({ line }) => line), from, more: next !== undefined };
    const entry = { ...admission.entry, detail: { ...asked.detail, lines: lines.length } };
    return { content: await writeLooksPdf(looks, about), entry };
  },
};

/** The whole record as a FHIR R4 Bundle of type collection. */
async function makeDataFile(context: AccessContext, asked: Asked): Promise<Made> {
  const grant = await requestPatientGrant(context, asked);
  if (grant.refused) return undefined;
  const resources = await readWholeRecord(context, grant);
  const bundle = {
    resourceType: "Bundle",
    type: "collection",
    timestamp: context.clock.now().toISOString(),
    entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  };
  const entry = auditOfGrant(grant, "patient-delivery", asked.requestId, {
    ...asked.detail,
    resources: resources.length,
  });
  return { content: Buffer.from(JSON.stringify(bundle, undefined, 1)), entry };
}

const fileNames: Record<DeliveredKind, string> = {
  "access-report": "who-looked",
  "own-record": "record",
  "consent-values": "decisions",
};

/** More than a chart shows at once; what is beyond is in the data file. */
const ownRecordLimits = { encounters: 1_000, reports: 1_000, series: 1_000, values: 200 };
/** Six years, as long as the record of looks is kept (policy §8). */
const daysOfReport = 6 * 365;
const linesMax = 5_000;
