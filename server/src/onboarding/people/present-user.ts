import type { ManagedUser } from "@crossbay/contract";
import {
  accessLevelWords,
  effectiveLevels,
  listedName,
  maskMobile,
  stateSentence,
  type User,
} from "../../accounts/index.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { UserTraining } from "../training/find-training-states.ts";
import { verificationLateFrom } from "./verification-rules.ts";

/** The exchange's staff see when somebody signed in anywhere; a participant's manager what happened there. */
export type UserView = "participant" | "exchange";

/** A user as those who manage users are shown one. */
export function presentUser(
  user: User,
  { training, view, now }: { training: UserTraining | undefined; view: UserView; now: Date },
): ManagedUser {
  const { participant, leaveFrom, leaveUntil } = user;
  const because = stateSentence(user);
  const lastSignInAt = view === "exchange" ? user.lastSignInAt : user.lastSignInHereAt;
  const lateFrom = verificationLateFrom(user, plainDateAt(now, participant.timeZone));
  return {
    accountId: user.accountId,
    affiliationId: user.affiliationId,
    username: user.username,
    name: listedName(user),
    email: user.email,
    mobile: maskMobile(user.mobile),
    participantId: participant.id,
    participantName: participant.name,
    titleId: user.titleId,
    title: user.title,
    ...(user.pendingTitle ? { pendingTitle: user.pendingTitle } : {}),
    accessLevel: accessLevelWords(effectiveLevels(user, participant)),
    ...(user.site ? { site: user.site } : {}),
    state: user.state,
    ...(because ? { stateBecause: because } : {}),
    since: user.since.toISOString(),
    ...(lastSignInAt ? { lastSignInAt: lastSignInAt.toISOString() } : {}),
    training: training?.state ?? "not-started",
    ...(training?.dueOn ? { trainingDueOn: training.dueOn } : {}),
    clinicalAlerts: user.clinicalAlerts,
    ...(leaveFrom ? { leave: { from: leaveFrom, ...(leaveUntil ? { until: leaveUntil } : {}) } } : {}),
    ...(user.verifiedAt ? { verifiedAt: user.verifiedAt.toISOString() } : {}),
    ...(view === "exchange" && lateFrom ? { verificationDueSince: lateFrom } : {}),
  };
}
