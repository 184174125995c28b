import type { TicketTeam } from "@crossbay/contract";
import type { Level } from "../../accounts/index.ts";

/**
 * The teams whose requests somebody with these levels sees and answers (policy §9). What is about privacy goes to the privacy
 * auditors, and nobody else sees it.
 */
export const teamsOf = (levels: readonly Level[]): TicketTeam[] => [
  ...new Set(levels.flatMap((level) => teams[level] ?? [])),
];

const teams: Partial<Record<Level, readonly TicketTeam[]>> = {
  support: ["support", "relationship", "stewards"],
  "relationship-management": ["support", "relationship"],
  stewardship: ["stewards"],
  "account-audit": ["privacy"],
};
