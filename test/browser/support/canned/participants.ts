import type { Designation, ParticipantImport, ParticipantLine, ParticipantPage, StaffMember } from "@crossbay/contract";
import { uuidOf } from "./people.ts";

export const generalId = uuidOf(14);
export const lanternId = uuidOf(12);
export const openDoorId = uuidOf(802);
export const pierNineId = uuidOf(803);

export const graceLin: StaffMember = {
  accountId: uuidOf(801),
  name: "LIN, Grace",
  email: "grace.lin@exchange.example",
};

const participant = (id: string, name: string, more: Partial<ParticipantLine>): ParticipantLine => ({
  id,
  name,
  type: "private-practice",
  emergencyServices: false,
  part2Program: false,
  mentalHealthLicensed: false,
  minorConsentServices: false,
  agreementSignedOn: "2024-05-12",
  relationshipManager: graceLin,
  siteCount: 1,
  userCount: 8,
  ...more,
});

export const general = participant(generalId, "Crossbay General Hospital", {
  type: "hospital",
  emergencyServices: true,
  mentalHealthLicensed: true,
  minorConsentServices: false,
  siteCount: 3,
  userCount: 1_412,
});

export const lantern = participant(lanternId, "Lantern Street Family Practice", { userCount: 12 });

export const directory: ParticipantLine[] = [
  general,
  lantern,
  participant(openDoorId, "Open Door Community Services", { type: "community-organisation", userCount: 3 }),
  participant(pierNineId, "Pier Nine Ambulance", { type: "ems-agency", emergencyServices: true, userCount: 26 }),
  participant(uuidOf(804), "Saltmarsh Nursing Home", { type: "nursing-home", userCount: 17, siteCount: 2 }),
  withoutManager(
    participant(uuidOf(805), "Tidewater Recovery Center", {
      type: "behavioural-health",
      part2Program: true,
      mentalHealthLicensed: true,
      minorConsentServices: false,
      userCount: 0,
    }),
  ),
  participant(uuidOf(806), "Old Pier Hospice", {
    type: "hospice",
    userCount: 0,
    endedAt: "2026-01-31T17:00:00Z",
  }),
];

function withoutManager({ relationshipManager, agreementSignedOn, ...rest }: ParticipantLine): ParticipantLine {
  return rest;
}

const manager = {
  given: "Milo",
  family: "Hart",
  email: "milo.hart@lantern-street.example",
  mobile: "+1 518 555 0161",
};

export const designations: Designation[] = [
  {
    id: uuidOf(821),
    participantId: lanternId,
    participantName: lantern.name,
    state: "signed",
    signatoryName: "Dr Ada Lindgren",
    signatoryPosition: "Managing partner",
    signedOn: "2026-10-28",
    manager,
    deputy: {
      given: "Jo",
      family: "Brandt",
      email: "jo.brandt@lantern-street.example",
      mobile: "+1 518 555 0162",
    },
    evidence: "tablet-signature",
    recordedAt: "2026-10-28T18:30:00Z",
    recordedBy: "LIN, Grace",
  },
  {
    id: uuidOf(822),
    participantId: lanternId,
    participantName: lantern.name,
    state: "returned",
    signatoryName: "Sam Ortega",
    signatoryPosition: "Office manager",
    signedOn: "2026-10-14",
    manager,
    evidence: "signed-document",
    recordedAt: "2026-10-15T13:05:00Z",
    recordedBy: "LIN, Grace",
    decidedAt: "2026-10-15T15:40:00Z",
    decidedBy: "LIN, Grace",
    returnedBecause: "The signatory is not named in the agreement.",
  },
];

export const lanternPage: ParticipantPage = {
  participant: lantern,
  timeZone: "America/New_York",
  vouchesForSecondFactor: false,
  worksheet: "no-break-the-glass",
  sites: [
    { id: uuidOf(881), name: "Lantern Street 12" },
    { id: uuidOf(882), name: "Harbor Plaza", closedAt: "2026-02-01T17:00:00Z" },
  ],
  userManagers: [
    {
      accountId: uuidOf(883),
      name: "ALDER, Wren",
      email: "wren.alder@lantern-street.example",
      state: "active",
      lastSignInAt: "2026-10-02T13:15:00Z",
    },
  ],
  designations,
  plannedTrainings: [
    {
      id: uuidOf(891),
      kind: "consent-training",
      plannedFor: "2026-11-20",
      note: "By video, the whole front desk.",
      state: "planned",
    },
    {
      id: uuidOf(892),
      kind: "retraining",
      plannedFor: "2026-09-01",
      courseId: "consent",
      courseTitle: "Consent",
      state: "held",
      assigned: 12,
      completed: 11,
    },
  ],
  courses: [
    { courseId: "consent", title: "Consent" },
    { courseId: "privacy-and-security", title: "Privacy and security" },
  ],
  mayEdit: false,
  mayDesignate: true,
};

export const generalPage: ParticipantPage = {
  ...lanternPage,
  participant: general,
  worksheet: "has-break-the-glass",
  sites: [
    { id: uuidOf(884), name: "Main campus" },
    { id: uuidOf(885), name: "North campus" },
    { id: uuidOf(886), name: "Emergency department" },
  ],
  designations: [],
  plannedTrainings: [],
  mayEdit: true,
  mayDesignate: false,
};

/** What trying a file says; importing it says the same as done. */
export const importTried: ParticipantImport = {
  tried: true,
  rows: [
    { row: 2, name: "Harbor Dental", outcome: "added", problems: [] },
    { row: 3, name: "Crossbay General Hospital", outcome: "changed", problems: [] },
    { row: 4, name: "Open Door Community Services", outcome: "unchanged", problems: [] },
    {
      row: 5,
      name: "Gull Island Clinic",
      outcome: "refused",
      problems: [
        { column: "type", sentence: '"surgery" is not a kind of participant.' },
        { column: "agreement signed", sentence: '"spring" is no date: write it like 2026-03-12.' },
      ],
    },
  ],
};
