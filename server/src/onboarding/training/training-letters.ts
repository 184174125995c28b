import type { NewLetter, Trainee } from "../../accounts/index.ts";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";

/** Courses in the words of a letter, and the pass behind its link. */
type WithLink = { courses: readonly string[]; passId: string };

/**
 * The first mail. A user manager is led to the page of the three steps, everybody else to the training.
 * @param facts.participant for whom the person comes in
 */
export function invitationLetter(
  trainee: Trainee,
  facts: WithLink & { participant: { id: ParticipantId; name: string } },
): NewLetter {
  const { participant, courses, passId } = facts;
  const roles = trainee.roles.filter(({ participantId }) => participantId === participant.id);
  const manager = roles.find(({ relationshipManager }) => relationshipManager)?.relationshipManager;
  const managesUsers = roles.some(({ levels }) => levels.includes("user-management"));
  return {
    template: managesUsers ? "manager-invitation" : "training-invitation",
    to: addressOf(trainee),
    participantId: participant.id,
    placeholders: {
      participant: participant.name,
      ...(managesUsers ? {} : { courses: courses.join(", ") }),
      ...(manager ? { manager } : {}),
    },
    link: { path: managesUsers ? "/aum" : "/training", subject: passId },
  };
}

export const reminderLetter = (trainee: Trainee, { courses, passId, due }: WithLink & { due: string }): NewLetter => ({
  template: "training-reminder",
  to: addressOf(trainee),
  placeholders: { courses: courses.join(", "), due: dayInWords(due) },
  link: { path: "/training", subject: passId },
});

export const overdueLetter = (trainee: Trainee, { courses, passId }: WithLink): NewLetter => ({
  template: "training-overdue",
  to: addressOf(trainee),
  placeholders: { courses: courses.join(", ") },
  link: { path: "/training", subject: passId },
});

/** The second mail: username and temporary password, which is made when the mail leaves. */
export function credentialsLetter(trainee: Trainee): NewLetter {
  const role = trainee.roles[0];
  return {
    template: "credentials",
    to: addressOf(trainee),
    ...(role ? { participantId: role.participantId } : {}),
    placeholders: { username: trainee.username, ...(role ? { participant: role.participantName } : {}) },
    // The username travels in the fragment, which no server sees.
    link: { path: `/sign-in/temporary-password#${encodeURIComponent(trainee.username)}` },
    temporaryPassword: "invitation",
  };
}

export const activeAgainLetter = (trainee: Trainee): NewLetter => ({
  template: "account-active-again",
  to: addressOf(trainee),
  placeholders: {},
  link: { path: "/sign-in" },
});

const addressOf = ({ email, given, family, accountId }: Trainee): NewLetter["to"] & { accountId: AccountId } => ({
  email,
  name: `${given} ${family}`,
  accountId,
});

const dayInWords = (day: string): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
