import type { Affiliation, PersonBanner } from "@crossbay/contract";

const uuid = (tail: number) => `01890000-0000-7000-8000-${String(tail).padStart(12, "0")}`;

export const lanternStreet: Affiliation = {
  id: uuid(11),
  participantId: uuid(12),
  participantName: "Lantern Street Family Practice",
  title: "Nurse practitioner",
  emergencyServices: false,
};

export const crossbayGeneral: Affiliation = {
  id: uuid(13),
  participantId: uuid(14),
  participantName: "Crossbay General Hospital",
  title: "Emergency physician",
  emergencyServices: true,
};

export const maria: PersonBanner = {
  personId: uuid(101),
  family: "Twinning",
  given: "Maria",
  birthDate: "1978-03-12",
  ageYears: 48,
  sex: "female",
  recordNumberHere: "LSFP-20417",
  consent: "grant",
  allergies: ["Penicillin", "Latex"],
};

export const marta: PersonBanner = {
  personId: uuid(102),
  family: "Twinning",
  given: "Marta",
  birthDate: "1978-03-12",
  ageYears: 48,
  sex: "female",
  consent: "none",
};

export const henry: PersonBanner = {
  personId: uuid(103),
  family: "Osei",
  given: "Henry",
  birthDate: "1951-07-30",
  ageYears: 75,
  sex: "male",
  consent: "none",
};

export const anneke: PersonBanner = {
  personId: uuid(104),
  family: "de Vries-Muñoz",
  given: "Anneke Wilhelmina",
  birthDate: "1963-11-02",
  ageYears: 63,
  sex: "female",
  deceasedOn: "2026-02-27",
  recordNumberHere: "LSFP-00118",
  consent: "grant",
  allergies: [],
};

/** Sixteen: what the exchange holds is hers and not her parents'. */
export const noor: PersonBanner = {
  personId: uuid(105),
  family: "Aziz",
  given: "Noor",
  birthDate: "2010-01-19",
  ageYears: 16,
  sex: "female",
  recordNumberHere: "CGH-100871",
  consent: "none",
  minorWarning: "Nothing of this is for a parent. Make sure that the patient alone sees the screen.",
};

export const people = [maria, marta, henry, anneke, noor];

/** The town that a searcher sees. */
export const townOf = (person: PersonBanner): string => (person === henry ? "Saltmarsh" : "Crossbay");

export const uuidOf = uuid;
