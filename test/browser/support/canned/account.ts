import type { OwnAccount, SingleSignOnLink } from "@crossbay/contract";
import { crossbayGeneral, lanternStreet, uuidOf } from "./people.ts";

/** Ten, as the exchange makes them. */
export const recoveryCodes = [
  "7kqm-2xwd-9fpt",
  "h4vz-8ncr-3yjb",
  "m2tg-6dsk-5wqx",
  "9pfc-4hbn-7rzv",
  "w8jy-3kgt-2mdq",
  "5rxs-9vzp-6chf",
  "d3nb-7wkj-8tgy",
  "6qmz-5fxr-4vps",
  "t9hc-2bdn-3kwj",
  "x4yg-8sqv-7pmf",
];

/** The directory of Crossbay General Hospital, linked to an account. */
export const crossbayDirectory: SingleSignOnLink = {
  id: "cgh",
  name: crossbayGeneral.participantName,
  linkedAt: "2026-11-22T15:25:00Z",
};

export const newMobileEnd = "•• 99";
export const appSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

/** What Rosa Delgado sees of her account: two organizations, one passkey, few recovery codes. */
export const rosasAccount: OwnAccount = {
  username: "rdelgado",
  name: "Rosa Delgado",
  email: "rosa.delgado@lanternstreet.example",
  emailChange: "Only the exchange changes it: ask the relationship manager of your organization.",
  mobile: "•• 12",
  mobileProvedAt: "2026-02-03T14:12:00Z",
  affiliations: [
    {
      id: lanternStreet.id,
      participantName: lanternStreet.participantName,
      title: lanternStreet.title,
      accessLevel: "Clinical",
      site: "Lantern Street 14",
      since: "2026-02-03T14:00:00Z",
      clinicalAlerts: true,
    },
    {
      id: crossbayGeneral.id,
      participantName: crossbayGeneral.participantName,
      title: "Nurse practitioner",
      accessLevel: "Clinical with break-the-glass",
      since: "2026-06-15T09:30:00Z",
      clinicalAlerts: false,
      leave: { from: "2026-12-01", until: "2027-02-28" },
    },
  ],
  userManagers: [
    { participantName: lanternStreet.participantName, names: ["Milo Hart"] },
    { participantName: crossbayGeneral.participantName, names: ["Priya Raman", "Ada Lindqvist"] },
  ],
  methods: {
    passkeys: [
      { id: uuidOf(601), name: "Work laptop", addedAt: "2026-03-04T08:00:00Z", lastUsedAt: "2026-11-20T12:31:00Z" },
    ],
    recoveryCodesLeft: 2,
  },
  sessions: [
    {
      id: uuidOf(611),
      current: true,
      signedInAt: "2026-11-22T12:04:00Z",
      lastActiveAt: "2026-11-22T15:20:00Z",
      browser: "Firefox on Windows",
      actingFor: lanternStreet.participantName,
    },
    {
      id: uuidOf(612),
      current: false,
      signedInAt: "2026-11-22T11:31:00Z",
      lastActiveAt: "2026-11-22T13:02:00Z",
      browser: "Safari on iPhone",
      actingFor: crossbayGeneral.participantName,
    },
  ],
  devices: [
    {
      id: uuidOf(621),
      browser: "Firefox on Windows",
      firstUsedAt: "2026-02-03T14:12:00Z",
      lastUsedAt: "2026-11-22T12:04:00Z",
      current: true,
    },
    {
      id: uuidOf(622),
      browser: "Safari on iPhone",
      firstUsedAt: "2026-06-16T07:15:00Z",
      lastUsedAt: "2026-11-22T11:31:00Z",
      current: false,
    },
  ],
};
