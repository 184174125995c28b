import type { DataClass, Level } from "../accounts/index.ts";
import type { AuditAction } from "../audit/index.ts";

/** A way to what the exchange knows about people. Every new one is declared here, with who may use it. */
export type Way = "portal-search" | "portal-chart" | "portal-result" | "portal-consent";

/** The ways that release data of a record: only on these is an `AccessGrant` issued. */
export type ReadingWay = "portal-chart" | "portal-result";

export type WayRule = {
  /** Any one of these levels opens the way (policy §5). */
  levels: readonly Level[];
  /** The reader's levels must see something of this class. */
  dataClass: DataClass;
  /** True where data of the record is released: then the patient's consent decides (policy §6). */
  needsConsent: boolean;
  action: AuditAction;
  /** Completes "Your role does not include …". */
  words: string;
};

const levelsWithPatients: readonly Level[] = ["practitioner-btg", "practitioner", "clinical-support", "registration"];
const levelsWithResults: readonly Level[] = ["practitioner-btg", "practitioner", "clinical-support"];

export const wayRules: Readonly<Record<Way, WayRule>> = {
  "portal-search": {
    levels: levelsWithPatients,
    dataClass: "demographics",
    needsConsent: false,
    action: "search",
    words: "searching for patients",
  },
  "portal-chart": {
    levels: levelsWithPatients,
    dataClass: "demographics",
    needsConsent: true,
    action: "chart-view",
    words: "patients' charts",
  },
  "portal-result": {
    levels: levelsWithResults,
    dataClass: "results",
    needsConsent: true,
    action: "result-view",
    words: "results",
  },
  "portal-consent": {
    levels: levelsWithPatients,
    dataClass: "consent",
    needsConsent: false,
    action: "consent-view",
    words: "patients' consent",
  },
};
