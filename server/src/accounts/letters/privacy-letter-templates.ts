import type { LetterTemplateText } from "./letter-templates.ts";

/** Mails about looks at patients and about what patients ask for. */
export const privacyLetterTemplates = {
  "glass-broken": {
    about: "To the privacy officers of a participant when somebody there broke the glass",
    needed: ["participant", "link"],
    allowed: ["who", "time"],
    subject: "{{exchange}}: the glass was broken at {{participant}}",
    body: `Dear {{name}},

{{who}} broke the glass at {{participant}}, {{time}}: a record was opened without consent, in a medical emergency.

Please review within five business days whether that was appropriate: {{link}}`,
  },
  "part2-disclosed": {
    about:
      "To the privacy officers of a substance-use programme whose data was shown in a medical emergency (42 CFR 2.51)",
    needed: ["participant", "link"],
    allowed: ["time"],
    subject: "{{exchange}}: data of {{participant}} was shown in a medical emergency",
    body: `Dear {{name}},

data that {{participant}} sent under 42 CFR Part 2 was shown in a medical emergency, {{time}}.

The rule (42 CFR 2.51) asks you to keep in the patient's record who received it, who disclosed it, when, and the nature of the emergency. You find all of it here: {{link}}`,
  },
  "patient-request": {
    about: "To the exchange's privacy auditors when a patient asks for something on the public page",
    needed: ["link"],
    subject: "{{exchange}}: a patient asks for something",
    body: `Dear {{name}},

somebody sent a request on the page for patients: for who looked, for the own record, or about a decision.

Read it and proof who asks: {{link}}`,
  },
  "patient-requests-due": {
    about: "To the exchange's privacy auditors while requests of patients are due tomorrow, today, or late",
    needed: ["count", "link"],
    subject: "{{exchange}}: requests of patients are due",
    body: `Dear {{name}},

requests of patients that are due by tomorrow, or late: {{count}}.

They wait here: {{link}}`,
  },
  "patient-delivery": {
    about: "To a patient or representative: the link to what they asked for, in English and Spanish",
    needed: ["link", "due"],
    subject: "{{exchange}}: what you asked for is ready / lo que pidió está listo",
    body: `Dear {{name}},

what you asked {{exchange}} for is ready. Open it here until {{due}}: {{link}}

A code is sent to the mobile number that you gave us. Nobody from the exchange will ever ask you for that code. If you did not ask for anything, tell us.

Estimado paciente o representante:

lo que pidió a {{exchange}} está listo. Puede abrirlo con el mismo enlace hasta el {{due}}. Le enviamos un código al teléfono móvil que nos dio. Nadie del intercambio le pedirá nunca ese código. Si usted no pidió nada, avísenos.`,
  },
  "patient-decision-done": {
    about: "To a patient or representative, when a decision about everyone was carried out, in English and Spanish",
    needed: [],
    subject: "{{exchange}}: we did what you asked for / hicimos lo que pidió",
    body: `Dear {{name}},

what you asked {{exchange}} to do is done, and counts from now on. If you did not ask for anything, tell us at once.

Estimado paciente o representante:

lo que pidió a {{exchange}} está hecho y vale desde ahora. Si usted no pidió nada, avísenos de inmediato.`,
  },
} as const satisfies Record<string, LetterTemplateText>;
