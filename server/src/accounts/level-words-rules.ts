import type { Level } from "./roles-rules.ts";

/** Access levels in words, as worksheets, user managers and users read them; empty for a title that is not offered. */
export const accessLevelWords = (levels: readonly Level[]): string =>
  levels
    .filter((level) => level !== "exchange-staff" || levels.length === 1)
    .map((level) => words[level])
    .join(", ");

const words: Record<Level, string> = {
  "practitioner-btg": "Clinical + break-the-glass",
  practitioner: "Clinical",
  "clinical-support": "Clinical support",
  registration: "Search, demographics, consent entry",
  "user-management": "Own participant's users and training; no patient data",
  audit: "Own participant's audit reports",
  interface: "Messages of own sources",
  "exchange-staff": "Staff of the exchange",
  "relationship-management": "Relationship management",
  training: "Training",
  administration: "Administration",
  "account-audit": "Audit of accounts",
  support: "Help for users",
  stewardship: "Identity stewardship",
  patient: "Own data",
};
