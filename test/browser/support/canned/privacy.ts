import type {
  AccessFlag,
  AccessReport,
  AccessReportLine,
  GlassReview,
  PrivacyChoices,
  PrivacyPerson,
  VipList,
} from "@crossbay/contract";
import { generalId, lanternId, openDoorId } from "./participants.ts";
import { henry, maria, uuidOf } from "./people.ts";

const named = ({ personId, family, given, birthDate }: typeof henry): PrivacyPerson => ({
  personId,
  name: `${family.toUpperCase()}, ${given}`,
  ...(birthDate ? { birthDate } : {}),
});

export const henrySeen = named(henry);
export const mariaSeen = named(maria);
export const annaSeen: PrivacyPerson = {
  personId: uuidOf(1105),
  name: "DE VRIES-MUÑOZ, Anneke Wilhelmina",
  birthDate: "1963-11-02",
};

export const amaraId = uuidOf(1101);
const benId = uuidOf(1102);
const general = "Crossbay General Hospital";

export const officersChoices: PrivacyChoices = {
  participants: [{ id: generalId, name: general }],
  users: [
    {
      accountId: amaraId,
      name: "OKAFOR, Amara",
      username: "aokafor",
      mayEnd: { affiliationId: uuidOf(1111), title: "Emergency physician", participantName: general },
    },
    {
      accountId: benId,
      name: "WHITLOCK, Ben",
      username: "bwhitlock",
      mayEnd: { affiliationId: uuidOf(1112), title: "Registrar", participantName: general },
    },
  ],
};

export const auditorsChoices: PrivacyChoices = {
  participants: [
    { id: generalId, name: general },
    { id: lanternId, name: "Lantern Street Family Practice" },
    { id: openDoorId, name: "Open Door Community Services" },
  ],
  users: officersChoices.users.map(({ accountId, name, username }) => ({ accountId, name, username })),
};

const line = (tail: number, at: string, more: Partial<AccessReportLine>): AccessReportLine => ({
  id: uuidOf(tail),
  at,
  who: "OKAFOR, Amara",
  username: "aokafor",
  title: "Emergency physician",
  participantName: general,
  patient: henrySeen,
  sentence: "Opened the chart",
  outcome: "permitted",
  purpose: "Treatment",
  allowedBy: "Broken glass",
  requestId: `0193a4f2-77c1-7d40-9a55-00000000${tail}`,
  flags: [],
  ...more,
});

const {
  purpose: _purpose,
  allowedBy: _allowedBy,
  ...refusedLine
} = line(1203, "2026-11-01T19:03:52Z", {
  sentence: "Was refused the chart: no consent was recorded",
  outcome: "refused",
});

export const reportLines: AccessReportLine[] = [
  line(1201, "2026-11-01T19:05:31Z", { sentence: "Opened a result" }),
  line(1202, "2026-11-01T19:05:02Z", { flags: ["vip"] }),
  line(1206, "2026-11-01T19:04:58Z", { sentence: "Broke the glass", outcome: "succeeded" }),
  refusedLine,
  line(1204, "2026-11-01T19:03:40Z", { sentence: "Found in a search", allowedBy: "The role includes it" }),
  line(1205, "2026-10-12T08:15:09Z", {
    who: "WHITLOCK, Ben",
    username: "bwhitlock",
    title: "Registrar",
    sentence: "Opened the page of consent",
    allowedBy: "Consent given to Crossbay General Hospital",
    consentVersion: "2026-10-02 v3",
    flags: ["same-surname", "same-address"],
  }),
];

export const firstReport: AccessReport = {
  title: "Who looked at OSEI, Henry",
  lines: reportLines.slice(0, 4),
  next: "4",
  totals: { looks: 5, people: 2, patients: 1, refused: 1 },
};
export const nextReport: AccessReport = { title: firstReport.title, lines: reportLines.slice(4) };

const flag = (tail: number, more: Partial<AccessFlag>): AccessFlag => ({
  id: uuidOf(tail),
  kind: "vip",
  at: "2026-11-01T19:05:02Z",
  who: "OKAFOR, Amara",
  username: "aokafor",
  accountId: amaraId,
  title: "Emergency physician",
  participantName: general,
  patient: henrySeen,
  sentence: "Opened the chart of a watched patient",
  ...more,
});

const ben = { who: "WHITLOCK, Ben", username: "bwhitlock", accountId: benId, title: "Registrar" };
const { patient: _patient, ...withoutPatient } = flag(1303, {
  ...ben,
  kind: "volume",
  at: "2026-10-30T21:00:00Z",
  sentence: "Looked at 212 patients in one day; the habit is 31",
});

export const openFlags: AccessFlag[] = [
  flag(1301, {}),
  flag(1302, {
    ...ben,
    kind: "same-surname",
    at: "2026-10-31T13:22:10Z",
    patient: { personId: uuidOf(1106), name: "WHITLOCK, Margaret", birthDate: "1949-02-17" },
    sentence: "Opened the page of somebody with the same surname",
  }),
  withoutPatient,
];

export const settledFlags: AccessFlag[] = [
  flag(1304, {
    kind: "colleague",
    at: "2026-10-20T10:12:00Z",
    patient: annaSeen,
    sentence: "Opened the chart of somebody who works at the same participant",
    settled: {
      outcome: "appropriate",
      words: "She was the patient of Dr Okafor that night; the registration desk confirmed it.",
      by: "ELLERY, Tom",
      at: "2026-10-21T09:00:00Z",
    },
  }),
];

export const watched: VipList = {
  vips: [
    { ...henrySeen, words: "In the news since September", by: "ELLERY, Tom", since: "2026-09-14T10:00:00Z" },
    { ...annaSeen, words: "Works in our pharmacy", by: "ELLERY, Tom", since: "2026-03-02T15:30:00Z" },
  ],
};

export const glassWaiting: GlassReview[] = [
  {
    id: uuidOf(1401),
    openedAt: "2026-11-01T19:04:58Z",
    endsAt: "2026-11-01T23:04:58Z",
    endedAt: "2026-11-01T20:19:11Z",
    who: "OKAFOR, Amara",
    username: "aokafor",
    title: "Emergency physician",
    participantName: general,
    patient: henrySeen,
    reason: "Unconscious or confused",
    reasonWords: "Found in the street, no companion; blood sugar 31.",
    directedBy: "VANCE, Elena",
    proof: "passkey",
    consentThen: "none",
    looks: 7,
    review: { dueOn: "2036-11-06", state: "waiting" },
    notice: { dueOn: "2036-11-11" },
    part2Sources: [{ name: "Tidewater Recovery Center", toldAt: "2026-11-01T19:05:40Z" }],
  },
  {
    id: uuidOf(1402),
    openedAt: "2026-10-19T02:40:00Z",
    endsAt: "2026-10-19T06:40:00Z",
    who: "OKAFOR, Amara",
    username: "aokafor",
    title: "Emergency physician",
    participantName: general,
    patient: mariaSeen,
    reason: "Trauma",
    proof: "password",
    consentThen: "emergency-only",
    looks: 1,
    review: { dueOn: "2026-10-26", state: "late" },
    notice: { dueOn: "2026-10-29" },
    part2Sources: [],
  },
];

/** Broken at another participant, where data of the reader's own Part 2 program was shown. */
export const glassElsewhere: GlassReview = {
  ...glassWaiting[0]!,
  id: uuidOf(1404),
  participantName: "Pier Nine Ambulance",
  title: "Emergency medical provider",
  fromElsewhere: true,
};

export const glassSettled: GlassReview[] = [
  {
    ...glassWaiting[1]!,
    id: uuidOf(1403),
    openedAt: "2026-09-02T12:00:00Z",
    endsAt: "2026-09-02T16:00:00Z",
    patient: annaSeen,
    review: {
      dueOn: "2026-09-09",
      state: "appropriate",
      words: "Ambulance record seen; the patient was intubated on arrival.",
      by: "ELLERY, Tom",
      at: "2026-09-03T10:00:00Z",
    },
    notice: { dueOn: "2026-09-12", sentAt: "2026-09-04T09:00:00Z", by: "ELLERY, Tom" },
  },
];
