import type {
  GuidedStep,
  ManagedUser,
  SubmittedRow,
  TitleGuidance,
  UserManagement,
  VideoProgress,
  WorksheetLine,
  WorksheetPage,
  WorksheetRow,
} from "@crossbay/contract";
import { crossbayGeneral, uuidOf } from "./people.ts";

const { participantId, participantName } = crossbayGeneral;

export const videoSeconds = 40;

/** Watched up to here by whoever comes back to it. */
export const video: VideoProgress = {
  version: 1,
  durationSeconds: videoSeconds,
  watchedSeconds: 12,
  furthestSeconds: 12,
  resumeAtSeconds: 12,
  videoUrl: "/training/video/training.mp4?v=1",
  captionsUrl: "/training/video/training.vtt?v=1",
  transcript: [
    { atSeconds: 0, text: "Welcome. This video shows how the people of your organization get access to the exchange." },
    { atSeconds: 9, text: "First you fill in one row for each person. The title decides what the person sees." },
    {
      atSeconds: 21,
      text: "Then your relationship manager checks the worksheet, and each person is invited to the training.",
    },
    { atSeconds: 33, text: "When somebody leaves, you end the access the same day." },
  ],
};

export const videoDone: GuidedStep = { state: "done", doneAt: "2026-11-02T15:20:00Z" };
export const attestationDone: GuidedStep = { state: "done", doneAt: "2026-11-02T15:26:00Z" };
const videoFirst = "Watch the training video to its end first.";

export const stepsAtFirst: UserManagement["steps"] = {
  video: { state: "open" },
  attestation: { state: "closed", because: videoFirst },
  worksheet: { state: "closed", because: videoFirst },
};
export const stepsDone: UserManagement["steps"] = {
  video: videoDone,
  attestation: attestationDone,
  worksheet: { state: "open" },
};
export const signInFirst: GuidedStep = {
  state: "closed",
  because: "Sign in to submit a worksheet. Your username comes by mail when your training is complete.",
};

const everything = [
  ["Name, birth date, sex, address, phone", "yes"],
  ["Encounters, care team, directives", "yes"],
  ["Problems, allergies, medications, immunizations", "yes"],
  ["Results, vitals, imaging reports", "yes"],
  ["Documents and notes", "yes"],
  ["Sensitive classes, when consent covers them", "yes"],
  ["Other participants' record numbers and source names", "yes"],
  ["Consent: see and record", "yes"],
] as const;
const seesAs = (extents: readonly string[]) =>
  everything.map(([dataClass], place) => ({ dataClass, extent: extents[place] ?? "yes" }));
const support = ["yes", "yes", "yes", "yes", "discharge and care summaries", "no", "yes", "yes"];
const registration = ["yes", "dates only", "no", "no", "no", "no", "no", "yes"];

const title = (id: string, name: string, accessLevel: string, extents: readonly string[]): TitleGuidance => ({
  id,
  name,
  accessLevel,
  sees: seesAs(extents),
  offered: true,
});

export const titles: TitleGuidance[] = [
  title("physician", "Physician", "Clinical + break-the-glass", []),
  title("nurse-practitioner", "Nurse practitioner", "Clinical + break-the-glass", []),
  title("emergency-provider", "Emergency medical provider", "Clinical + break-the-glass", []),
  title("nurse", "Nurse (RN/LPN)", "Clinical", []),
  title("pharmacist", "Pharmacist", "Clinical", []),
  title("care-manager", "Care manager", "Clinical support", support),
  title("medical-assistant", "Medical assistant", "Clinical support", support),
  title("registrar", "Registrar", "Search, demographics, consent entry", registration),
  {
    id: "user-manager",
    name: "Authorized user manager",
    accessLevel: "",
    sees: [],
    offered: false,
    because:
      "Authorized user manager is not given by a worksheet: your organization names one in writing. Ask your relationship manager for the form.",
  },
];

export const sentLine: WorksheetLine = {
  id: uuidOf(701),
  participantId,
  participantName,
  variant: "has-break-the-glass",
  submittedAt: "2026-11-10T14:05:00Z",
  submittedBy: "Priya Raman",
  rowCount: 4,
  waiting: 1,
  approved: 1,
  returned: 2,
  note: "The two nurses start on 1 December.",
  version: 3,
};
const earlierLine: WorksheetLine = {
  ...sentLine,
  id: uuidOf(702),
  submittedAt: "2026-08-03T18:40:00Z",
  rowCount: 12,
  waiting: 0,
  approved: 12,
  returned: 0,
};

export const row = (values: Partial<WorksheetRow>): WorksheetRow => ({
  given: "",
  family: "",
  email: "",
  mobile: "",
  title: "",
  site: "",
  npi: "",
  licenceNumber: "",
  wantsAlerts: false,
  emailConfirmed: false,
  ...values,
});

const ana = row({
  given: "Ana",
  family: "Reyes",
  email: "ana.reyes@crossbay-general.example",
  mobile: "(518) 555-0144",
  title: "Nurse (RN/LPN)",
  site: "Main building",
});

const sentRow = (line: number, values: WorksheetRow, more: Partial<SubmittedRow>): SubmittedRow => ({
  row: line,
  name: `${values.given} ${values.family}`,
  email: values.email,
  mobile: values.mobile,
  title: values.title,
  accessLevel: titles.find(({ name }) => name === values.title)?.accessLevel ?? "",
  site: values.site,
  wantsAlerts: values.wantsAlerts,
  state: "waiting",
  ...more,
});

const leo = row({ ...ana, given: "Leo", family: "Brandt", email: "leo.brandt@crossbay-general.example" });
export const sentPage: WorksheetPage = {
  worksheet: sentLine,
  rows: [
    sentRow(2, row({ ...ana, given: "Mei", family: "Tan", email: "mei.tan@crossbay-general.example" }), {
      state: "approved",
    }),
    sentRow(3, ana, {
      state: "returned",
      returnedBecause: "The licence number belongs to somebody else. Please look at the licence again.",
      values: ana,
    }),
    sentRow(4, leo, {
      state: "returned",
      returnedBecause: "Leo Brandt told us that he works in registration. Is the title right?",
      values: leo,
    }),
    sentRow(
      5,
      row({
        ...ana,
        given: "Noah",
        family: "Kim",
        email: "nkim@crossbay-general.example",
        title: "Physician",
        wantsAlerts: true,
      }),
      {},
    ),
  ],
};

/** Priya Raman at Crossbay General, who has done this before. */
export const priyasPage: UserManagement = {
  name: "Priya Raman",
  participantName,
  variant: "has-break-the-glass",
  variantBecause:
    "Crossbay General Hospital has an emergency department, so some of its titles may break the glass in an emergency.",
  steps: stepsDone,
  otherCourses: [{ courseId: "privacy-and-security", title: "Privacy and security", done: true }],
  attestation: {
    version: 1,
    text: [
      "I am the authorized user manager, or the deputy, whom my organization named in writing.",
      "I have watched the training video for user managers to its end and have understood it.",
      "When somebody leaves or changes work, I will end or change the access within one business day.",
    ].join("\n\n"),
  },
  worksheetAttestation: {
    version: 1,
    text: [
      "Everything on this worksheet is true: each row is a person who works for my organization, with that person's own e-mail address and mobile number.",
      "I have looked at the access level of each row. It is appropriate for what the person does, and no more than that.",
    ].join("\n\n"),
  },
  relationshipManager: { name: "Grace Lin", email: "grace.lin@exchange.example" },
  sites: ["Main building", "North Clinic"],
  titles,
  worksheets: [sentLine, earlierLine],
  verification: { dueOn: "2026-12-01", undecided: 5 },
};

/** As it is by the link of the invitation, before anything is done. */
export const invitedPage: UserManagement = {
  ...priyasPage,
  steps: stepsAtFirst,
  otherCourses: [
    { courseId: "privacy-and-security", title: "Privacy and security", done: true },
    { courseId: "using-the-portal", title: "Using the portal", done: false },
  ],
  worksheets: [],
  verification: undefined,
};

const user = (
  number: number,
  name: string,
  username: string,
  titleId: string,
  more: Partial<ManagedUser> = {},
): ManagedUser => {
  const guidance = titles.find(({ id }) => id === titleId);
  return {
    accountId: uuidOf(800 + number),
    affiliationId: uuidOf(900 + number),
    username,
    name,
    email: `${username}@crossbay-general.example`,
    mobile: `•• ${String(number).padStart(2, "0")}`,
    participantId,
    participantName,
    titleId,
    title: guidance?.name ?? titleId,
    accessLevel: guidance?.accessLevel ?? "",
    site: "Main building",
    state: "active",
    since: "2026-01-12T15:00:00Z",
    lastSignInAt: "2026-11-20T13:12:00Z",
    training: "complete",
    trainingDueOn: "2027-01-10",
    clinicalAlerts: false,
    verifiedAt: "2026-09-01T14:00:00Z",
    ...more,
  };
};

export const managedUsers: ManagedUser[] = [
  user(1, "OKAFOR, Amara", "aokafor", "physician", { clinicalAlerts: true }),
  user(2, "WHITLOCK, Ben", "bwhitlock", "registrar", { training: "refresher-due", trainingDueOn: "2026-12-04" }),
  user(3, "REYES, Ana", "areyes", "nurse", {
    state: "in-training",
    training: "in-progress",
    lastSignInAt: undefined,
    verifiedAt: undefined,
  }),
  user(4, "DE VRIES-MUÑOZ, Wilhelmina", "wdevries", "care-manager", {
    state: "suspended",
    stateBecause: "Nobody signed in with it for 90 days.",
    lastSignInAt: "2026-08-14T16:30:00Z",
  }),
  user(5, "TAN, Mei", "mtan", "nurse", { leave: { from: "2026-11-16", until: "2027-02-28" }, site: "North Clinic" }),
];
