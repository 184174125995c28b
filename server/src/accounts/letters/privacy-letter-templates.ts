import type { LetterTemplateText } from "./letter-template.ts";

/** Mails about looks at patients and about what patients ask for. */
export const privacyLetterTemplates = {
  "delivery-waiting": {
    about: "To a clinician to whom a result, copy or discharge was sent by name; at most one an hour",
    needed: ["link"],
    subject: "{{exchange}}: something was sent to you",
    body: `Dear {{name}},

something was sent to you at {{exchange}}, by name. What it is stands there, not in this mail.

Read it: {{link}}`,
  },
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
  "breach-reported": {
    about: "To whoever answers for privacy at the other side, when an incident was reported",
    needed: ["participant", "link"],
    subject: "{{exchange}}: an incident was reported for {{participant}}",
    body: `Dear {{name}},

an incident that may be a breach was reported for {{participant}}. The clock of its risk assessment is running.

Read it here: {{link}}`,
  },
  "privacy-work-due": {
    about:
      "To the privacy officers of a participant while reviews, letters to patients or steps of incidents are due or late",
    needed: ["participant", "count", "link"],
    subject: "{{exchange}}: reviews of {{participant}} are due",
    body: `Dear {{name}},

reviews of broken glass, letters to patients and steps about incidents of {{participant}} that are due by tomorrow, or late: {{count}}.

They wait here: {{link}}`,
  },
} as const satisfies Record<string, LetterTemplateText>;
