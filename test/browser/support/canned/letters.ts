import type { LetterTemplate } from "@crossbay/contract";

const everyLetter = [
  { name: "exchange", about: "the exchange's name", needed: false },
  { name: "name", about: "the name of the person to whom it goes", needed: false },
];

export const letterTemplates: LetterTemplate[] = [
  {
    id: "training-invitation",
    about: "From the training team to a new user: the first mail",
    placeholders: [
      ...everyLetter,
      { name: "link", about: "where to go", needed: true },
      { name: "participant", about: "the organization's name", needed: false },
      { name: "courses", about: "the titles of the courses", needed: false },
    ],
    version: 0,
    subject: "{{exchange}}: your training",
    body: "Dear {{name}},\n\n{{participant}} asked us to give you access to {{exchange}}.\n\nBegin your training: {{link}}\n\nThe link is yours alone.",
  },
  {
    id: "credentials",
    about: "To a new user whose training is complete: the way in",
    placeholders: [
      ...everyLetter,
      { name: "username", about: "the username", needed: true },
      { name: "temporaryPassword", about: "the temporary password, made when the mail leaves", needed: true },
      { name: "link", about: "where to go", needed: true },
    ],
    version: 2,
    subject: "{{exchange}}: your username and temporary password",
    body: "Dear {{name}},\n\nUsername: {{username}}\n\nTemporary password: {{temporaryPassword}}\n\n{{link}}",
    changedAt: "2026-09-03T14:20:00Z",
    changedBy: "HADDAD, Omar",
  },
];
