import type { ParticipantEdit } from "@crossbay/contract";
import { effectiveLevels, type TitleRule } from "../roles-rules.ts";
import { cleanName, foldName } from "./name-rules.ts";
import { worksheetVariant } from "./worksheet-variant-rules.ts";

/** A participant as it is kept, with its sites. */
export type KeptParticipant = Omit<ParticipantEdit, "sites"> & {
  sites: readonly { id: string; name: string; closedAt?: Date }[];
};

export type SiteChange =
  | { change: "add"; name: string }
  | { change: "rename" | "reopen"; id: string; name: string }
  | { change: "close"; id: string };

/** What an edit would change: names of fields, and the sites one by one. */
export type ParticipantChange = { fields: (keyof ParticipantEdit)[]; sites: SiteChange[] };

/** Compares what is kept with what somebody wants; without anything kept, everything is new. */
export function participantChange(kept: KeptParticipant | undefined, edit: ParticipantEdit): ParticipantChange {
  const sites = siteChanges(kept?.sites ?? [], edit.sites);
  const plain = plainFields.filter((field) => kept === undefined || kept[field] !== edit[field]);
  return { fields: sites.length > 0 ? [...plain, "sites"] : plain, sites };
}

const plainFields = [
  "name",
  "type",
  "emergencyServices",
  "part2Program",
  "mentalHealthLicensed",
  "minorConsentServices",
  "timeZone",
  "vouchesForSecondFactor",
  "agreementSignedOn",
  "relationshipManagerId",
] as const satisfies readonly (keyof ParticipantEdit)[];

function siteChanges(kept: KeptParticipant["sites"], wanted: readonly string[]): SiteChange[] {
  const known = new Map(kept.map((site) => [foldName(site.name), site]));
  const names = new Map(wanted.map((name) => [foldName(name), cleanName(name)]));
  const closed = kept.filter((site) => !site.closedAt && !names.has(foldName(site.name)));
  return [
    ...[...names].flatMap(([folded, name]): SiteChange[] => {
      const site = known.get(folded);
      if (!site) return [{ change: "add", name }];
      if (site.closedAt) return [{ change: "reopen", id: site.id, name }];
      return site.name === name ? [] : [{ change: "rename", id: site.id, name }];
    }),
    ...closed.map(({ id }): SiteChange => ({ change: "close", id })),
  ];
}

/** How many people have a title there. */
export type TitleCount = { title: TitleRule & { name: string }; people: number };

type RoleFacts = Pick<ParticipantEdit, "name" | "type" | "emergencyServices">;

/**
 * What another type or emergency flag means at once: the worksheet, and what people's titles include, in sentences for the
 * administrator.
 */
export function consequencesOf(before: RoleFacts, after: RoleFacts, counts: readonly TitleCount[]): string[] {
  const worksheet = worksheetVariant(after);
  const sentences =
    worksheet.variant === worksheetVariant(before).variant
      ? []
      : [`From now on ${after.name} uses the worksheet ${variantWords[worksheet.variant]}.`];
  for (const { title, people } of counts) {
    const had = effectiveLevels(title, before);
    const has = effectiveLevels(title, after);
    if (had.join() === has.join()) continue;
    const who = `${people} ${people === 1 ? "person" : "people"} with the title ${title.name}`;
    if (has.length === 0) sentences.push(`${who} lost all access there: the title is not offered there any more.`);
    else if (had.length === 0) sentences.push(`${who} have access there now, as their title says.`);
    else if (has.includes("practitioner-btg")) sentences.push(`${who} may break the glass there from now on.`);
    else sentences.push(`${who} may not break the glass there any more.`);
  }
  return sentences;
}

const variantWords = {
  "has-break-the-glass": "with break-the-glass",
  "no-break-the-glass": "without break-the-glass",
} as const;
