import type { TicketTeam, TicketType, TicketVerb } from "@crossbay/contract";
import type { Actor, Level } from "../../accounts/index.ts";

/** Whose requests the holder of a level sees, and answers. Nobody else's work stands in anybody's queue. */
const teamsOfLevels: Partial<Record<Level, readonly TicketTeam[]>> = {
  support: ["support", "relationship", "stewards"],
  "relationship-management": ["support", "relationship"],
  stewardship: ["stewards"],
  // Privacy concerns go there alone: they may be about those who answer everything else.
  "account-audit": ["privacy"],
};

export const ticketTeams: readonly TicketTeam[] = ["support", "relationship", "stewards", "privacy"];

/** The teams whose requests this person sees; none for whoever is not of the exchange. */
export function teamsOf(actor: Pick<Actor, "levels"> & { participant: { type: string } }): TicketTeam[] {
  if (actor.participant.type !== "exchange") return [];
  return ticketTeams.filter((team) => actor.levels.some((level) => teamsOfLevels[level]?.includes(team)));
}

/** The levels that see a team's requests: to whom one can be given. */
export const levelsOf = (team: TicketTeam): Level[] =>
  (Object.keys(teamsOfLevels) as Level[]).filter((level) => teamsOfLevels[level]?.includes(team));

/** Those whose own work it is, who are told what is due. */
export const levelOfTeam: Record<TicketTeam, Level> = {
  support: "support",
  relationship: "relationship-management",
  stewards: "stewardship",
  privacy: "account-audit",
};

/** Would nobody see by the merging what they did not see before? */
export const mayMerge = (from: TicketTeam, into: TicketTeam): boolean =>
  levelsOf(into).every((level) => levelsOf(from).includes(level));

const verbsOfTypes: Partial<Record<TicketType, readonly TicketVerb[]>> = {
  deactivation: ["end-access"],
  "role-change": ["change-role"],
  "email-change": ["change-email"],
  "forgotten-username": ["tell-username"],
};

/** What this person can do from a request of this type: relationship managers alone touch accounts (policy §9). */
export const verbsOf = (
  actor: Pick<Actor, "levels">,
  ticket: { type: TicketType; state: string; mergedIntoId: string | null },
): TicketVerb[] => {
  if (!actor.levels.includes("relationship-management")) return [];
  if (ticket.state === "closed" || ticket.mergedIntoId !== null) return [];
  return [...(verbsOfTypes[ticket.type] ?? [])];
};
