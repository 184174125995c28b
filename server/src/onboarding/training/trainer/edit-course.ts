import type { CourseDraft, TrainerCourse } from "@crossbay/contract";
import { type Actor, auditActorOf, findTrainees, listTitles } from "../../../accounts/index.ts";
import { writeEntries } from "../../../audit/index.ts";
import type { Tx } from "../../../platform/transaction.ts";
import { type OnboardingRefusal, refuseForm } from "../../refusal.ts";
import { askRetake } from "../calendar-store.ts";
import type { TrainingContext } from "../context.ts";
import type { Course } from "../course.ts";
import { insertCourseVersion, listDrafts, listVersions, lockCourse, removeDraft, saveDraft } from "../course-store.ts";
import { findCourse } from "../find-courses.ts";
import { addDays, trainingDays, utcDay } from "../training-day-rules.ts";
import { findDraftFaults } from "./draft-rules.ts";

type Trainer = { actor: Actor; requestId: string; courseId: string };

const noSuchCourse: OnboardingRefusal = { refused: "not-found", detail: "There is no such course." };

/** A course as a trainer edits it: the draft, or what is published while nothing was changed since. */
export async function viewTrainerCourse(
  tx: Tx,
  { courseId, now }: { courseId: string; now: Date },
): Promise<TrainerCourse | OnboardingRefusal> {
  const draft = (await listDrafts(tx, courseId))[0];
  const published = await findCourse(tx, courseId);
  if (!draft && !published) return noSuchCourse;
  const versions = await listVersions(tx, courseId);
  const publishers = await findTrainees(tx, [...new Set(versions.map(({ publishedBy }) => publishedBy))], now);
  const names = new Map(publishers.map(({ accountId, given, family }) => [accountId, `${given} ${family}`]));
  const titles = await listTitles(tx, now);
  return {
    draft: draft ?? draftOf(published!),
    isDraft: draft !== undefined,
    versions: versions.map(({ version, publishedAt, publishedBy }) => ({
      version,
      publishedAt: publishedAt.toISOString(),
      publishedBy: names.get(publishedBy) ?? "",
    })),
    titles: titles.map(({ id, name }) => ({ id, name })),
  };
}

/** Keeps what a trainer wrote, or begins a course; nobody is shown it before it is published. */
export function keepDraft(
  context: TrainingContext,
  { actor, requestId, courseId, draft }: Trainer & { draft: CourseDraft },
): Promise<TrainerCourse | OnboardingRefusal> {
  const now = context.clock.now();
  return context.database.transaction(async (tx) => {
    if (draft.courseId !== courseId) {
      return refuseForm("Nothing was kept.", [
        { field: "courseId", detail: "The course is called otherwise in its address." },
      ]);
    }
    await lockCourse(tx, courseId);
    const faults = findDraftFaults(draft, { titleIds: (await listTitles(tx, now)).map(({ id }) => id) });
    if (faults.length > 0) return refuseForm("Nothing was kept.", faults);
    await saveDraft(tx, draft, { by: actor.accountId, now });
    await writeEntries(tx, now, [
      {
        action: "course-change",
        outcome: "succeeded",
        actor: auditActorOf(actor),
        requestId,
        detail: { courseId, modules: draft.modules.length, published: false },
      },
    ]);
    return viewTrainerCourse(tx, { courseId, now });
  });
}

/**
 * Makes the draft the newest version, which everybody takes from now on. With `retake` those who passed an earlier one take it
 * within 30 days; a course that is due sooner stays so. Refused when there is no draft (`step-closed`).
 */
export function publishCourse(
  context: TrainingContext,
  { actor, requestId, courseId, retake }: Trainer & { retake: boolean },
): Promise<TrainerCourse | OnboardingRefusal> {
  const now = context.clock.now();
  return context.database.transaction(async (tx) => {
    await lockCourse(tx, courseId);
    const draft = (await listDrafts(tx, courseId))[0];
    const published = await findCourse(tx, courseId);
    if (!draft) {
      return published
        ? { refused: "step-closed", detail: "Nothing was changed since the course was published." }
        : noSuchCourse;
    }
    const faults = findDraftFaults(draft, { titleIds: (await listTitles(tx, now)).map(({ id }) => id) });
    if (faults.length > 0) return refuseForm("Nothing was published.", faults);
    const version = (published?.version ?? 0) + 1;
    await insertCourseVersion(tx, { ...draft, version }, { retake, by: actor.accountId, now });
    await removeDraft(tx, courseId);
    const dueOn = addDays(utcDay(now), trainingDays.newCourse);
    const asked = retake ? await askRetake(tx, { courseId, dueOn }) : 0;
    await writeEntries(tx, now, [
      {
        action: "course-change",
        outcome: "succeeded",
        actor: auditActorOf(actor),
        requestId,
        detail: { courseId, version, published: true, retake, asked },
      },
    ]);
    return viewTrainerCourse(tx, { courseId, now });
  });
}

const draftOf = ({
  courseId,
  title,
  summary,
  minutes,
  passScore,
  affirmation,
  titleIds,
  modules,
}: Course): CourseDraft => ({
  courseId,
  title,
  summary,
  minutes,
  passScore,
  affirmation,
  titleIds,
  modules,
});
