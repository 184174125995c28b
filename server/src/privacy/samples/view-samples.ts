import type { CheckSampleRequest, ConsentSample, ConsentSamples, SampleItem } from "@crossbay/contract";
import { type AccessContext, findDecisions } from "../../access/index.ts";
import { listParticipants } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { personOfPatients } from "../../identity/index.ts";
import type { PatientId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Asking, auditOf, isWithin, participantOf } from "../asking.ts";
import { namePersons, shownPerson } from "../name-persons.ts";
import type { PrivacyRefusal } from "../refusal.ts";
import {
  findSampleRow,
  insertCheck,
  listSampleItems,
  listSampleRows,
  participantsSampled,
  type SampleItemRow,
  type SampleRow,
} from "./sample-store.ts";

const samplesMax = 1000;

/** All samples in scope, the newest first, and whose is due this year. */
export async function viewSamples(context: AccessContext, asking: Asking): Promise<ConsentSamples> {
  const samples = await context.database.snapshot((tx) => listSamples(tx, asking, context.clock.now()));
  const detail = { samples: samples.samples.length };
  await context.audit.record([auditOf(asking, { action: "consent-sample", outcome: "permitted", detail })]);
  return samples;
}

/** The same inside a transaction, without a record of it. */
export async function listSamples(tx: Tx, { actor, scope }: Asking, now: Date): Promise<ConsentSamples> {
  const year = Number(plainDateAt(now, actor.participant.timeZone).slice(0, 4));
  const participants = (await listParticipants(tx)).filter(({ id }) => isWithin(scope, id));
  const names = new Map(participants.map(({ id, name }) => [id, name]));
  const found = await listSampleRows(tx, participantOf(scope), samplesMax);
  const sampled = await participantsSampled(tx, year);
  return {
    samples: found.map((row) => present(row, names.get(row.participantId))),
    due: participants
      .filter(({ id, type, endedAt }) => type !== "exchange" && !endedAt && !sampled.has(id))
      .map(({ id, name }) => ({ participantId: id, participantName: name })),
  };
}

/** One sample with what was drawn. */
export async function viewSample(
  context: AccessContext,
  asking: Asking,
  sampleId: string,
): Promise<ConsentSample | PrivacyRefusal> {
  const read = await context.database.snapshot((tx) => readSample(tx, asking, sampleId));
  if (!read) return noSuchSample;
  const { sample, patientIds } = read;
  const detail = { sampleId, items: patientIds.length };
  await context.audit.record([auditOf(asking, { action: "consent-sample", outcome: "permitted", patientIds, detail })]);
  return sample;
}

/** Keeps what a form showed. Whoever was wrong checks again: the newest counts, all are kept. */
export const checkItem = (
  context: AccessContext,
  asking: Asking,
  { sampleId, itemId, outcome, words }: CheckSampleRequest & { sampleId: string; itemId: string },
): Promise<ConsentSample | PrivacyRefusal> =>
  context.database.transaction(async (tx) => {
    const { actor, scope } = asking;
    const now = context.clock.now();
    const row = await findSampleRow(tx, sampleId);
    const item = row && (await listSampleItems(tx, sampleId)).find(({ id }) => id === itemId);
    if (!row || !item || !isWithin(scope, row.participantId)) return noSuchSample;
    if (outcome !== "form-held" && !words?.trim()) return wordsMissing;
    const by = { accountId: actor.accountId, name: actor.name };
    await insertCheck(tx, { sampleId, itemId, outcome, words: words?.trim() ?? "", by, now });
    const { patientId, decisionId } = item;
    const personId = (await personOfPatients(tx, [patientId])).get(patientId);
    const detail = { sampleId, itemId, decisionId, outcome };
    const entry = { action: "consent-sample" as const, outcome: "succeeded" as const, patientIds: [patientId], detail };
    await writeEntries(tx, now, [auditOf(asking, { ...entry, ...(personId ? { personId } : {}) })]);
    const read = await readSample(tx, asking, sampleId);
    if (!read) throw new Error("A sample that was checked is not there.");
    return read.sample;
  });

/** A sample with its items, when it is in scope, and the patients whom it names. */
export async function readSample(
  tx: Tx,
  { scope }: Pick<Asking, "scope">,
  sampleId: string,
): Promise<{ sample: ConsentSample; patientIds: PatientId[] } | undefined> {
  const row = await findSampleRow(tx, sampleId);
  if (!row || !isWithin(scope, row.participantId)) return undefined;
  const items = await listSampleItems(tx, sampleId);
  const participant = (await listParticipants(tx)).find(({ id }) => id === row.participantId);
  return {
    sample: { ...present(row, participant?.name), items: await presentItems(tx, items) },
    patientIds: items.map(({ patientId }) => patientId),
  };
}

async function presentItems(tx: Tx, items: readonly SampleItemRow[]): Promise<SampleItem[]> {
  const decisions = await findDecisions(tx, items);
  const persons = await personOfPatients(
    tx,
    items.map(({ patientId }) => patientId),
  );
  const names = await namePersons(
    tx,
    [...persons].map(([patientId, personId]) => ({ personId, patientIds: [patientId] })),
  );
  return items.flatMap(({ id, patientId, decisionId, outcome, words, checkedBy, checkedAt }): SampleItem[] => {
    const decision = decisions.get(decisionId);
    const personId = persons.get(patientId);
    const person = personId && names.get(personId);
    if (!decision || !person) return [];
    return [
      {
        id,
        patient: shownPerson(person),
        value: decision.value,
        form: `${decision.formTitle}, version ${decision.formVersion}`,
        signedOn: decision.signedOn,
        signerName: decision.signerName,
        evidence: evidenceWords[decision.evidence],
        hasEvidence: decision.evidenceId !== undefined,
        ...(outcome ? { outcome } : {}),
        ...(words ? { words } : {}),
        ...(checkedBy ? { checkedBy } : {}),
        ...(checkedAt ? { checkedAt: checkedAt.toISOString() } : {}),
      },
    ];
  });
}

const evidenceWords = {
  "paper-on-file": "Paper on file",
  "e-signature": "Signed on screen",
  verbal: "By word of mouth",
  "source-message": "Message of a registration system",
} as const;

const present = (row: SampleRow, participantName = ""): ConsentSample => ({
  id: row.id,
  participantId: row.participantId,
  participantName,
  year: row.year,
  drawnAt: row.drawnAt.toISOString(),
  size: row.size,
  checked: row.checked,
  held: row.held,
});

const noSuchSample: PrivacyRefusal = { refused: "not-found", detail: "There is no such sample." };
const wordsMissing: PrivacyRefusal = {
  refused: "form-refused",
  detail: "Say what is missing, or what differs.",
  fields: [{ field: "words", detail: "Say what is missing, or what differs." }],
};
