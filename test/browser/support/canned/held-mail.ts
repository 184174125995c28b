import type { HeldMail, MailCertificates } from "@crossbay/contract";
import { uuidOf } from "./people.ts";

/** A mail with a patient's data in it, from a nurse's address. */
export const patientMail: HeldMail = {
  id: uuidOf(0x40a1),
  at: "2026-11-01T14:12:00Z",
  from: "a.okafor@crossbay-general.example",
  subject: "Potassium of ••••••••",
  reasons: ["patient-data"],
  state: "held",
  knownSender: true,
  passwordReset: false,
  answered: true,
  text: "Please look at Maria, born ••••••••, record number ••••••••.\nHer potassium of Monday is missing.",
  attachments: [{ name: "list.csv", bytes: 420 }],
  mayFile: true,
};

/** One with a password that was in use. */
export const passwordMail: HeldMail = {
  ...patientMail,
  id: uuidOf(0x40a2),
  at: "2026-11-01T13:40:00Z",
  from: "jpike@lantern-street.example",
  subject: "Cannot sign in",
  reasons: ["credentials"],
  passwordReset: true,
  text: "It says wrong password, but my password is ••••••••",
  attachments: [],
};

/** One that nobody could open. */
export const unreadableMail: HeldMail = {
  id: uuidOf(0x40a3),
  at: "2026-10-31T09:02:00Z",
  from: "records-department-of-the-second-floor@northpoint-imaging-and-laboratories.example",
  subject: "Encrypted message",
  reasons: ["cannot-open"],
  state: "held",
  knownSender: false,
  passwordReset: false,
  answered: false,
  attachments: [],
  mayFile: false,
};

export const mailCertificates: MailCertificates = {
  own: {
    address: "help@crossbay.example",
    fingerprint: "5f0c".repeat(16),
    notAfter: "2028-11-01T00:00:00Z",
    path: "/support/certificate.pem",
  },
  certificates: [
    {
      address: "lin@lantern-street.example",
      fingerprint: "a41b".repeat(16),
      name: "Mei Lin",
      state: "offered",
      by: "nobody",
      learnedAt: "2026-10-30T10:00:00Z",
      notAfter: "2027-05-01T00:00:00Z",
      usable: true,
    },
    {
      address: "a.okafor@crossbay-general.example",
      fingerprint: "07d2".repeat(16),
      name: "a.okafor@crossbay-general.example",
      state: "trusted",
      by: "authority",
      learnedAt: "2026-10-01T10:00:00Z",
      notAfter: "2027-10-01T00:00:00Z",
      usable: true,
    },
    {
      address: "old@lantern-street.example",
      fingerprint: "99ee".repeat(16),
      name: "Old Key",
      state: "removed",
      by: "staff",
      byName: "Sam Adeyemi",
      learnedAt: "2025-10-01T10:00:00Z",
      notAfter: "2026-10-01T00:00:00Z",
      usable: false,
    },
  ],
};
