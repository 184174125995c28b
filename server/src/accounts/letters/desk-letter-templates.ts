import type { LetterTemplateText } from "./letter-template.ts";

/** Mails that come of the work on requests for help. */
export const deskLetterTemplates = {
  "email-changed": {
    about: "To the old address, when somebody's e-mail address was changed",
    needed: [],
    subject: "{{exchange}}: your e-mail address was changed",
    body: `Dear {{name}},

your account at {{exchange}} has another e-mail address from now on, and every open session has ended. Nothing is sent to this address any more.

If you did not ask for that, tell your user manager or your relationship manager at once.`,
  },
  "email-new": {
    about: "To the new address, when somebody's e-mail address was changed",
    needed: ["link"],
    subject: "{{exchange}}: this is your e-mail address from now on",
    body: `Dear {{name}},

mails about your account at {{exchange}} come to this address from now on. Your username and password are as before.

Sign in: {{link}}`,
  },
  "requests-due": {
    about:
      "To those who answer requests for help, when requests fall due soon or are late: each request once for either",
    needed: ["count", "link"],
    subject: "{{exchange}}: requests for help are due",
    body: `Dear {{name}},

requests for help that are due soon, or late: {{count}}.

They wait here: {{link}}`,
  },
} as const satisfies Record<string, LetterTemplateText>;
