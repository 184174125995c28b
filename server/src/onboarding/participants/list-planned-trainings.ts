import type { PlannedTraining } from "@crossbay/contract";
import type { ParticipantId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findCourses } from "../training/find-courses.ts";
import { findTrainingsOf, type KeptTraining } from "./planned-training-store.ts";

/** Trainings that were planned for a participant, the newest first. */
export async function listPlannedTrainings(tx: Tx, participantId: ParticipantId): Promise<PlannedTraining[]> {
  const trainings = await findTrainingsOf(tx, participantId);
  if (trainings.length === 0) return [];
  const titles = new Map((await findCourses(tx)).map(({ courseId, title }) => [courseId, title]));
  return trainings.map((training) => presentTraining(training, titles));
}

export function presentTraining(kept: KeptTraining, titles: ReadonlyMap<string, string>): PlannedTraining {
  const { id, kind, plannedFor, courseId, note, state, assigned, completed } = kept;
  const courseTitle = courseId === null ? undefined : titles.get(courseId);
  return {
    id,
    kind,
    plannedFor,
    state,
    ...(courseId === null ? {} : { courseId, assigned, completed }),
    ...(courseTitle ? { courseTitle } : {}),
    ...(note ? { note } : {}),
  };
}
