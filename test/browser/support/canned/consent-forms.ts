import type { ConsentFormText, ConsentPage, PersonBanner } from "@crossbay/contract";
import { crossbayGeneral, noor } from "./people.ts";

const general = crossbayGeneral.participantName;

const languages = [
  { code: "en", name: "English" },
  { code: "es", name: "Español" },
];

/** The forms of a hospital, with the one for a visit of a minor. */
export const formsOf = (person: PersonBanner): ConsentPage["consent"]["forms"] => [
  {
    id: "emergency-services",
    version: 2,
    scope: "participant",
    title: "Consent to see my health information, with a choice for emergencies",
    choices: ["grant", "emergency-only", "deny"],
    languages,
  },
  {
    id: "community",
    version: 2,
    scope: "community",
    title: "Consent for all organizations on this form",
    choices: ["grant", "deny"],
    languages,
  },
  ...(person === noor
    ? ([
        {
          id: "minor-one-visit",
          version: 2,
          scope: "participant",
          title: "My own consent for this visit (ages 10 to 17)",
          choices: ["grant"],
          languages,
        },
      ] satisfies ConsentPage["consent"]["forms"])
    : []),
];

export const minorOf = (person: PersonBanner): ConsentPage["consent"]["minor"] =>
  person === noor
    ? {
        sentence:
          "A parent decides until the 18th birthday. For a service to which minors may consent alone, Noor may sign for this visit.",
        mayGrantOneVisit: true,
      }
    : undefined;

const english: Omit<ConsentFormText, "id" | "version" | "scope" | "languages"> = {
  language: "en",
  title: "Consent to see my health information, with a choice for emergencies",
  paragraphs: [
    `With this form you decide whether ${general} may see your health information through Crossbay. The exchange is a computer network: it lets the places where you receive care share your health information securely.`,
    `If you give consent, the people at ${general} who take care of you may see ALL of your electronic health information that the exchange holds: from before today and from later, such as illnesses and injuries, test results, medicines and visits.`,
    "Your decision does not affect your treatment or your health insurance. You may change it at any time by signing another form; the new decision counts at once.",
  ],
  choices: [
    { value: "grant", label: `I GIVE CONSENT for ${general} to see ALL of my electronic health information.` },
    { value: "emergency-only", label: "I DENY CONSENT EXCEPT IN A MEDICAL EMERGENCY." },
    { value: "deny", label: `I DENY CONSENT for ${general} for any purpose, even in a medical emergency.` },
  ],
  words: {
    covered: "Organizations on this form",
    yourChoice: "Your choice",
    signerRelation: "I sign",
    signerName: "Name of the person who signs",
    self: "for myself",
    parent: "as the parent",
    guardian: "as the legal guardian",
    "health-care-agent": "as the health care agent",
    "other-representative": "as another legal representative",
    "emancipated-minor": "for myself, as an emancipated minor",
    sign: "Sign",
  },
};

const spanish: typeof english = {
  language: "es",
  title: "Consentimiento para ver mi información de salud, con una opción para emergencias",
  paragraphs: [
    `Con este formulario usted decide si ${general} puede ver su información de salud a través de Crossbay.`,
    `Si usted da su consentimiento, las personas de ${general} que le atienden pueden ver TODA su información electrónica de salud.`,
    "Su decisión no afecta su tratamiento ni su seguro de salud. Puede cambiarla en cualquier momento firmando otro formulario.",
  ],
  choices: [
    {
      value: "grant",
      label: `DOY MI CONSENTIMIENTO para que ${general} vea TODA mi información electrónica de salud.`,
    },
    { value: "emergency-only", label: "NIEGO MI CONSENTIMIENTO, EXCEPTO EN UNA EMERGENCIA MÉDICA." },
    {
      value: "deny",
      label: `NIEGO MI CONSENTIMIENTO a ${general} para cualquier fin, incluso en una emergencia médica.`,
    },
  ],
  words: {
    covered: "Organizaciones de este formulario",
    yourChoice: "Su decisión",
    signerRelation: "Firmo",
    signerName: "Nombre de la persona que firma",
    self: "por mí mismo o por mí misma",
    parent: "como padre o madre",
    guardian: "como tutor o tutora legal",
    "health-care-agent": "como agente de atención médica",
    "other-representative": "como otro representante legal",
    "emancipated-minor": "por mí mismo o por mí misma, como menor emancipado",
    sign: "Firmar",
  },
};

export function consentFormText(formId: string, language: string): ConsentFormText | undefined {
  const form = formsOf(noor).find(({ id }) => id === formId);
  if (!form) return undefined;
  const text = language === "es" ? spanish : english;
  const choices = text.choices.filter(({ value }) => form.choices.includes(value));
  const covered =
    form.scope === "community" ? [general, "Lantern Street Family Practice", "Saltmarsh Nursing Home"] : [];
  return {
    ...text,
    id: form.id,
    version: form.version,
    scope: form.scope,
    languages,
    choices,
    ...(covered.length > 0 ? { coveredParticipants: covered } : {}),
  };
}
