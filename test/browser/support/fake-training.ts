import type { Course, TrainerCourse, TrainingOverview } from "@crossbay/contract";
import { trainerCourse } from "./canned/trainer.ts";
import { jonahsTraining, privacyCourse } from "./canned/training.ts";

export interface FakeTraining {
  overview: TrainingOverview;
  course: Course;
  edited: TrainerCourse;
  /** What was asked at the last publishing: whether people take the course again. */
  retake?: boolean;
}

export const newFakeTraining = (): FakeTraining => ({
  overview: structuredClone(jonahsTraining),
  course: structuredClone(privacyCourse),
  edited: structuredClone(trainerCourse),
});
