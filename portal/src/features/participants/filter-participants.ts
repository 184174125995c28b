import type { ParticipantLine, ParticipantType } from "@crossbay/contract";

export type ParticipantFlag = "emergencyServices" | "part2Program" | "mentalHealthLicensed" | "minorConsentServices";

export const participantFlags = [
  "emergencyServices",
  "part2Program",
  "mentalHealthLicensed",
  "minorConsentServices",
] as const satisfies readonly ParticipantFlag[];

/** `manager`: an account id, or `nobody`. What is absent filters nothing. */
export interface ParticipantFilters {
  text: string;
  type?: ParticipantType | undefined;
  flag?: ParticipantFlag | undefined;
  manager?: string | undefined;
  ended: boolean;
}

/** Those that fit; every word of the text stands in the name, whatever its case and accents. */
export function filterParticipants(
  participants: readonly ParticipantLine[],
  { text, type, flag, manager, ended }: ParticipantFilters,
): ParticipantLine[] {
  const words = folded(text).split(/\s+/).filter(Boolean);
  return participants.filter(
    (each) =>
      (ended || !each.endedAt) &&
      (!type || each.type === type) &&
      (!flag || each[flag]) &&
      (!manager || (each.relationshipManager?.accountId ?? "nobody") === manager) &&
      words.every((word) => folded(each.name).includes(word)),
  );
}

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
