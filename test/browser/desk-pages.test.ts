import { sheet } from "./support/canned/desk.ts";
import { generalId, lanternId } from "./support/canned/participants.ts";
import { grace, omar, priya, ruth } from "./support/canned/sessions.ts";
import { drawSignature, lookUp, lookUpGeneral } from "./support/desk-work.ts";
import { press } from "./support/keyboard.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const lanternPath = `/desk/participants/${lanternId}`;
const sheetPath = `/desk/worksheets/${sheet.id}`;

const places: [Place, ...Place[]] = [
  { name: "desk", session: grace, path: "/", shows: "has waited longest" },
  {
    name: "desk-empty",
    session: grace,
    path: "/desk",
    shows: "Nothing waits for you.",
    prepare: (world) => {
      world.bare = true;
    },
  },
  { name: "desk-not-yours", session: priya, path: "/desk", shows: "The desk is not part of your role" },
  { name: "desk-worksheet", session: grace, path: sheetPath, shows: "Approving adds an affiliation." },
  {
    name: "desk-worksheet-selected",
    session: grace,
    path: sheetPath,
    shows: "Approve 4 rows",
    arrive: (page) => page.getByLabel("Select all that wait").check(),
  },
  {
    name: "desk-worksheet-return",
    session: grace,
    path: sheetPath,
    shows: "Give the reason",
    async arrive(page) {
      await press(page, "Return OYELARAN, Tunde");
      await press(page, "Return 1 row");
    },
  },
  {
    name: "desk-worksheet-conflict",
    session: grace,
    path: sheetPath,
    shows: "Somebody was faster",
    prepare: (world) => {
      world.desk.faster = true;
    },
    arrive: (page) => press(page, "Approve OYELARAN, Tunde"),
  },
  {
    name: "desk-worksheet-not-found",
    session: grace,
    path: "/desk/worksheets/01890000-0000-7000-8000-000000000999",
    shows: "No such worksheet",
  },
  { name: "participants", session: grace, path: "/desk/participants", shows: "6 of 7 participants" },
  { name: "participants-administrator", session: omar, path: "/", shows: "Import from CSV" },
  { name: "participant", session: grace, path: lanternPath, shows: "Accept and send the invitation" },
  {
    name: "participant-users",
    session: grace,
    path: lanternPath,
    shows: "Last sign-in",
    arrive: (page) => press(page, "Show the 12 users"),
  },
  {
    name: "participant-plan-training",
    session: grace,
    path: lanternPath,
    shows: "Choose what kind of training it is",
    async arrive(page) {
      await press(page, "Plan a training");
      await press(page, "Plan it");
    },
  },
  {
    name: "designate",
    session: grace,
    path: `${lanternPath}/designate`,
    shows: "Something is drawn in the field.",
    async arrive(page) {
      await page.getByText("Name a deputy too").click();
      await page.getByLabel("On this screen").check();
      await drawSignature(page);
    },
  },
  {
    name: "designate-missing",
    session: grace,
    path: `${lanternPath}/designate`,
    shows: "Choose how it is signed",
    arrive: (page) => press(page, "Record the designation"),
  },
  { name: "callers", session: grace, path: "/desk/callers", shows: "Organization of the caller" },
  {
    name: "caller-found",
    session: grace,
    path: "/desk/callers",
    shows: "Who may be told",
    arrive: lookUpGeneral,
  },
  {
    name: "caller-tell-username",
    session: grace,
    path: "/desk/callers",
    shows: "To whom?",
    async arrive(page) {
      await lookUpGeneral(page);
      await press(page, "FISK, Dana");
      await press(page, "Tell the username");
    },
  },
  {
    name: "look-up",
    session: grace,
    path: "/desk/users",
    shows: "3 results",
    arrive: (page) => lookUp(page, "example"),
  },
  {
    name: "look-up-open",
    session: grace,
    path: "/desk/users",
    shows: "Can be added once the account is active.",
    async arrive(page) {
      await lookUp(page, "pike");
      await press(page, "PIKE, Jonah");
    },
  },
  {
    name: "look-up-end",
    session: grace,
    path: "/desk/users",
    shows: "End the access of FISK, Dana?",
    async arrive(page) {
      await lookUp(page, "fisk");
      await press(page, "FISK, Dana");
      await press(page, "End the access");
    },
  },
  { name: "lost-letters", session: grace, path: "/desk/letters", shows: "There is no such mailbox." },
  { name: "contact-requests", session: grace, path: "/desk/contact-requests", shows: "Our user manager has left." },
  { name: "participant-new", session: omar, path: "/admin/participants/new", shows: "What follows from it" },
  {
    name: "participant-edit",
    session: omar,
    path: `/admin/participants/${generalId}`,
    shows: "Will be closed: North campus",
    async arrive(page) {
      await page.getByLabel("Emergency services").uncheck();
      await page.getByLabel("Sites").fill("Main campus\nEmergency department\nSouth campus");
    },
  },
  {
    name: "participants-import",
    session: omar,
    path: "/admin/participants/import",
    shows: "Would be added",
    arrive: (page) =>
      page
        .locator('input[type="file"]')
        .setInputFiles({ name: "participants.csv", mimeType: "text/csv", buffer: Buffer.from("name,type\n") }),
  },
  { name: "letters", session: omar, path: "/admin/letters", shows: "As the product brings it" },
  { name: "letter", session: omar, path: "/admin/letters/training-invitation", shows: "Dear Amara Okafor," },
  {
    name: "letter-wrong-placeholder",
    session: omar,
    path: "/admin/letters/training-invitation",
    shows: "is not known in this letter",
    async arrive(page) {
      await page.getByLabel("Text", { exact: true }).fill("Dear {{nmae}},\n\n{{link}}");
      await press(page, "Save the text");
    },
  },
  {
    name: "letter-conflict",
    session: omar,
    path: "/admin/letters/credentials",
    shows: "Somebody else changed this letter",
    prepare: (world) => {
      world.desk.editedFirst = true;
    },
    async arrive(page) {
      await page.getByLabel("Subject").fill("{{exchange}}: how to sign in");
      await press(page, "Save the text");
    },
  },
  { name: "sharing", session: ruth, path: "/accounts/sharing", shows: "2 new signals" },
  {
    name: "sharing-look",
    session: ruth,
    path: "/accounts/sharing",
    shows: "Say what you found",
    async arrive(page) {
      await press(page, "Mark as looked at: FISK, Dana");
      await press(page, "Mark as looked at");
    },
  },
];

await lookAtPlaces(places);
