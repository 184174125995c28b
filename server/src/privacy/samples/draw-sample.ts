import type { ConsentSamples } from "@crossbay/contract";
import { type AccessContext, drawDecisions } from "../../access/index.ts";
import { listParticipants } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import { addDays, plainDateAt, startOfDay } from "../../platform/plain-date.ts";
import { type Asking, auditOf } from "../asking.ts";
import type { PrivacyRefusal } from "../refusal.ts";
import { insertSample } from "./sample-store.ts";
import { listSamples, readSample } from "./view-samples.ts";

/** Of so many decisions a sample consists; of all of them where there are fewer. */
const sampleSize = 25;
const daysBack = 365;

/**
 * Draws this year's sample of a participant: decisions recorded in the last twelve months, by chance (policy §8). Only the
 * exchange's auditors draw, and once a year.
 */
export const drawSample = (
  context: AccessContext,
  asking: Asking,
  participantId: ParticipantId,
): Promise<ConsentSamples | PrivacyRefusal> =>
  context.database.transaction(async (tx) => {
    const { actor, scope } = asking;
    if (scope !== "every-participant") return notAnAuditor;
    const participant = (await listParticipants(tx)).find(({ id }) => id === participantId);
    if (!participant || participant.type === "exchange") return noSuchParticipant;
    const now = context.clock.now();
    const today = plainDateAt(now, participant.timeZone);
    const items = await drawDecisions(tx, {
      participantId,
      from: startOfDay(addDays(today, -daysBack), participant.timeZone),
      count: sampleSize,
    });
    if (items.length === 0) return nothingToDraw;
    const year = Number(today.slice(0, 4));
    const sampleId = await insertSample(tx, { participantId, year, items, byAccountId: actor.accountId, now });
    if (!sampleId) return drawnAlready;
    const drawn = await readSample(tx, asking, sampleId);
    if (!drawn) throw new Error("A sample that was drawn is not there.");
    const detail = { sampleId, ofParticipantId: participantId, items: items.length, drawn: true };
    await writeEntries(tx, now, [
      auditOf(asking, { action: "consent-sample", outcome: "succeeded", patientIds: drawn.patientIds, detail }),
    ]);
    return listSamples(tx, asking, now);
  });

const notAnAuditor: PrivacyRefusal = {
  refused: "level-lacks-right",
  detail: "The exchange's privacy auditors draw the samples.",
};
const noSuchParticipant: PrivacyRefusal = { refused: "not-found", detail: "There is no such organization." };
const nothingToDraw: PrivacyRefusal = {
  refused: "form-refused",
  detail: "No decision with a form was recorded there in the last twelve months: there is nothing to draw from.",
};
const drawnAlready: PrivacyRefusal = {
  refused: "already-decided",
  detail: "This year's sample of this organization has been drawn already.",
};
