import type { Arrivals, Chart, Deliveries, Delivery, GlassPage, PersonBanner, RecordNotice } from "@crossbay/contract";
import { charts, withholdingNotice } from "./charts.ts";
import { anneke, crossbayGeneral, henry, maria, marta, noor, uuidOf } from "./people.ts";
import { series } from "./results.ts";

const general = crossbayGeneral.participantName;

export const part2Notice: RecordNotice = {
  kind: "part2",
  title: "Notice under 42 CFR 2.32",
  text: "This record which has been disclosed to you is protected by federal confidentiality rules (42 CFR part 2). These rules prohibit you from using or disclosing this record, or testimony that describes the information contained in this record, in any civil, criminal, administrative, or legislative proceedings by any Federal, State, or local authority, against the patient, unless authorized by the consent of the patient or by a court order.",
  consent: "Consent to see my health information, version 2, signed on 14 May 2025 by Maria Twinning",
};

export const hivNotice: RecordNotice = {
  kind: "hiv",
  title: "Notice under 10 NYCRR 63.5",
  text: "This information has been disclosed to you from confidential records which are protected by state law. State law prohibits you from making any further disclosure of this information without the specific written consent of the person to whom it pertains, or as otherwise permitted by law.",
};

/** What is open while the glass is broken: Henry has no consent anywhere. */
export const chartUnderGlass = (person: PersonBanner, glass: NonNullable<PersonBanner["glass"]>): Chart => ({
  ...charts.get(maria.personId)!,
  banner: { ...person, glass, allergies: ["Aspirin"] },
  notices: [part2Notice],
});

export const glassPageOf = (banner: PersonBanner, hasPasskey: boolean): GlassPage => ({
  banner,
  participantName: general,
  attestationVersion: 1,
  attestations: [
    {
      id: "emergency",
      text: "There is a medical emergency: care is needed at once, and a delay would raise the risk to the patient's life or health.",
    },
    {
      id: "data-may-matter",
      text: "What the exchange holds may matter for that care, and the patient's consent cannot be obtained now.",
    },
    {
      id: "no-denial-known",
      text: `I know of no denial by which the patient keeps me or ${general} from their data.`,
    },
  ],
  reasons: [
    { id: "unconscious-or-confused", text: "Unconscious or confused" },
    { id: "cardiac-or-respiratory", text: "Heart or breathing" },
    { id: "trauma", text: "Injury" },
    { id: "overdose-or-poisoning", text: "Overdose or poisoning" },
    { id: "obstetric-emergency", text: "Pregnancy or birth" },
    { id: "psychiatric-emergency", text: "Psychiatric emergency" },
    { id: "other", text: "Another emergency, in words" },
  ],
  minutes: 240,
  hasPasskey,
  ...(banner.glass ? { open: banner.glass } : {}),
});

const arrival = (person: PersonBanner, at: string, visit: string): Arrivals["arrivals"][number] => {
  const { personId, family, given, birthDate, ageYears, sex, recordNumberHere, consent } = person;
  return {
    personId,
    family,
    given,
    ...(birthDate ? { birthDate } : {}),
    ...(ageYears === undefined ? {} : { ageYears }),
    ...(sex ? { sex } : {}),
    ...(recordNumberHere ? { recordNumberHere } : {}),
    arrivedAt: `2026-03-12T${at}:00Z`,
    visit,
    consent,
  };
};

const everyArrival = [
  arrival(henry, "18:52", "Emergency"),
  arrival(noor, "18:10", "Outpatient"),
  arrival(maria, "16:22", "Emergency"),
  arrival(marta, "14:05", "Inpatient"),
  arrival(anneke, "13:40", "Outpatient"),
];

export function arrivalsOf(all: boolean): Arrivals {
  const waiting = everyArrival.filter(({ consent }) => consent === "none");
  return {
    day: "2026-03-12",
    participantName: general,
    arrivals: all ? everyArrival : waiting,
    withoutDecision: waiting.length,
    total: everyArrival.length,
    more: false,
  };
}

const aboutHenry = {
  personId: henry.personId,
  family: henry.family,
  given: henry.given,
  birthDate: "1951-07-30",
  sex: "male",
};
const aboutMaria = {
  personId: maria.personId,
  family: "Twinning",
  given: "Maria",
  birthDate: "1978-03-12",
  sex: "female",
};
const metabolic = series.filter(({ category }) => category === "Basic metabolic panel");

export const deliveryOfResults: Delivery = {
  id: uuidOf(901),
  kind: "result",
  title: "Basic metabolic panel",
  patient: aboutHenry,
  from: "Northpoint Laboratories",
  sentAt: "2026-03-12T18:14:00Z",
  critical: true,
  because: "You ordered it on 12 Mar 2026.",
  withholdingNotice,
  notices: [],
  results: metabolic.map((each) => ({ ...each, values: each.values.slice(0, 1), count: 1 })),
};

export const deliveryOfDischarge: Delivery = {
  id: uuidOf(902),
  kind: "discharge",
  title: "Discharged from Crossbay General Hospital",
  patient: aboutMaria,
  from: general,
  sentAt: "2025-08-06T16:20:00Z",
  readAt: "2025-08-07T08:12:00Z",
  critical: false,
  because: "You are the primary care provider on the patient's record.",
  withholdingNotice,
  notices: [hivNotice],
  results: [],
  encounter: charts.get(maria.personId)!.encounters.items[2]!,
};

export const deliveryOfReport: Delivery = {
  id: uuidOf(903),
  kind: "copy",
  title: "Chest X-ray, two views",
  patient: aboutMaria,
  from: general,
  critical: false,
  withholdingNotice,
  results: [],
  sentAt: "2026-03-12T18:25:00Z",
  readAt: "2026-03-12T18:40:00Z",
  because: "A copy to you was asked for.",
  notices: [],
  report: charts.get(maria.personId)!.reports.items[0]!,
};

export const everyDelivery = [deliveryOfReport, deliveryOfResults, deliveryOfDischarge];

export const deliveries: Deliveries = {
  deliveries: everyDelivery.map(({ id, kind, title, patient, from, sentAt, readAt, critical }) => ({
    id,
    kind,
    title,
    patient,
    from,
    sentAt,
    ...(readAt ? { readAt } : {}),
    critical,
  })),
  unread: everyDelivery.filter(({ readAt }) => !readAt).length,
  more: false,
};
