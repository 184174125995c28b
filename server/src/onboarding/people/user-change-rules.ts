import type { TrainingState } from "@crossbay/contract";
import type { OfferedTitle, StateReason } from "../../accounts/index.ts";

/** Titles that are given in writing, or by the exchange: never by a change of role. */
const designated: readonly string[] = ["user-manager"];

/** The titles of a participant to which a role can be changed by those who manage users. */
export const titlesForRoleChange = (offered: readonly OfferedTitle[]): OfferedTitle[] =>
  offered.filter(({ id, levels }) => !designated.includes(id) && !levels.includes("exchange-staff"));

/** Why somebody's access is not ended, in a sentence. */
export function refuseEnd(ending: {
  titleId: string;
  accountId: string;
  participantName: string;
  /** User managers there whose account is active. */
  activeManagerIds: readonly string[];
  /** A relationship manager looks after what follows. */
  byExchange: boolean;
}): string | undefined {
  const { titleId, accountId, participantName, activeManagerIds, byExchange } = ending;
  if (byExchange || titleId !== "user-manager") return undefined;
  if (activeManagerIds.some((id) => id !== accountId)) return undefined;
  return `This is the last user manager of ${participantName}: the relationship manager ends that access, once another one is designated.`;
}

/** Why a role is not changed, in a sentence. */
export function refuseRoleChange(change: {
  titleId: string;
  present: { titleId: string; title: string };
  offered: readonly OfferedTitle[];
  participantName: string;
  own: boolean;
}): string | undefined {
  const { titleId, present, offered, participantName, own } = change;
  if (own) return "Nobody changes the own role: ask another user manager, or the relationship manager.";
  if (designated.includes(present.titleId)) {
    return `${present.title} is a role that is designated in writing: the relationship manager ends it, another role comes by a worksheet.`;
  }
  if (titleId === present.titleId) return `${present.title} is the role already.`;
  if (titlesForRoleChange(offered).some(({ id }) => id === titleId)) return undefined;
  const title = offered.find(({ id }) => id === titleId);
  if (title) return `${title.name} is a role that is designated in writing: a change of role does not give it.`;
  return `${participantName} does not have this role.`;
}

/** Longest leave that is set at once. */
const leaveYearsMax = 2;

/** What is wrong with the days of a leave; both are days in the participant's time zone. */
export function refuseLeave(
  { from, until }: { from?: string; until?: string },
  today: string,
): { field: "from" | "until"; detail: string } | undefined {
  if (from === undefined) {
    return until === undefined ? undefined : { field: "from", detail: "The first day of the leave is needed." };
  }
  if (from < today) return { field: "from", detail: "A leave begins today or later." };
  if (until === undefined) return undefined;
  if (until < from) return { field: "until", detail: "The last day comes before the first." };
  const latest = `${Number(today.slice(0, 4)) + leaveYearsMax}${today.slice(4)}`;
  return until > latest ? { field: "until", detail: `A leave ends within ${leaveYearsMax} years.` } : undefined;
}

/** Why a suspended account is not made active again, in a sentence. */
export function refuseReactivation(account: {
  state: string;
  stateReason: StateReason | null;
  training: TrainingState;
}): string | undefined {
  const { state, stateReason, training } = account;
  if (state === "active") return "The account is active already.";
  if (state !== "suspended") return "The account is not suspended: a user who left comes in again by a worksheet.";
  if (stateReason === "privacy") return "The exchange looks into a question of privacy: the privacy auditor decides.";
  if (done.includes(training)) return undefined;
  return "The training is not complete: the account can be active again when it is. It can be sent once more.";
}

const done: readonly TrainingState[] = ["complete", "refresher-due", "waived"];
