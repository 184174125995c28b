import type { AccessReport, AccessReportQuery } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { findAccountNames, hasActedFor, listedName, listParticipants } from "../../accounts/index.ts";
import { type ReportPlace, type ReportTerms, reportPage, reportTotals } from "../../audit/index.ts";
import { personsEver } from "../../identity/index.ts";
import type { AccountId, ParticipantId, PersonId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Asking, auditOf, participantOf } from "../asking.ts";
import { knownPerson } from "../known-persons.ts";
import { type PrivacyRefusal, refuseForm } from "../refusal.ts";
import { type PresentedLine, presentLines } from "./present-lines.ts";
import { placeOf, placeText, reportFaults, spanOf } from "./report-terms-rules.ts";

const linesOfPage = 100;

/**
 * A page of an access report (policy §8): who looked at a patient, of a user, or of a participant. A privacy officer sees what
 * was done for the own participant, the exchange's auditors all. Whom it names is in the record before it is answered.
 */
export async function readReport(
  context: AccessContext,
  asking: Asking,
  query: AccessReportQuery,
): Promise<AccessReport | PrivacyRefusal> {
  const read = await context.database.snapshot(async (tx) => {
    const asked = await resolveReport(tx, asking, query);
    if ("refused" in asked) return asked;
    const page = await readLines(tx, asked.terms, placeOf(query.after), linesOfPage);
    const totals = query.after ? undefined : await reportTotals(tx, asked.terms);
    return { asked, page, totals };
  });
  if ("refused" in read) return read;
  const { asked, page, totals } = read;
  await context.audit.record([auditOfReport(asking, asked, page.lines, "audit-report")]);
  return {
    title: asked.title,
    lines: page.lines.map(({ line }) => line),
    ...(page.next ? { next: placeText(page.next) } : {}),
    ...(totals
      ? {
          totals: {
            looks: totals.looks,
            people: totals.people,
            patients: totals.patients,
            refused: totals.refused,
          },
        }
      : {}),
  };
}

/** A report that somebody may have. */
export type AskedReport = { title: string; about: AccessReportQuery["about"]; terms: ReportTerms; timeZone: string };

/** Who and what a query means, or why not. What lies outside of the reader's participant is answered as what there is not. */
export async function resolveReport(
  tx: Tx,
  { actor, scope }: Asking,
  query: AccessReportQuery,
): Promise<AskedReport | PrivacyRefusal> {
  const faults = reportFaults(query);
  if (faults.length > 0) return refuseForm("The report was not made.", faults);
  const own = participantOf(scope);
  if (own && query.participantId && query.participantId !== own) return notFound;
  const participantId = own ?? (query.participantId as ParticipantId | undefined);
  const participant = (await listParticipants(tx)).find(({ id }) => id === participantId);
  if (participantId && !participant) return notFound;
  const timeZone = (participant ?? actor.participant).timeZone;
  const terms = { ...spanOf(query, timeZone), ...(participantId ? { participantId } : {}) };
  const at = participant ? `, ${participant.name}` : "";
  const about = query.about;
  if (about === "patient") {
    const person = await knownPerson(tx, scope, query.personId as PersonId);
    if (!person) return notFound;
    const { personId, patientIds, name } = person;
    const personIds = [...new Set([personId, ...(await personsEver(tx, patientIds))])];
    return {
      title: `Who looked at ${name}${at}`,
      about,
      timeZone,
      terms: { ...terms, person: { personIds, patientIds, now: personId } },
    };
  }
  if (about === "user") {
    const accountId = query.accountId as AccountId;
    const [account] = await findAccountNames(tx, [accountId]);
    if (!account || (own && !(await hasActedFor(tx, accountId, own)))) return notFound;
    // A sign-in comes before somebody says for whom they act.
    const ofUser = { ...terms, accountId, alsoForNobody: true };
    return { title: `What ${listedName(account)} (${account.username}) did${at}`, about, timeZone, terms: ofUser };
  }
  if (!participant) {
    return refuseForm("The report was not made.", [{ field: "participantId", detail: "Choose an organization." }]);
  }
  return { title: `What people did for ${participant.name}`, about, timeZone, terms };
}

/** So many lines of a report, newest first, and where the next page begins. */
export async function readLines(
  tx: Tx,
  terms: ReportTerms,
  after: ReportPlace | undefined,
  limit: number,
): Promise<{ lines: PresentedLine[]; next?: ReportPlace }> {
  const found = await reportPage(tx, terms, { after, limit: limit + 1 });
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return {
    lines: await presentLines(tx, entries),
    ...(found.length > limit && last ? { next: { recordedAt: last.recordedAt, id: last.id } } : {}),
  };
}

/** That a report was shown or saved, and whom it named. */
export const auditOfReport = (
  asking: Asking,
  { about, terms }: AskedReport,
  lines: readonly PresentedLine[],
  action: "audit-report" | "audit-export",
  more: Record<string, string | number> = {},
) =>
  auditOf(asking, {
    action,
    outcome: "permitted",
    ...(terms.person ? { personId: terms.person.now } : {}),
    patientIds: [
      ...new Set([...(terms.person?.patientIds ?? []), ...lines.flatMap(({ person }) => person?.patientIds ?? [])]),
    ],
    detail: {
      about,
      lines: lines.length,
      ...(terms.accountId ? { ofAccountId: terms.accountId } : {}),
      ...(terms.participantId ? { ofParticipantId: terms.participantId } : {}),
      ...more,
    },
  });

const notFound: PrivacyRefusal = {
  refused: "not-found",
  detail: "There is nobody and nothing like that on which you may have a report.",
};
