import type {
  ContactRequest,
  Desk,
  ManagedUser,
  SentLetter,
  SharingSignals,
  SubmittedRow,
  UserList,
  WorksheetLine,
} from "@crossbay/contract";
import { generalId, lanternId, openDoorId, pierNineId } from "./participants.ts";
import { uuidOf } from "./people.ts";

const row = (row: number, name: string, more: Partial<SubmittedRow>): SubmittedRow => ({
  row,
  name,
  email: "unknown@example.org",
  mobile: "+1 518 555 0100",
  title: "Registrar",
  accessLevel: "Search, demographics, consent entry",
  wantsAlerts: false,
  state: "waiting",
  ...more,
});

export const sheet: WorksheetLine = {
  id: uuidOf(811),
  participantId: generalId,
  participantName: "Crossbay General Hospital",
  variant: "has-break-the-glass",
  submittedAt: "2026-10-28T14:02:00Z",
  submittedBy: "RAMAN, Priya",
  rowCount: 5,
  waiting: 4,
  approved: 0,
  returned: 1,
  note: "Dr Vance starts on Monday in the emergency department and needs access by then.\nThe others can wait until the end of the month.",
  version: 3,
};

export const sheetRows: SubmittedRow[] = [
  row(2, "VANCE, Elena", {
    email: "elena.vance@crossbay-general.example",
    mobile: "+1 518 555 0142",
    title: "Physician",
    accessLevel: "Clinical with break-the-glass",
    site: "Emergency department",
    npi: "1234567893",
    licenceNumber: "NY-204417",
    wantsAlerts: true,
  }),
  row(3, "FISK, Dana", {
    email: "dana.fisk@open-door.example",
    mobile: "+1 518 555 0119",
    title: "Care manager",
    accessLevel: "Clinical support",
    site: "Main campus",
    knownAccount: {
      accountId: uuidOf(831),
      username: "dfisk",
      name: "FISK, Dana",
      state: "active",
      affiliations: ["Open Door Community Services"],
    },
  }),
  row(4, "DE VRIES-MUÑOZ, Christiaan Willem Alexander", {
    email: "christiaan.willem.alexander.de-vries-munoz@crossbay-general.example",
    mobile: "+31 6 1234 5678",
    title: "Physician assistant",
    accessLevel: "Clinical with break-the-glass",
    site: "North campus, outpatient surgery and recovery",
  }),
  row(5, "OYELARAN, Tunde", { email: "tunde.oyelaran@crossbay-general.example", mobile: "+1 518 555 0177" }),
  row(6, "FRONT DESK, North", {
    email: "frontdesk@crossbay-general.example",
    state: "returned",
    returnedBecause: "This is a shared mailbox; each user needs an address of their own.",
  }),
];

const { note: _note, ...sheetWithoutNote } = sheet;

const line = (tail: number, more: Partial<WorksheetLine>): WorksheetLine => ({
  ...sheetWithoutNote,
  id: uuidOf(tail),
  variant: "no-break-the-glass",
  rowCount: 12,
  waiting: 12,
  approved: 0,
  returned: 0,
  version: 1,
  ...more,
});

export const deskNow: Desk = {
  worksheetsWaiting: 2,
  rowsWaiting: 16,
  designationsWaiting: 1,
  bounced: 2,
  alertTasks: [
    {
      affiliationId: uuidOf(841),
      accountId: uuidOf(842),
      name: "PIKE, Jonah",
      participantName: "Pier Nine Ambulance",
      title: "Emergency medical provider",
      askedAt: "2026-10-20T15:00:00Z",
      open: false,
    },
    {
      affiliationId: uuidOf(843),
      accountId: uuidOf(844),
      name: "DELGADO, Rosa",
      participantName: "Lantern Street Family Practice",
      title: "Nurse practitioner",
      askedAt: "2026-10-12T15:00:00Z",
      open: true,
    },
  ],
  worksheets: [
    sheet,
    line(812, {
      participantId: lanternId,
      participantName: "Lantern Street Family Practice",
      submittedBy: "HART, Milo",
      submittedAt: "2026-10-30T09:41:00Z",
    }),
    line(813, {
      participantId: openDoorId,
      participantName: "Open Door Community Services",
      submittedBy: "ABARA, Chike",
      submittedAt: "2026-10-06T16:20:00Z",
      rowCount: 3,
      waiting: 0,
      approved: 2,
      returned: 1,
    }),
  ],
  designations: [],
};

export const emptyDesk: Desk = {
  worksheetsWaiting: 0,
  rowsWaiting: 0,
  designationsWaiting: 0,
  bounced: 0,
  alertTasks: [],
  worksheets: [],
  designations: [],
};

const user = (tail: number, name: string, more: Partial<ManagedUser>): ManagedUser => ({
  accountId: uuidOf(tail),
  affiliationId: uuidOf(tail + 100),
  username: "unknown",
  name,
  email: "unknown@example.org",
  mobile: "•• 42",
  participantId: openDoorId,
  participantName: "Open Door Community Services",
  titleId: "care-manager",
  title: "Care manager",
  accessLevel: "Clinical support",
  state: "active",
  since: "2025-03-02T15:00:00Z",
  lastSignInAt: "2026-10-30T12:11:00Z",
  training: "complete",
  trainingDueOn: "2027-03-01",
  clinicalAlerts: false,
  ...more,
});

export const dana = user(831, "FISK, Dana", {
  username: "dfisk",
  email: "dana.fisk@open-door.example",
  mobile: "•• 19",
  site: "Harbor Street",
  verifiedAt: "2026-09-14T10:00:00Z",
});

export const jonah = user(832, "PIKE, Jonah", {
  username: "jpike",
  email: "jonah.pike@pier-nine.example",
  participantId: pierNineId,
  participantName: "Pier Nine Ambulance",
  titleId: "emergency-provider",
  title: "Emergency medical provider",
  accessLevel: "Clinical with break-the-glass",
  state: "in-training",
  training: "in-progress",
  since: "2026-10-20T15:00:00Z",
});
delete jonah.lastSignInAt;
delete jonah.trainingDueOn;

export const chike = user(833, "ABARA, Chike", {
  username: "cabara",
  email: "chike.abara@open-door.example",
  titleId: "user-manager",
  title: "Authorized user manager",
  accessLevel: "User management",
  state: "suspended",
  stateBecause: "Nobody signed in for 90 days.",
  lastSignInAt: "2026-07-21T08:05:00Z",
});

export const users: UserList = {
  users: [dana, jonah, chike],
  titles: [
    { id: "care-manager", name: "Care manager" },
    { id: "registrar", name: "Registrar" },
    { id: "social-worker", name: "Social worker" },
  ],
};

export const lostLetters: SentLetter[] = [
  {
    id: uuidOf(851),
    template: "training-invitation",
    subject: "Crossbay: your training",
    to: "tunde.oyelaran@gmial.example",
    name: "OYELARAN, Tunde",
    participantName: "Crossbay General Hospital",
    state: "bounced",
    reason: "550 5.1.1 There is no such mailbox.",
    queuedAt: "2026-10-29T14:00:00Z",
    settledAt: "2026-10-29T14:00:04Z",
  },
  {
    id: uuidOf(852),
    template: "credentials",
    subject: "Crossbay: your username and temporary password",
    to: "mara.lindqvist@saltmarsh.example",
    name: "LINDQVIST, Mara",
    participantName: "Saltmarsh Nursing Home",
    state: "failed",
    reason: "The mail server did not take it, however often it was tried.",
    queuedAt: "2026-10-27T08:00:00Z",
    settledAt: "2026-10-28T09:30:00Z",
  },
];

export const contactRequests: ContactRequest[] = [
  {
    id: uuidOf(861),
    participantId: lanternId,
    participantName: "Lantern Street Family Practice",
    name: "Jo Brandt",
    email: "jo.brandt@lantern-street.example",
    message: "Our user manager has left.\nWho can name a new one, and is there a form?",
    receivedAt: "2026-10-30T13:20:00Z",
    mine: true,
  },
  {
    id: uuidOf(862),
    name: "Sal Whitaker",
    email: "sal@whitaker-home-care.example",
    message: "We are a home care agency and want to join. Whom do we talk to?",
    receivedAt: "2026-10-31T09:02:00Z",
    mine: false,
  },
];

export const sharingSignals: SharingSignals = {
  signals: [
    {
      id: uuidOf(871),
      at: "2026-10-31T17:44:00Z",
      accountId: uuidOf(831),
      username: "dfisk",
      name: "FISK, Dana",
      kind: "two-places",
      sentence: "Worked at 13:41 from Albany and at 13:44 from Buffalo, 410 km apart.",
      state: "new",
    },
    {
      id: uuidOf(872),
      at: "2026-10-29T12:10:00Z",
      accountId: uuidOf(842),
      username: "bwhitlock",
      name: "WHITLOCK, Ben",
      kind: "two-devices",
      sentence: "Two browsers worked in the same minute: Firefox on Windows and Safari on an iPad.",
      state: "new",
    },
    {
      id: uuidOf(873),
      at: "2026-10-02T12:10:00Z",
      accountId: uuidOf(844),
      username: "rdelgado",
      name: "DELGADO, Rosa",
      kind: "many-devices",
      sentence: "Signed in on 6 devices in 7 days.",
      state: "looked-at",
    },
  ],
};
