import type { WorksheetVariant } from "@crossbay/contract";
import type { LevelExtent, TitleRow } from "../../accounts/index.ts";
import type { WorksheetFormFacts } from "./write-worksheet-form.ts";

const kinds = {
  "has-break-the-glass": {
    name: "An organization with emergency services",
    type: "hospital",
    emergencyServices: true,
    types: ["hospital", "ems-agency"],
    because: "For hospitals with an emergency department, and EMS agencies that the exchange has set so.",
  },
  "no-break-the-glass": {
    name: "An organization without emergency services",
    type: "clinic",
    emergencyServices: false,
    types: undefined,
    because: "For every organization without emergency services.",
  },
} as const;

/**
 * The empty worksheet of a kind for nobody in particular: the titles of every organization that uses it, and no sites. What a title is at
 * one's own organization says the worksheet that a signed-in user manager downloads.
 */
export function publicWorksheet(
  variant: WorksheetVariant,
  { titles, levelExtents }: { titles: readonly TitleRow[]; levelExtents: readonly LevelExtent[] },
): WorksheetFormFacts {
  const { name, type, emergencyServices, types, because } = kinds[variant];
  const isUsedThere = (kind: string) =>
    kind !== "exchange" && (types === undefined || types.some((one) => one === kind));
  return {
    variant,
    variantBecause: because,
    participant: { name, type, emergencyServices },
    titles: titles
      .filter(({ participantTypes }) => participantTypes.some(isUsedThere))
      .map((title) => ({ ...title, participantTypes: [type] })),
    levelExtents,
    sites: [],
  };
}
