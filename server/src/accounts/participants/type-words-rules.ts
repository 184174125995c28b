import type { ParticipantType } from "@crossbay/contract";

/** Kinds of participant as public pages call them. */
export const participantTypeWords: Record<ParticipantType, string> = {
  exchange: "The exchange itself",
  hospital: "Hospital",
  "nursing-home": "Nursing home",
  hospice: "Hospice",
  "home-care": "Home care",
  clinic: "Clinic",
  "private-practice": "Private practice",
  "behavioural-health": "Behavioral health",
  fqhc: "Federally qualified health center",
  "community-organisation": "Community organization",
  "accountable-care": "Accountable care organization",
  "ems-agency": "Emergency medical services",
  "health-plan": "Health plan",
  laboratory: "Laboratory or radiology",
  pharmacy: "Pharmacy",
  "health-home": "Health home",
  "correctional-health": "Correctional health",
  "other-exchange": "Another exchange",
};
