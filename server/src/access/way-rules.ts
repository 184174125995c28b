import type { DataClass, Level } from "../accounts/index.ts";
import type { AuditAction } from "../audit/index.ts";

/** A way to what the exchange knows about people. Every new one is declared here, with who may use it. */
export type Way =
  | "portal-search"
  | "portal-chart"
  | "portal-result"
  | "portal-consent"
  | "portal-arrivals"
  | "break-the-glass"
  | "portal-delivery"
  | "patient-record"
  | "patient-consents"
  | "patient-access-report";

/** The ways that release data of a record: only on these is an `AccessGrant` issued. */
export type ReadingWay = "portal-chart" | "portal-result" | "portal-delivery" | "patient-record";

/**
 * What decides once account, level and purpose are right (policy §6): `role` nothing more, `consent` the patient's decision, and
 * its named exceptions: `emergency` the opening of the glass, `one-to-one` that the reader is the named recipient, `patient` that
 * the patient asked.
 */
export type Path = "role" | "consent" | "emergency" | "one-to-one" | "patient";

export type WayRule = {
  /** Any one of these levels opens the way (policy §5). */
  levels: readonly Level[];
  /** The reader's levels must see something of this class. */
  dataClass: DataClass;
  path: Path;
  /** A broken glass opens it: pages of the portal only, never an API or an export (policy §7). */
  opensByGlass: boolean;
  /** The redisclosure warning comes first, once a patient a session. */
  warnsFirst: boolean;
  action: AuditAction;
  /** Completes "Your role does not include …". */
  words: string;
};

const levelsWithPatients: readonly Level[] = ["practitioner-btg", "practitioner", "clinical-support", "registration"];
const levelsWithResults: readonly Level[] = ["practitioner-btg", "practitioner", "clinical-support"];

const byRole = { path: "role", opensByGlass: false, warnsFirst: false } as const;
const byConsent = { path: "consent", opensByGlass: true, warnsFirst: true } as const;
const byPatient = { levels: ["patient"], path: "patient", opensByGlass: false, warnsFirst: false } as const;

export const wayRules: Readonly<Record<Way, WayRule>> = {
  "portal-search": {
    ...byRole,
    levels: levelsWithPatients,
    dataClass: "demographics",
    action: "search",
    words: "searching for patients",
  },
  "portal-chart": {
    ...byConsent,
    levels: levelsWithPatients,
    dataClass: "demographics",
    action: "chart-view",
    words: "patients' charts",
  },
  "portal-result": {
    ...byConsent,
    levels: levelsWithResults,
    dataClass: "results",
    action: "result-view",
    words: "results",
  },
  "portal-consent": {
    ...byRole,
    levels: levelsWithPatients,
    dataClass: "consent",
    action: "consent-view",
    words: "patients' consent",
  },
  "portal-arrivals": {
    ...byRole,
    levels: levelsWithPatients,
    dataClass: "consent",
    action: "arrivals-view",
    words: "the list of arrivals",
  },
  "break-the-glass": {
    levels: ["practitioner-btg"],
    dataClass: "demographics",
    path: "emergency",
    opensByGlass: false,
    warnsFirst: false,
    action: "break-the-glass",
    words: "breaking the glass",
  },
  "portal-delivery": {
    levels: levelsWithResults,
    dataClass: "results",
    path: "one-to-one",
    opensByGlass: false,
    warnsFirst: false,
    action: "delivery-view",
    words: "what is delivered to clinicians",
  },
  "patient-record": {
    ...byPatient,
    dataClass: "demographics",
    action: "patient-delivery",
    words: "a patient's own record",
  },
  "patient-consents": {
    ...byPatient,
    dataClass: "consent",
    action: "patient-delivery",
    words: "a patient's own decisions",
  },
  "patient-access-report": {
    ...byPatient,
    dataClass: "demographics",
    action: "patient-delivery",
    words: "a patient's own access report",
  },
};
