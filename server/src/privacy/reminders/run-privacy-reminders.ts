import { type AccessContext, listGlassEvents } from "../../access/index.ts";
import { findPrivacyOfficers, listParticipants, queueLetters } from "../../accounts/index.ts";
import type { ParticipantId } from "../../platform/ids.ts";
import { addDays, plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { listBreachRows } from "../breaches/breach-store.ts";
import { presentBreaches } from "../breaches/view-breaches.ts";
import { glassClock } from "../glass-review/review-clock-rules.ts";
import { findDealtWith } from "../glass-review/review-store.ts";
import { takeReminder } from "./reminder-store.ts";

/** What has been late for longer is in the queue, and no mail speaks of it any more. */
const goesOnForDays = 60;
const casesMax = 500;

/**
 * Reminds those who answer for privacy at a participant, once a day, of reviews, letters to patients and steps of incidents that
 * are due by tomorrow, or late. May run at any time and on several machines.
 * @returns to how many participants a reminder went
 */
export const runPrivacyReminders = (context: AccessContext, now: Date): Promise<number> =>
  context.database.transaction(async (tx) => {
    const due = [...(await dueGlasses(tx, now)), ...(await dueSteps(tx, now))];
    const participants = new Map((await listParticipants(tx)).map((each) => [each.id, each]));
    let reminded = 0;
    for (const [participantId, items] of Map.groupBy(due, (item) => item.participantId)) {
      const participant = participants.get(participantId);
      if (!participant) continue;
      const today = plainDateAt(now, participant.timeZone);
      const count = items.filter(
        ({ dueOn }) => dueOn <= addDays(today, 1) && dueOn > addDays(today, -goesOnForDays),
      ).length;
      if (count === 0 || !(await takeReminder(tx, participantId, today, now))) continue;
      reminded += 1;
      await queueLetters(
        tx,
        context,
        (await findPrivacyOfficers(tx, participantId, now)).map((to) => ({
          template: "privacy-work-due" as const,
          to,
          participantId,
          placeholders: { participant: participant.name, count: String(count) },
          link: { path: "/privacy" },
        })),
      );
    }
    return reminded;
  });

type Due = { participantId: ParticipantId; dueOn: string };

/** Reviews and letters to patients that are still to come. */
async function dueGlasses(tx: Tx, now: Date): Promise<Due[]> {
  const openedFrom = new Date(now.getTime() - 2 * goesOnForDays * 24 * 60 * 60 * 1000);
  const events = await listGlassEvents(tx, { openedFrom });
  const done = new Map(
    (
      await findDealtWith(
        tx,
        events.map(({ id }) => id),
      )
    ).map((each) => [each.glassId, each]),
  );
  const zones = new Map((await listParticipants(tx)).map(({ id, timeZone }) => [id, timeZone]));
  return events.flatMap(({ id, participantId, openedAt }) => {
    const { reviewDueOn, noticeDueOn } = glassClock(openedAt, zones.get(participantId) ?? "UTC");
    return [
      ...(done.get(id)?.outcome ? [] : [{ participantId, dueOn: reviewDueOn }]),
      ...(done.get(id)?.noticeSentAt ? [] : [{ participantId, dueOn: noticeDueOn }]),
    ];
  });
}

/** Steps of incidents that are still to come. */
async function dueSteps(tx: Tx, now: Date): Promise<Due[]> {
  const cases = await presentBreaches(tx, await listBreachRows(tx, undefined, casesMax), now);
  return cases.flatMap(({ participantId, clock, state }) =>
    state === "closed"
      ? []
      : clock.flatMap(({ dueOn, doneAt }) =>
          dueOn && !doneAt ? [{ participantId: participantId as ParticipantId, dueOn }] : [],
        ),
  );
}
