import {
  findPrivacyOfficers,
  instantWords,
  listSources,
  type NewLetter,
  queueLetters,
  type Source,
} from "../../accounts/index.ts";
import type { SourceId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccessGrant } from "../access-grant.ts";
import type { AccessContext } from "../context.ts";
import { insertDisclosures } from "./glass-store.ts";

/**
 * Notes whose Part 2 data a page shows under a broken glass, and tells each programme once an event, by a mail without patient
 * data (42 CFR 2.51(c)). Whoever reads the record calls it before the page is sent. Own sources of the reader's participant are
 * none of this, and without a broken glass it does nothing.
 */
export async function noteDisclosure(
  context: AccessContext,
  grant: AccessGrant,
  sourceIds: readonly SourceId[],
): Promise<void> {
  const { glass } = grant;
  if (!glass || sourceIds.length === 0) return;
  const now = context.clock.now();
  await context.database.transaction(async (tx) => {
    const sources = (await listSources(tx)).filter(
      ({ id, participantId }) => sourceIds.includes(id) && participantId !== grant.reader.participant.id,
    );
    const letters = await lettersFor(tx, sources, now);
    const noted = await insertDisclosures(
      tx,
      sources.map(({ id, participantId }) => ({
        personId: grant.personId,
        glassId: glass.id,
        sourceId: id,
        participantId,
        disclosedAt: now,
        toldAt: letters.get(participantId)?.length ? now : null,
      })),
    );
    const isNew = new Set(sources.filter(({ id }) => noted.includes(id)).map(({ participantId }) => participantId));
    await queueLetters(
      tx,
      context,
      [...isNew].flatMap((participantId) => letters.get(participantId) ?? []),
    );
  });
}

/** To the privacy officers of each programme. */
async function lettersFor(
  tx: Tx,
  sources: readonly Source[],
  now: Date,
): Promise<ReadonlyMap<Source["participantId"], NewLetter[]>> {
  const letters = new Map<Source["participantId"], NewLetter[]>();
  for (const { participantId, participantName, timeZone } of sources) {
    if (letters.has(participantId)) continue;
    const officers = await findPrivacyOfficers(tx, participantId, now);
    letters.set(
      participantId,
      officers.map(({ accountId, name, email }) => ({
        template: "part2-disclosed",
        to: { accountId, name, email },
        participantId,
        placeholders: { participant: participantName, time: instantWords(now, timeZone) },
        link: { path: "/privacy/broken-glass" },
      })),
    );
  }
  return letters;
}
