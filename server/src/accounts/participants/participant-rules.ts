import { participantTypes } from "@crossbay/contract";

/** Why there cannot be such a participant, in a sentence. */
export function refuseParticipant(participant: {
  name: string;
  type: string;
  emergencyServices: boolean;
  timeZone: string;
}): string | undefined {
  if (participant.name.trim() === "") return "A participant needs a name.";
  if (!participantTypes.some((type) => type === participant.type)) {
    return `"${participant.type}" is not a kind of participant: ${participantTypes.join(", ")}.`;
  }
  if (participant.emergencyServices && !emergencyTypes.has(participant.type)) {
    return "Only a hospital or an EMS agency has emergency services.";
  }
  return refuseTimeZone(participant.timeZone);
}

const emergencyTypes = new Set(["hospital", "ems-agency"]);

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

function refuseTimeZone(timeZone: string): string | undefined {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return undefined;
  } catch {
    return `"${timeZone}" is not a time zone: write it like America/New_York.`;
  }
}
