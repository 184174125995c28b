import type { AccessReportLine } from "@crossbay/contract";
import { type AccountName, findAccountNames, listedName, listParticipants } from "../../accounts/index.ts";
import type { RecordedEntry } from "../../audit/index.ts";
import type { AccountId, ParticipantId, PatientId, PersonId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { flagsOnEntries } from "../flags/flags-on-entries.ts";
import { type NamedPerson, namePersons, shownPerson } from "../name-persons.ts";
import { allowedBy, purposeWords, sentenceOf } from "./report-sentence-rules.ts";

/** A line with everybody whom it names, for the record of the report. */
export type PresentedLine = { line: AccessReportLine; person: NamedPerson | undefined };

/** Entries of the record as lines of a report, in their order. */
export async function presentLines(tx: Tx, entries: readonly RecordedEntry[]): Promise<PresentedLine[]> {
  const accounts = await namesOf(tx, entries);
  const participants = new Map((await listParticipants(tx)).map((each) => [each.id, each]));
  const persons = await namePersons(
    tx,
    entries.flatMap(({ personId, patientIds }) =>
      personId ? [{ personId: personId as PersonId, patientIds: patientIds as PatientId[] }] : [],
    ),
  );
  const flags = await flagsOnEntries(tx, entries, (participantId) => participants.get(participantId)?.timeZone);
  return entries.map((entry) => {
    const participantName = participants.get(entry.participantId as ParticipantId)?.name;
    const told = { ...entry, participantName };
    const person = persons.get(entry.personId as PersonId);
    const allowed = allowedBy(told);
    const purpose = purposeWords(entry.purpose);
    const line: AccessReportLine = {
      id: entry.id,
      at: entry.recordedAt.toISOString(),
      who: whoOf(entry, accounts),
      ...(entry.username ? { username: entry.username } : {}),
      ...(entry.title ? { title: entry.title } : {}),
      ...(participantName ? { participantName } : {}),
      ...(person ? { patient: shownPerson(person) } : {}),
      sentence: sentenceOf(told),
      outcome: entry.outcome as AccessReportLine["outcome"],
      ...(purpose ? { purpose } : {}),
      ...(allowed ? { allowedBy: allowed } : {}),
      ...(entry.consentVersion ? { consentVersion: entry.consentVersion } : {}),
      requestId: entry.requestId,
      flags: flags.get(entry.id) ?? [],
    };
    return { line, person };
  });
}

async function namesOf(tx: Tx, entries: readonly RecordedEntry[]): Promise<ReadonlyMap<string, AccountName>> {
  const ids = [...new Set(entries.flatMap(({ accountId }) => accountId ?? []))] as AccountId[];
  return new Map((await findAccountNames(tx, ids)).map((account) => [account.accountId, account]));
}

function whoOf({ accountId, username, action }: RecordedEntry, accounts: ReadonlyMap<string, AccountName>): string {
  const account = accounts.get(accountId ?? "");
  if (account) return listedName(account);
  if (username) return "Nobody of that name";
  return action === "patient-delivery" ? "The patient" : "The exchange";
}
