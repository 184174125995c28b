import type { PatientRequest } from "@crossbay/contract";
import { uuidOf } from "./people.ts";
import { annaSeen, henrySeen } from "./privacy.ts";

export const newRequest: PatientRequest = {
  id: uuidOf(1701),
  number: "P-2026-0012",
  kind: "access-report",
  name: "Henry Osei",
  birthDate: "1951-07-30",
  contact: "henry.osei@example.org",
  relation: "self",
  words: "A letter said that somebody looked at my record in an emergency. Who was it?",
  receivedAt: "2026-10-24T12:00:00Z",
  dueOn: "2026-11-03",
  state: "new",
  late: true,
};

export const proofedRequest: PatientRequest = {
  ...newRequest,
  id: uuidOf(1702),
  number: "P-2026-0013",
  kind: "deny-everyone",
  dueOn: "2036-11-04",
  late: false,
  state: "proofed",
  person: henrySeen,
  proofing: {
    steps: ["photo-id", "name-and-birth-date", "called-back"],
    by: "CALDER, Ruth",
    at: "2026-11-01T14:00:00Z",
    words: "Driver licence",
  },
  deliverTo: { email: "henry.osei@example.org", mobile: "•• 01" },
};

export const sentRequest: PatientRequest = {
  ...proofedRequest,
  id: uuidOf(1703),
  number: "P-2026-0009",
  kind: "own-record",
  name: "Anneke Wilhelmina de Vries-Muñoz",
  birthDate: "1963-11-02",
  relation: "health-care-agent",
  person: annaSeen,
  dueOn: "2036-11-20",
  state: "ready",
  readyAt: "2026-11-01T15:00:00Z",
  linkUntil: "2036-11-08T15:00:00Z",
};

/** A parent asked about a patient of 14. */
export const refusedRequest: PatientRequest = {
  ...proofedRequest,
  id: uuidOf(1704),
  number: "P-2026-0014",
  name: "Noor Aziz",
  birthDate: "2012-02-11",
  kind: "access-report",
  relation: "parent",
  dueOn: "2036-11-10",
  late: false,
  state: "closed",
  person: { personId: uuidOf(1108), name: "AZIZ, Noor", birthDate: "2012-02-11" },
  refusedBecause:
    "The patient is between 10 and 17: the exchange gives nothing about them to a parent or representative. Refer them to the place where the patient is treated.",
};

const { words: _words, ...asked } = newRequest;

export const closedRequests: PatientRequest[] = [
  refusedRequest,
  {
    ...sentRequest,
    id: uuidOf(1705),
    number: "P-2026-0004",
    kind: "consent-values",
    state: "delivered",
    deliveredAt: "2026-09-02T12:00:00Z",
  },
  {
    ...asked,
    id: uuidOf(1706),
    number: "P-2026-0002",
    state: "closed",
    late: false,
    closedBecause: "Withdrawn by telephone.",
  },
];
