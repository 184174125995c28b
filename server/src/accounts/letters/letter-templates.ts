import { deskLetterTemplates } from "./desk-letter-templates.ts";
import { helpLetterTemplates } from "./help-letter-templates.ts";
import { everyLetter, type LetterTemplateText, letterWords } from "./letter-template.ts";
import { mailLetterTemplates } from "./mail-letter-templates.ts";
import { privacyLetterTemplates } from "./privacy-letter-templates.ts";
import { secureMessageLetterTemplates } from "./secure-message-letter-templates.ts";

/**
 * Every mail of the exchange as the product brings it; an administrator may put another text in its place. Plain sentences,
 * a link, nothing of a patient. New letters get their text here.
 */
export const letterTemplates = {
  "temporary-password": {
    about: "To somebody who forgot the password",
    needed: ["temporaryPassword", "link"],
    allowed: ["lives"],
    subject: "{{exchange}}: your temporary password",
    body: `Dear {{name}},

somebody, probably you, asked for a temporary password for {{exchange}}.

Temporary password: {{temporaryPassword}}

Log in with your temporary password: {{link}}

It works once, for {{lives}}, together with the code that is sent to your mobile phone. You then choose a new password.

If you did not ask for it, you need do nothing: your password stays as it is.`,
  },
  credentials: {
    about: "To a new user whose training is complete: the way in",
    needed: ["username", "temporaryPassword", "link"],
    allowed: ["lives", "participant"],
    subject: "{{exchange}}: your username and temporary password",
    body: `Dear {{name}},

your training is complete and your account at {{exchange}} is ready.

Username: {{username}}

Temporary password: {{temporaryPassword}}

Log in with your temporary password: {{link}}

It works once, for {{lives}}, together with the code that is sent to your mobile phone. You then choose a password of your own. Your account is yours alone: never share it, and never tell anybody a code.`,
  },
  "your-username": {
    about: "To a user whose username was asked for by telephone: to the address on record",
    needed: ["username", "link"],
    subject: "{{exchange}}: your username",
    body: `Dear {{name}},

you asked your relationship manager for your username: {{username}}

Sign in: {{link}}

If you did not ask for it, tell your relationship manager. Nobody from {{exchange}} will ever ask you for a password or a code.`,
  },
  "training-invitation": {
    about: "From the training team to a new user: the first mail",
    needed: ["link"],
    allowed: ["participant", "courses", "manager"],
    subject: "{{exchange}}: your training",
    body: `Dear {{name}},

{{participant}} asked us to give you access to {{exchange}}. Before you get your username and password there is a short training: {{courses}}.

Begin your training: {{link}}

The link is yours alone. You can stop at any time and go on later with the same link. When the last course is done, your credentials come in a second mail.

Questions? Your relationship manager is {{manager}}.`,
  },
  "manager-invitation": {
    about: "To a newly designated authorized user manager: the first mail",
    needed: ["link"],
    allowed: ["participant", "manager"],
    subject: "{{exchange}}: you are the user manager of your organization",
    body: `Dear {{name}},

{{participant}} named you as its authorized user manager at {{exchange}}. There are three steps: watch the training video, attest that you did, and submit the worksheet with your users.

Begin here: {{link}}

The link is yours alone. Your relationship manager is {{manager}} and helps with everything.`,
  },
  "training-reminder": {
    about: "30 and 7 days before a course is due (again)",
    needed: ["link", "due"],
    allowed: ["courses"],
    subject: "{{exchange}}: your training is due on {{due}}",
    body: `Dear {{name}},

your training is due on {{due}}: {{courses}}.

Take it here: {{link}}

After that day there are 14 days of grace; then your account waits until the training is done.`,
  },
  retraining: {
    about: "To every user of a participant for which a relationship manager planned a retraining",
    needed: ["link", "due"],
    allowed: ["courses", "participant", "manager"],
    subject: "{{exchange}}: please take a training again by {{due}}",
    body: `Dear {{name}},

for everybody at {{participant}} a training is planned: {{courses}}. Please take it by {{due}}.

Take it here: {{link}}`,
  },
  "training-overdue": {
    about: "When an account was suspended because a refresher is overdue",
    needed: ["link"],
    allowed: ["courses"],
    subject: "{{exchange}}: your account waits for your training",
    body: `Dear {{name}},

your yearly training was not done in time, so your account is suspended: {{courses}}.

Take it here: {{link}}

Your account is active again at the moment the last course is done.`,
  },
  "account-active-again": {
    about: "When a suspended account is active again",
    needed: ["link"],
    subject: "{{exchange}}: your account is active again",
    body: `Dear {{name}},

your account at {{exchange}} is active again. Your username and password are as before.

Sign in: {{link}}`,
  },
  "worksheet-submitted": {
    about: "To the relationship manager when a worksheet came",
    needed: ["link", "participant"],
    allowed: ["count"],
    subject: "{{exchange}}: a worksheet of {{participant}}",
    body: `Dear {{name}},

{{participant}} submitted a worksheet with {{count}} rows.

See it: {{link}}`,
  },
  "worksheet-decided": {
    about: "To the user manager when rows of a worksheet were approved or returned",
    needed: ["link"],
    allowed: ["count", "participant"],
    subject: "{{exchange}}: your worksheet was looked at",
    body: `Dear {{name}},

your relationship manager decided about {{count}} rows of your worksheet.

See what was approved, and what needs your eye: {{link}}`,
  },
  "affiliation-added": {
    about: "To somebody with an account who may now act for another participant",
    needed: ["participant", "link"],
    subject: "{{exchange}}: you can act for {{participant}}",
    body: `Dear {{name}},

from now on you can act for {{participant}} too, with the same username. When you sign in you choose for whom you act.

Sign in: {{link}}`,
  },
  "access-ended": {
    about: "To somebody whose access for a participant ended",
    needed: ["participant"],
    subject: "{{exchange}}: your access for {{participant}} has ended",
    body: `Dear {{name}},

your access to {{exchange}} for {{participant}} has ended. If that is not right, talk to the user manager there.`,
  },
  "role-changed": {
    about: "To somebody whose role at a participant changed",
    needed: ["participant", "what"],
    subject: "{{exchange}}: your role has changed",
    body: `Dear {{name}},

at {{participant}} you are now: {{what}}. Sign in again to go on.`,
  },
  "role-waits": {
    about: "To somebody whose new role counts once the course on breaking the glass is passed",
    needed: ["participant", "link", "due"],
    allowed: ["courses"],
    subject: "{{exchange}}: your new role waits for a course",
    body: `Dear {{name}},

your role at {{participant}} changes as soon as you have taken this course: {{courses}}. Until then everything stays as it is. Please take it by {{due}}.

Take it here: {{link}}`,
  },
  "verification-due": {
    about: "To a user manager when the list of users is to be verified again, every 90 days",
    needed: ["link", "due"],
    allowed: ["participant", "count"],
    subject: "{{exchange}}: do all of your users still belong?",
    body: `Dear {{name}},

please look at the list of your {{count}} users at {{participant}} by {{due}}: keep or remove each.

It takes a few minutes: {{link}}`,
  },
  "account-dormant": {
    about: "When an account was suspended after 90 days without a sign-in",
    needed: [],
    allowed: ["manager"],
    subject: "{{exchange}}: your account was suspended",
    body: `Dear {{name}},

you have not signed in to {{exchange}} for 90 days, so your account was suspended. If you still need it, ask your organization's user manager or the relationship manager, {{manager}}.`,
  },
  "failed-sign-ins": {
    about: "When the fifth sign-in in a row failed",
    needed: ["count"],
    subject: "{{exchange}}: failed sign-ins",
    body: `Dear {{name}},

{{count}} sign-ins with your username failed. Further tries now have to wait a little, at most 15 minutes; browsers in which you have signed in before do not.

If it was not you, somebody may be guessing your password. They cannot get in without your second factor. Never tell a code to anybody, and tell your user manager if this goes on.`,
  },
  "password-changed": {
    about: "When somebody's password was changed",
    needed: [],
    subject: "{{exchange}}: your password was changed",
    body: `Dear {{name}},

your password was changed, and every open session of yours has ended.

If it was not you, tell your user manager at once.`,
  },
  "new-device": {
    about: "When an account signed in from a browser that it has not used before",
    needed: ["device", "time"],
    allowed: ["link"],
    subject: "{{exchange}}: is this really you?",
    body: `Dear {{name}},

somebody signed in with your account on {{device}}, {{time}}. This browser was not used with your account before.

If it was you, you need do nothing. If not, end that session and change your password at once: {{link}}`,
  },
  "second-factor-changed": {
    about: "When an authenticator app, passkey, recovery codes or the mobile number changed",
    needed: ["what"],
    subject: "{{exchange}}: a way into your account was changed",
    body: `Dear {{name}},

in your account at {{exchange}} was changed: {{what}}.

If it was not you, tell your user manager at once.`,
  },
  "contact-request": {
    about: "To a relationship manager, when somebody wrote on the public page",
    needed: ["link"],
    allowed: ["participant"],
    subject: "{{exchange}}: somebody asks for you",
    body: `Dear {{name}},

somebody from {{participant}} wrote to you on the page "Find your relationship manager".

Read it: {{link}}`,
  },
  ...deskLetterTemplates,
  ...helpLetterTemplates,
  ...mailLetterTemplates,
  ...privacyLetterTemplates,
  ...secureMessageLetterTemplates,
} as const satisfies Record<string, LetterTemplateText>;

export type LetterId = keyof typeof letterTemplates;

export const isLetterId = (id: string): id is LetterId => Object.hasOwn(letterTemplates, id);

/** What may stand in a letter of this kind, with words for who edits it. */
export function placeholdersOf(id: LetterId): { name: string; about: string; needed: boolean }[] {
  const { needed, allowed = [] }: LetterTemplateText = letterTemplates[id];
  const own = [...needed, ...allowed].map((name) => ({
    name,
    about: letterWords[name],
    needed: needed.includes(name),
  }));
  return [...Object.entries(everyLetter).map(([name, about]) => ({ name, about, needed: false })), ...own];
}
