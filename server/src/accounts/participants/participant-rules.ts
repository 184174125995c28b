import { type ParticipantType, participantTypes } from "@crossbay/contract";
import { isPlainDate } from "../../platform/plain-date.ts";
import { cleanName, foldName } from "./name-rules.ts";

/** A participant as somebody wants it; what is left out is not looked at. */
export type ParticipantFacts = {
  name: string;
  type: string;
  emergencyServices: boolean;
  part2Program?: boolean;
  mentalHealthLicensed?: boolean;
  minorConsentServices?: boolean;
  timeZone: string;
  agreementSignedOn?: string | undefined;
  sites?: readonly string[];
};

export type ParticipantField = keyof ParticipantFacts | "relationshipManagerId" | "vouchesForSecondFactor";

/** What is wrong with one field, in a sentence. */
export type ParticipantFault = { field: ParticipantField; detail: string };

/**
 * Why there cannot be such a participant, field by field; empty when there can.
 * @param today the date in the participant's time zone; without it, dates are not compared with it
 */
export function participantFaults(facts: ParticipantFacts, today?: string): ParticipantFault[] {
  const { agreementSignedOn: signedOn } = facts;
  const badTimeZone = refuseTimeZone(facts.timeZone);
  return [
    ...fault("name", cleanName(facts.name) === "" && "A participant needs a name."),
    ...typeFaults(facts),
    ...fault("timeZone", badTimeZone),
    ...fault("agreementSignedOn", signedOn !== undefined && !isPlainDate(signedOn) && notInTheCalendar),
    ...fault(
      "agreementSignedOn",
      signedOn !== undefined && today !== undefined && signedOn > today && "The agreement is signed in the future.",
    ),
    ...siteFaults(facts.sites ?? []),
  ];
}

const notInTheCalendar = "There is no such day in the calendar.";

/** The first reason why there cannot be such a participant, in a sentence. */
export const refuseParticipant = (facts: ParticipantFacts): string | undefined => participantFaults(facts)[0]?.detail;

function typeFaults(facts: ParticipantFacts): ParticipantFault[] {
  if (!isParticipantType(facts.type)) {
    const detail = `"${facts.type}" is not a kind of participant: ${participantTypes.join(", ")}.`;
    return [{ field: "type", detail }];
  }
  const { type } = facts;
  return [
    ...fault(
      "emergencyServices",
      facts.emergencyServices &&
        !emergencyTypes.has(type) &&
        "Only a hospital or an EMS agency has emergency services.",
    ),
    ...fault(
      "part2Program",
      facts.part2Program && !treats(type) && "Only an organization that treats patients runs a Part 2 program.",
    ),
    ...fault(
      "mentalHealthLicensed",
      facts.mentalHealthLicensed && !treats(type) && "Only an organization that treats patients is licensed for that.",
    ),
    ...fault(
      "minorConsentServices",
      facts.minorConsentServices && !treats(type) && "Only an organization that treats patients offers such services.",
    ),
  ];
}

export const isParticipantType = (type: string): type is ParticipantType =>
  participantTypes.some((known) => known === type);

const emergencyTypes = new Set(["hospital", "ems-agency"]);

/** Types that treat nobody themselves, so that no treatment licence can be theirs. */
const treatsNobody = new Set(["exchange", "other-exchange", "health-plan", "laboratory", "accountable-care"]);
const treats = (type: string): boolean => !treatsNobody.has(type);

function siteFaults(sites: readonly string[]): ParticipantFault[] {
  const folded = sites.map(foldName);
  const twice = sites.find((_, index) => folded.indexOf(folded[index]!) < index);
  return [
    ...fault("sites", folded.includes("") && "A site needs a name."),
    ...fault("sites", twice !== undefined && `The site ${cleanName(twice ?? "")} is there twice.`),
  ];
}

const fault = (field: ParticipantField, detail: string | false | undefined): ParticipantFault[] =>
  detail ? [{ field, detail }] : [];

/** Why there cannot be such a source, in a sentence. */
export function refuseSource(source: {
  code: string;
  name: string;
  sendingApplication: string;
  sendingFacility: string;
  assigningAuthority: string;
  timeZone: string;
  mappedBy: "configured" | "open-intake";
}): string | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(source.code)) {
    return "A source's code has 1 to 40 letters, digits, dots, dashes or underscores.";
  }
  if (source.name.trim() === "") return "A source needs a name.";
  if (source.assigningAuthority.trim() === "") return "A source needs the assigning authority of its record numbers.";
  if (source.mappedBy === "configured" && !source.sendingApplication.trim() && !source.sendingFacility.trim()) {
    return "A source needs its sending application (MSH-3) or sending facility (MSH-4).";
  }
  return refuseTimeZone(source.timeZone);
}

/** MSH-3 and MSH-4 are compared without regard to case and outer spaces. */
export const foldSender = (text: string): string => text.trim().toUpperCase();

export function refuseTimeZone(timeZone: string): string | undefined {
  if (knownTimeZones.has(timeZone)) return undefined;
  try {
    // Told by making what reads a clock there, which is slow for a file of thousands.
    new Intl.DateTimeFormat("en", { timeZone });
    if (knownTimeZones.size < timeZonesMax) knownTimeZones.add(timeZone);
    return undefined;
  } catch {
    return `"${timeZone}" is not a time zone: write it like America/New_York.`;
  }
}

const knownTimeZones = new Set<string>();
const timeZonesMax = 1_000;
