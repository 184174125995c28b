import type { AttestationRequest } from "@crossbay/contract";
import type { Refusal } from "../../access/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { listAssignments, lockTraining } from "./assignment-store.ts";
import type { TrainingContext } from "./context.ts";
import { managerCourseId } from "./course.ts";
import { findCourse } from "./find-courses.ts";
import { findRound } from "./find-round.ts";
import { isSameName } from "./name-rules.ts";
import { recordTry } from "./record-try.ts";
import type { TraineeOfRequest } from "./require-trainee.ts";
import { trainingAttestation } from "./training-attestation.ts";
import { utcDay } from "./training-day-rules.ts";
import { findCompletedAt, insertAttestation } from "./video-store.ts";

type Attesting = { trainee: TraineeOfRequest; request: AttestationRequest; requestId: string };

/**
 * Records that a user manager has completed the training, in the person's own name; with it the course is passed. Twice is
 * once. Refused while the video is not watched to its end (`step-closed`), for an older text (`already-decided`), and for a
 * name that is not the account's (`form-refused`).
 */
export function attestTraining(context: TrainingContext, attesting: Attesting): Promise<Refusal | undefined> {
  const { trainee, request, requestId } = attesting;
  const { accountId } = trainee;
  return context.database.transaction(async (tx) => {
    await lockTraining(tx, accountId);
    const now = context.clock.now();
    const assignments = await listAssignments(tx, [accountId]);
    const round = await findRound(tx, { accountId, assignments, today: utcDay(now) });
    const watchedAt = await findCompletedAt(tx, round);
    const refusal = refuse(attesting, watchedAt);
    if (refusal) return refusal;
    const { version, text } = trainingAttestation;
    const name = request.name.trim();
    if ((await insertAttestation(tx, round, { name, version, text, now })) === 0) return undefined;
    await writeEntries(tx, now, [
      {
        action: "attestation",
        outcome: "succeeded",
        actor: { accountId, username: trainee.username },
        requestId,
        detail: { about: "training", version },
      },
    ]);
    const course = await findCourse(tx, managerCourseId);
    await recordTry(tx, context, {
      accountId,
      courseId: managerCourseId,
      version: course?.version ?? 1,
      score: 100,
      passed: true,
      affirmation: text,
      takenWith: "video",
      requestId,
    });
    return undefined;
  });
}

function refuse({ trainee, request }: Attesting, watchedAt: Date | undefined): Refusal | undefined {
  const no: Pick<Refusal, "refused" | "nextSteps"> = { refused: true, nextSteps: [] };
  if (!watchedAt) return { ...no, reason: "step-closed", detail: "Watch the training video to its end first." };
  if (request.version !== trainingAttestation.version) {
    return { ...no, reason: "already-decided", detail: "The text has changed. Reload the page and read it again." };
  }
  if (isSameName(request.name, trainee.name)) return undefined;
  const detail = `Type your own name as your account has it: ${trainee.name}.`;
  return { ...no, reason: "form-refused", detail: "The name is not yours.", fields: [{ field: "name", detail }] };
}
