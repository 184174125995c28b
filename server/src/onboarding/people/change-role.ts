import type { ManagedUser } from "@crossbay/contract";
import {
  type AccountsContext,
  auditActorOf,
  changeTitle,
  findOfferedTitles,
  findUsers,
  queueLetters,
  type User,
} from "../../accounts/index.ts";
import type { AuditActor } from "../../audit/index.ts";
import { plainDateAt, plainDateInWords } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type OnboardingRefusal, refuseForm } from "../refusal.ts";
import { assignCourse } from "../training/assign-course.ts";
import { findCourse } from "../training/find-courses.ts";
import { startTraining } from "../training/start-training.ts";
import { addDays } from "../training/training-day-rules.ts";
import { breakTheGlassCourseId, isBreakTheGlassPassed } from "./break-the-glass-course.ts";
import { presentUsers } from "./list-users.ts";
import { refuseRoleChange } from "./user-change-rules.ts";
import { changeUser, type UserChange } from "./user-scope.ts";

const breakTheGlassDays = 14;

/**
 * Gives a user another title at the participant. It counts at once, sessions end, and the courses that it asks for are assigned
 * with a date; a title that may break the glass counts once that course is passed, and until then everything stays as it is.
 */
export function changeRole(
  context: AccountsContext,
  { titleId, reason, ...change }: UserChange & { titleId: string; reason: string },
): Promise<ManagedUser | OnboardingRefusal> {
  return changeUser(context, { ...change, action: "affiliation-change" }, async (tx, user) => {
    const { actor, requestId, scope } = change;
    const own = user.accountId === actor.accountId;
    const refused = await giveTitle(tx, context, { user, titleId, reason, own, by: auditActorOf(actor), requestId });
    if (refused) return refused;
    const now = context.clock.now();
    const view = scope === "every-participant" ? "exchange" : "participant";
    const changed = await findUsers(tx, { affiliationIds: [user.affiliationId] }, now);
    return (await presentUsers(tx, changed, { view, now }))[0]!;
  });
}

/**
 * What {@link changeRole} does with a user who was just found, for whoever may.
 * @param giving.own the user's own wish, which is refused
 * @param giving.by left out on the command line, where nobody is signed in
 */
export async function giveTitle(
  tx: Tx,
  context: AccountsContext,
  giving: { user: User; titleId: string; reason: string; own: boolean; by?: AuditActor; requestId: string },
): Promise<OnboardingRefusal | undefined> {
  const { user, titleId, reason, own, by, requestId } = giving;
  const now = context.clock.now();
  const offered = await findOfferedTitles(tx, user.participant, now);
  const participantName = user.participant.name;
  const detail = refuseRoleChange({ titleId, present: user, offered, participantName, own });
  if (detail) return refuseForm("The role was not changed.", [{ field: "titleId", detail }]);
  const title = offered.find(({ id }) => id === titleId)!;
  // Who is in training cannot sign in before all courses of the role are passed: nothing has to wait.
  const waits =
    title.levels.includes("practitioner-btg") &&
    user.state !== "in-training" &&
    !(await isBreakTheGlassPassed(tx, user.accountId, now));
  if (!(await changeTitle(tx, context, { user, titleId, waits, reason, ...(by ? { by } : {}), requestId }))) {
    const held = { field: "titleId", detail: `${user.given} ${user.family} is ${title.name} here already.` };
    return refuseForm("The role was not changed.", [held]);
  }
  if (waits) await askForBreakTheGlassCourse(tx, context, user);
  else await startTraining(tx, context, [user.accountId], { ...invitationOf(user), requestId });
  return undefined;
}

const invitationOf = ({ participant }: User) => ({
  participantId: participant.id,
  participantName: participant.name,
});

async function askForBreakTheGlassCourse(tx: Tx, context: AccountsContext, user: User): Promise<void> {
  const now = context.clock.now();
  // No day by which it is due: the role waits for the course, and nothing else does.
  await assignCourse(tx, context, { accountIds: [user.accountId], courseId: breakTheGlassCourseId });
  const course = await findCourse(tx, breakTheGlassCourseId);
  await queueLetters(tx, context, [
    {
      template: "role-waits",
      to: { email: user.email, name: `${user.given} ${user.family}`, accountId: user.accountId },
      participantId: user.participant.id,
      placeholders: {
        participant: user.participant.name,
        courses: course!.title,
        due: plainDateInWords(addDays(plainDateAt(now, user.participant.timeZone), breakTheGlassDays)),
      },
      link: { path: "/training" },
    },
  ]);
}
