import type { TitleGuidance } from "@crossbay/contract";
import { accessLevelWords, effectiveLevels, extentWords, type TitleRow, widestExtents } from "../../accounts/index.ts";
import type { WorksheetFacts } from "./worksheet-facts.ts";

/** What is known of the participant whose titles are told. */
export type ParticipantKind = Pick<WorksheetFacts["participant"], "name" | "type" | "emergencyServices">;

type GuidanceFacts = Pick<WorksheetFacts, "titles" | "levelExtents"> & { participant: ParticipantKind };

/** What each title of this kind of participant may see and do, by name: the guidance sheet. Policy §5. */
export const titleGuidance = (facts: GuidanceFacts): TitleGuidance[] =>
  facts.titles
    .filter(({ participantTypes }) => participantTypes.includes(facts.participant.type))
    .map((title) => guideTitle(title, facts))
    .sort((a, b) => Number(b.offered) - Number(a.offered) || a.name.localeCompare(b.name, "en"));

function guideTitle(title: TitleRow, facts: GuidanceFacts): TitleGuidance {
  const { id, name } = title;
  const because = refuseTitleHere(title, facts);
  const levels = effectiveLevels(title, facts.participant);
  return {
    id,
    name,
    accessLevel: accessLevelOf(title, facts.participant),
    sees: extentWords(widestExtents(levels, facts.levelExtents), { seesSensitiveData: title.sensitiveData }),
    offered: because === undefined,
    ...(because === undefined ? {} : { because }),
  };
}

/** The access level that a title has at a participant, in words; empty where it is not offered. */
export function accessLevelOf(title: TitleRow, participant: ParticipantKind): string {
  const words = accessLevelWords(effectiveLevels(title, participant));
  return words && title.writtenConsentOnly ? `${words}, written consent only` : words;
}

/** Why nobody gets this title by this participant's worksheet, in a sentence. Policy §2. */
export function refuseTitleHere(
  title: TitleRow,
  { participant }: { participant: ParticipantKind },
): string | undefined {
  const { id, name, participantTypes, levelsWithBreakTheGlass, levelsWithoutBreakTheGlass } = title;
  if (id === "user-manager") {
    return `${name} is not given by a worksheet: your organization names one in writing. Ask your relationship manager for the form.`;
  }
  // Whatever the kind of participant: where there are no emergency services, that is why.
  if (!participant.emergencyServices && levelsWithoutBreakTheGlass.length === 0 && levelsWithBreakTheGlass.length > 0) {
    return (
      `${name} stands only on the worksheet with break-the-glass, which is for participants with emergency services; ` +
      `${participant.name} uses the one without.`
    );
  }
  if (!participantTypes.includes(participant.type)) return `${name} is not a title at ${participant.name}.`;
  if (effectiveLevels(title, participant).length > 0) return undefined;
  return `${name} does not stand on the worksheet with break-the-glass.`;
}
