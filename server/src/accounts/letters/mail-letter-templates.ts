import type { LetterTemplateText } from "./letter-template.ts";

/** About mails that came to the exchange: never what they said. */
export const mailLetterTemplates = {
  "mail-not-taken": {
    about:
      "To whoever sent the exchange a mail that was kept back: it came open with what looks like a patient's data or a password, or could not be opened; at most once a day",
    needed: ["link"],
    subject: "{{exchange}}: your message was not taken, and how to send it safely",
    body: `Dear {{name}},

a message from your address came to {{exchange}} and was kept back: it looked as if it held personal data or a password without encryption, or it could not be opened. Nobody has read it.

Please do not send it again by ordinary mail. Here is how to send it safely: {{link}}

If you did not write to us, you need do nothing. Please do not answer this mail.`,
  },
  "mail-held": {
    about: "To those who answer requests for help: mail was kept back and waits for them; at most once a day",
    needed: ["count", "link"],
    subject: "{{exchange}}: mail is kept back",
    body: `Dear {{name}},

mail to {{exchange}} was kept back and waits for somebody to decide about it: {{count}} in all. It looks like a patient's data or a password that came open, or nobody could open it or say who signed it.

Read and decide: {{link}}

What nobody decides about is deleted after 30 days.`,
  },
} as const satisfies Record<string, LetterTemplateText>;
