import type { GlassReason } from "@crossbay/contract";

/** What a letter about a broken glass is made of; nothing clinical. */
export type NoticeFacts = {
  exchangeName: string;
  participantName: string;
  /** The reader's title. */
  title: string;
  /** Date and time, in the language of the letter. */
  time: string;
  reason: GlassReason;
  patientsPage: string;
};

export type NoticeText = { language: string; heading: string; paragraphs: (facts: NoticeFacts) => string[] };

const english: Record<GlassReason, string> = {
  "unconscious-or-confused": "unconscious or confused",
  "cardiac-or-respiratory": "heart or breathing",
  trauma: "injury",
  "overdose-or-poisoning": "overdose or poisoning",
  "obstetric-emergency": "pregnancy or birth",
  "psychiatric-emergency": "psychiatric emergency",
  other: "another emergency",
};

const spanish: Record<GlassReason, string> = {
  "unconscious-or-confused": "pérdida del conocimiento o confusión",
  "cardiac-or-respiratory": "corazón o respiración",
  trauma: "lesión",
  "overdose-or-poisoning": "sobredosis o intoxicación",
  "obstetric-emergency": "embarazo o parto",
  "psychiatric-emergency": "emergencia psiquiátrica",
  other: "otra emergencia",
};

/** The letter in each language, in the order in which they stand in it. */
export const noticeTexts: readonly NoticeText[] = [
  {
    language: "en-US",
    heading: "Your health record was opened in an emergency",
    paragraphs: ({ exchangeName, participantName, title, time, reason, patientsPage }) => [
      `On ${time}, somebody who cared for you at ${participantName} (${title}) opened your health record through ${exchangeName} without your consent being recorded. They stated that there was a medical emergency. The reason given was: ${english[reason]}.`,
      "In an emergency this is allowed for a few hours, when care is needed at once and you cannot be asked. They could then see everything that the exchange holds about you, sensitive information included.",
      `Each time is recorded and reviewed by the privacy officer of ${participantName}. You need do nothing. If you think that it was not right, tell that privacy officer or the exchange.`,
      `You may ask at any time who looked at your record, and decide who may see it, in an emergency as well: ${patientsPage}.`,
    ],
  },
  {
    language: "es-US",
    heading: "Se abrió su historia clínica en una emergencia",
    paragraphs: ({ exchangeName, participantName, title, time, reason, patientsPage }) => [
      `El ${time}, una persona que le atendía en ${participantName} (${title}) abrió su historia clínica por medio de ${exchangeName} sin que constara su consentimiento. Declaró que había una emergencia médica. El motivo indicado fue: ${spanish[reason]}.`,
      "En una emergencia esto se permite durante unas horas, cuando se necesita atención inmediata y no es posible preguntarle. Esa persona pudo ver todo lo que el intercambio guarda sobre usted, también la información delicada.",
      `Cada acceso de este tipo queda registrado y lo revisa la persona responsable de privacidad de ${participantName}. Usted no tiene que hacer nada. Si cree que no fue correcto, comuníquelo a esa persona o al intercambio.`,
      `En cualquier momento puede preguntar quién ha visto su historia y decidir quién puede verla, también en una emergencia: ${patientsPage}.`,
    ],
  },
];

export type NoticeAddressee = "patient" | "in-person" | "guardian";

/**
 * To whom a letter goes: a parent or guardian for a child under 10; the patient in person from 10 to 17, for nothing about them
 * goes to a parent (policy §6); the patient otherwise.
 */
export function addresseeOf(ageYears: number | undefined): NoticeAddressee {
  if (ageYears === undefined || ageYears >= 18) return "patient";
  return ageYears >= 10 ? "in-person" : "guardian";
}
