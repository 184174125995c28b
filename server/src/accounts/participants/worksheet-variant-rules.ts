import type { ParticipantType, WorksheetVariant } from "@crossbay/contract";

/** What decides which worksheet a participant uses. */
export type WorksheetFacts = { name: string; type: ParticipantType; emergencyServices: boolean };

/**
 * Which worksheet a participant uses, and why, in a sentence for its user manager: the one with break-the-glass where it
 * has emergency services, the other one everywhere else. Policy §2.
 */
export function worksheetVariant({ name, type, emergencyServices }: WorksheetFacts): {
  variant: WorksheetVariant;
  because: string;
} {
  if (!emergencyServices) {
    return {
      variant: "no-break-the-glass",
      because:
        `${name} has no emergency services on record, so its worksheet has no titles that break the glass. ` +
        "If that is not right, tell your relationship manager.",
    };
  }
  const what = type === "ems-agency" ? "is an EMS agency with emergency services" : "has an emergency department";
  return {
    variant: "has-break-the-glass",
    because:
      `${name} ${what}, so some of its titles may break the glass: open a record without consent in a medical ` +
      "emergency.",
  };
}
