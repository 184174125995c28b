import type { RefusalExplanation } from "@crossbay/contract";
import {
  type AccountName,
  auditActorOf,
  findAccountNames,
  listedName,
  listParticipants,
} from "../../accounts/index.ts";
import { auditEntriesOfRequest, type RecordedEntry } from "../../audit/index.ts";
import { patientsOfPersons, waitsForReview } from "../../identity/index.ts";
import type { AccountId, PersonId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { ConsentStanding } from "../consent/consent-rules.ts";
import { decisionsOf } from "../consent/consent-store.ts";
import { sentenceOfStanding } from "../consent/standing-words-rules.ts";
import type { AccessContext } from "../context.ts";
import { daysOfPatients } from "../days-of-patients.ts";
import type { OnDuty } from "../duties/require-duty.ts";
import { standingOf } from "../person-facts.ts";
import { adviceFor, sentenceOf } from "./explanation-rules.ts";
import { requestWords } from "./request-words-rules.ts";

type Asking = OnDuty & { requestId: string; refusedRequestId: string };

const eventsMax = 50;

/**
 * Why a request was refused, by its id: what the audit record says of it, what would be decided now, and what the caller can do;
 * nothing clinical, and no name of a patient. Privacy officers see requests for their own participant only.
 * @returns undefined where no such request is in the record, as for another participant's; the look is in the record when this resolves
 */
export async function explainRefusal(context: AccessContext, asking: Asking): Promise<RefusalExplanation | undefined> {
  const { actor, scope, requestId, refusedRequestId } = asking;
  const now = context.clock.now();
  const explained = await context.database.snapshot(async (tx) => {
    const entries = (await auditEntriesOfRequest(tx, refusedRequestId)).filter(
      ({ participantId }) => scope === "every-participant" || participantId === scope.participantId,
    );
    return { entries, explanation: await explain(tx, { entries: entries.slice(0, eventsMax), refusedRequestId, now }) };
  });
  const personId = onlyPerson(explained.entries);
  await context.audit.record([
    {
      action: "refusal-explain",
      outcome: "permitted",
      actor: auditActorOf(actor),
      ...(personId ? { personId } : {}),
      way: "explain-refusals",
      requestId,
      detail: { of: refusedRequestId, events: explained.entries.length },
    },
  ]);
  return explained.explanation;
}

type Participants = Awaited<ReturnType<typeof listParticipants>>;

async function explain(
  tx: Tx,
  { entries, refusedRequestId, now }: { entries: readonly RecordedEntry[]; refusedRequestId: string; now: Date },
): Promise<RefusalExplanation | undefined> {
  if (entries.length === 0) return undefined;
  const participants = await listParticipants(tx);
  const accountIds = [...new Set(entries.flatMap(({ accountId }) => (accountId ? [accountId as AccountId] : [])))];
  const names = new Map((await findAccountNames(tx, accountIds)).map((name) => [name.accountId as string, name]));
  const last = entries.findLast(({ outcome }) => outcome === "refused" || outcome === "failed");
  const outlook = await outlookOf(tx, entries, participants, now);
  return {
    requestId: refusedRequestId,
    events: entries.map((entry) => presentEntry(entry, participants, names)),
    ...(outlook ? { now: outlook.shown } : {}),
    advice: last ? adviceFor(factsOf(last, participants), outlook) : ["It was not refused."],
  };
}

const factsOf = (entry: RecordedEntry, participants: Participants) => ({
  verdict: entry.outcome as RefusalExplanation["events"][number]["verdict"],
  rule: entry.rule,
  concealed: entry.detail.concealed === true,
  title: entry.title ?? "no role yet",
  participantName: nameOf(entry, participants) ?? "the participant",
});

const nameOf = ({ participantId }: RecordedEntry, participants: Participants): string | undefined =>
  participants.find(({ id }) => id === participantId)?.name;

function presentEntry(
  entry: RecordedEntry,
  participants: Participants,
  names: ReadonlyMap<string, AccountName>,
): RefusalExplanation["events"][number] {
  const facts = factsOf(entry, participants);
  const participantName = nameOf(entry, participants);
  const name = names.get(entry.accountId ?? "");
  return {
    at: entry.recordedAt.toISOString(),
    who: name ? `${listedName(name)} (${name.username})` : (entry.username ?? "Somebody who was not signed in"),
    ...(entry.title ? { title: entry.title } : {}),
    ...(participantName ? { participantName } : {}),
    what: requestWords(entry.action),
    verdict: facts.verdict,
    ...(entry.rule ? { rule: entry.rule } : {}),
    sentence: sentenceOf(facts),
    ...(entry.consentVersion ? { consentVersion: entry.consentVersion } : {}),
  };
}

/** The person whom a request was about, where it was about one. */
function onlyPerson(entries: readonly RecordedEntry[]): PersonId | undefined {
  const persons = new Set(entries.flatMap(({ personId }) => personId ?? []));
  return persons.size === 1 ? ([...persons][0] as PersonId) : undefined;
}

type Outlook = {
  standing: ConsentStanding;
  linkedPatients: number;
  reviewWaits: boolean;
  shown: NonNullable<RefusalExplanation["now"]>;
};

/** How the person's consent and links stand now for the participant for which the caller acted. */
async function outlookOf(
  tx: Tx,
  entries: readonly RecordedEntry[],
  participants: Participants,
  now: Date,
): Promise<Outlook | undefined> {
  const personId = onlyPerson(entries);
  const participant = participants.find(({ id }) => entries.some(({ participantId }) => participantId === id));
  if (!personId || !participant) return undefined;
  const patients = (await patientsOfPersons(tx, [personId])).get(personId) ?? [];
  const patientIds = patients.map(({ patientId }) => patientId);
  const decisions = await decisionsOf(tx, patientIds);
  const standing = standingOf(
    { decisions, patients, days: await daysOfPatients(tx, patients, now) },
    { participant },
    now,
  );
  const links = { linkedPatients: patients.length, reviewWaits: await waitsForReview(tx, { personId, patientIds }) };
  const { value, scope, version } = standing;
  return {
    standing,
    ...links,
    shown: {
      consent: value,
      ...(scope ? { scope } : {}),
      ...(version ? { consentVersion: version } : {}),
      sentence: sentenceOfStanding({ standing, decisions }, participant),
      ...links,
    },
  };
}
