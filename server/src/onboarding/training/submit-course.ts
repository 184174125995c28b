import type { CourseResult, CourseSubmission } from "@crossbay/contract";
import type { Refusal } from "../../access/index.ts";
import type { AccountId } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { lockTraining } from "./assignment-store.ts";
import type { TrainingContext } from "./context.ts";
import { type Course, questionsOf } from "./course.ts";
import { findCoursesOf } from "./find-courses-of.ts";
import { recordTry } from "./record-try.ts";
import { findAnswerFaults, scoreAnswers } from "./score-rules.ts";
import { listModulesRead } from "./try-store.ts";
import { viewTraining } from "./view-training.ts";

type Submitted = { accountId: AccountId; courseId: string; submission: CourseSubmission; requestId: string };

/**
 * Takes the answers to all questions of a course, each try recorded whether it is passed or not; there is no end to tries. Which
 * were wrong is told, which choice is right is not. Refused while a module is unread (`step-closed`), when the course got a new
 * version in the meantime (`already-decided`), or when an answer is missing (`form-refused`).
 */
export function submitCourse(context: TrainingContext, submitted: Submitted): Promise<CourseResult | Refusal> {
  return context.database.transaction(async (tx) => {
    const { accountId, courseId, submission, requestId } = submitted;
    await lockTraining(tx, accountId);
    const { courses } = await findCoursesOf(tx, accountId, context.clock.now());
    const course = courses.find((own) => own.course.courseId === courseId)?.course;
    const refusal = refuse(context, course, submission) ?? (await refuseUnread(tx, accountId, course!));
    if (refusal) return refusal;
    const { version, passScore, affirmation } = course!;
    const { score, wrong } = scoreAnswers(questionsOf(course!), submission.answers);
    const passed = score >= passScore;
    const takenWith = "questions";
    await recordTry(tx, context, { accountId, courseId, version, score, passed, affirmation, takenWith, requestId });
    return { passed, score, passScore, wrong, overview: await viewTraining(tx, context, accountId) };
  });
}

const no = (reason: Refusal["reason"], detail: string, fields?: Refusal["fields"]): Refusal => ({
  refused: true,
  reason,
  detail,
  nextSteps: [],
  ...(fields ? { fields } : {}),
});

function refuse(
  { learningSystem }: Pick<TrainingContext, "learningSystem">,
  course: Course | undefined,
  { version, answers }: CourseSubmission,
): Refusal | undefined {
  if (!course) return no("not-found", "This course is not one of yours.");
  if (course.kind === "video") return no("step-closed", "This course is passed by watching the video and attesting.");
  if (learningSystem?.takes(course.courseId)) {
    return no("step-closed", `This course is taken in ${learningSystem.name}; what you complete there counts here.`);
  }
  if (course.version !== version) {
    return no("already-decided", "The course has a new version. Read it again; nothing was counted.");
  }
  const fields = findAnswerFaults(questionsOf(course), answers);
  return fields.length > 0 ? no("form-refused", "Answer every question of the course.", fields) : undefined;
}

async function refuseUnread(tx: Tx, accountId: AccountId, course: Course): Promise<Refusal | undefined> {
  const { courseId, version, modules } = course;
  const read = await listModulesRead(tx, { accountId, courseId, version });
  const unread = modules.filter(({ id }) => !read.has(id));
  if (unread.length === 0) return undefined;
  return no("step-closed", `Read to the end first: ${unread.map(({ title }) => title).join(", ")}.`);
}
