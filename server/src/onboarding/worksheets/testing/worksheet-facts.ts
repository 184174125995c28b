import type { WorksheetRow } from "@crossbay/contract";
import { type Colleague, type DirectoryEntry, type TitleRow, worksheetVariant } from "../../../accounts/index.ts";
import type { ParticipantId } from "../../../platform/ids.ts";
import type { WorksheetFacts } from "../worksheet-facts.ts";

/** Facts of a hospital with emergency services, or of another participant. */
export function someFacts(
  changed: {
    participant?: Partial<DirectoryEntry>;
    colleagues?: readonly Colleague[];
    waitingEmails?: readonly string[];
    sites?: readonly string[];
  } = {},
): WorksheetFacts {
  const participant: DirectoryEntry = {
    id: "01900000-0000-7000-8000-000000000001" as ParticipantId,
    name: "Crossbay General Hospital",
    type: "hospital",
    emergencyServices: true,
    part2Program: false,
    mentalHealthLicensed: false,
    minorConsentServices: false,
    timeZone: "America/New_York",
    vouchesForSecondFactor: false,
    relationshipManager: null,
    userCount: 0,
    endedAt: null,
    sites: [],
    ...changed.participant,
  };
  const { variant, because } = worksheetVariant(participant);
  return {
    variant,
    variantBecause: because,
    participant,
    titles: someTitles,
    levelExtents: [],
    sites: (changed.sites ?? ["Main campus", "Harbor clinic"]).map((name) => ({ id: name, name })),
    colleagues: new Map((changed.colleagues ?? []).map((colleague) => [colleague.emailFolded, colleague])),
    waitingEmails: new Set(changed.waitingEmails),
  };
}

/** A family practice: no emergency services. */
export const practice: Partial<DirectoryEntry> = {
  name: "Quay Street Family Practice",
  type: "private-practice",
  emergencyServices: false,
};

const careGiving = ["hospital", "private-practice", "ems-agency"];
const title = (id: string, name: string, more: Partial<TitleRow> = {}): TitleRow => ({
  id,
  name,
  levelsWithBreakTheGlass: ["practitioner"],
  levelsWithoutBreakTheGlass: ["practitioner"],
  participantTypes: careGiving,
  sensitiveData: true,
  writtenConsentOnly: false,
  ...more,
});

const someTitles: readonly TitleRow[] = [
  title("physician", "Physician (including resident)", { levelsWithBreakTheGlass: ["practitioner-btg"] }),
  title("emergency-nurse", "Emergency department nurse", {
    levelsWithBreakTheGlass: ["practitioner-btg"],
    levelsWithoutBreakTheGlass: [],
    participantTypes: ["hospital"],
  }),
  title("emergency-provider", "Emergency medical provider", {
    levelsWithBreakTheGlass: ["practitioner-btg"],
    levelsWithoutBreakTheGlass: [],
    participantTypes: ["hospital", "ems-agency"],
  }),
  title("nurse", "Nurse (RN/LPN)"),
  title("nurse-practitioner", "Nurse practitioner", { levelsWithBreakTheGlass: ["practitioner-btg"] }),
  title("care-manager", "Care manager", {
    levelsWithBreakTheGlass: ["clinical-support"],
    levelsWithoutBreakTheGlass: ["clinical-support"],
  }),
  title("registrar", "Registrar or front desk", {
    levelsWithBreakTheGlass: ["registration"],
    levelsWithoutBreakTheGlass: ["registration"],
    sensitiveData: false,
  }),
  title("user-manager", "Authorized user manager", {
    levelsWithBreakTheGlass: ["user-management"],
    levelsWithoutBreakTheGlass: ["user-management"],
  }),
  title("plan-care-manager", "Health plan care manager", {
    levelsWithBreakTheGlass: [],
    levelsWithoutBreakTheGlass: ["clinical-support"],
    participantTypes: ["health-plan"],
    writtenConsentOnly: true,
  }),
  title("administrator", "Administrator", {
    levelsWithBreakTheGlass: [],
    levelsWithoutBreakTheGlass: ["exchange-staff", "administration"],
    participantTypes: ["exchange"],
  }),
];

/** A row that nothing is wrong with. */
export const goodRow = (changed: Partial<WorksheetRow> = {}): WorksheetRow => ({
  given: "Amara",
  family: "Okafor",
  email: "amara.okafor@lantern.example",
  mobile: "+1 518 555 0142",
  title: "Physician (including resident)",
  site: "Main campus",
  npi: "1234567893",
  licenceNumber: "NY-204117",
  wantsAlerts: false,
  emailConfirmed: false,
  ...changed,
});
