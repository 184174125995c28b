import type { LetterTemplateText } from "./letter-template.ts";

/** Mails about requests for help: that something is there, and where; never what was written. */
export const helpLetterTemplates = {
  "request-opened": {
    about: "To whoever sent a request for help: it came, and where it is followed",
    needed: ["number", "link"],
    subject: "{{exchange}}: we have your request {{number}}",
    body: `Dear {{name}},

your request {{number}} came to {{exchange}}, and somebody will read it.

Follow it and add to it: {{link}}

Nothing of what you wrote stands in our mails. Please do not answer by mail with anything about a patient.`,
  },
  "request-link": {
    about: "To whoever sent a request for help without an account and asked for its link once more",
    needed: ["number", "link"],
    subject: "{{exchange}}: the link to your request {{number}}",
    body: `Dear {{name}},

somebody asked for the link to your request {{number}} once more. Here it is: {{link}}

If that was not you, you need do nothing: nobody else was told anything.`,
  },
  "request-answered": {
    about: "To whoever sent a request for help: there is an answer",
    needed: ["number", "link"],
    subject: "{{exchange}}: there is an answer to {{number}}",
    body: `Dear {{name}},

there is an answer to your request {{number}}. It stands at {{exchange}}, not in this mail.

Read it: {{link}}`,
  },
  "request-solved": {
    about: "To whoever sent a request for help: those who worked on it say that it is solved",
    needed: ["number", "link"],
    subject: "{{exchange}}: your request {{number}} is solved",
    body: `Dear {{name}},

your request {{number}} is solved. What was done stands here: {{link}}

If it is not solved, answer there within 14 days, and it opens again.`,
  },
  "request-done": {
    about: "To a user manager or privacy officer: what they asked for about a user of their own was done at once",
    needed: ["number", "link"],
    subject: "{{exchange}}: {{number}} is done",
    body: `Dear {{name}},

what you asked for in {{number}} is done, and counts already. What was done stands here: {{link}}

If you did not ask for anything, tell your relationship manager at once.`,
  },
  "request-to-do": {
    about: "To those at the exchange whose work a new request for help is",
    needed: ["number", "link"],
    subject: "{{exchange}}: a request waits for you: {{number}}",
    body: `Dear {{name}},

a request for help came that is yours: {{number}}.

Read it: {{link}}`,
  },
  "request-goes-on": {
    about: "To whoever works on a request for help, when its sender or the source has answered",
    needed: ["number", "link"],
    subject: "{{exchange}}: an answer came to {{number}}",
    body: `Dear {{name}},

an answer came to the request {{number}}, on which you work.

Read it: {{link}}`,
  },
  "request-to-source": {
    about: "To interface engineers and privacy officers of a participant whose data somebody says is wrong",
    needed: ["participant", "number", "link"],
    subject: "{{exchange}}: somebody asks about data of {{participant}}",
    body: `Dear {{name}},

a reader of a record says that something in the data of {{participant}} is wrong, or somebody else's. What it is stands at {{exchange}}, not in this mail.

Please look at it and answer within one business day ({{number}}): {{link}}`,
  },
  "credential-exposed": {
    about:
      "To a user who wrote a password or a code into a request or message: it no longer works, and the way in again",
    needed: ["temporaryPassword", "link"],
    allowed: ["lives"],
    subject: "{{exchange}}: your password no longer works, and why",
    body: `Dear {{name}},

a password or a code stood in something that you sent us. We masked it, and your password no longer works, so that nobody can use what was written. Never tell anybody a password or a code, not even us.

Temporary password: {{temporaryPassword}}

Log in with your temporary password: {{link}}

It works once, for {{lives}}, together with the code that is sent to your mobile phone. You then choose a new password.`,
  },
} as const satisfies Record<string, LetterTemplateText>;
