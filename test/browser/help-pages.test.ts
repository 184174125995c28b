import {
  announcement,
  closedTicket,
  errorTicket,
  incident,
  maintenance,
  popUpTicket,
  solvedTicket,
  sourceTicket,
} from "./support/canned/help.ts";
import { henry, maria } from "./support/canned/people.ts";
import { broken } from "./support/canned/problems.ts";
import { priya, rosa, signedOut } from "./support/canned/sessions.ts";
import { press } from "./support/keyboard.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const pathOf = ({ id }: { id: string }) => `/help/${id}`;

const places: [Place, ...Place[]] = [
  { name: "help", session: rosa, path: "/help", shows: "About your source" },
  {
    name: "help-done",
    session: rosa,
    path: "/help",
    shows: "Where is my certificate?",
    arrive: (page) => page.getByText("Solved and closed", { exact: true }).click(),
  },
  {
    name: "help-none",
    session: rosa,
    path: "/help",
    shows: "Nothing is open",
    prepare: (world) => {
      world.bare = true;
    },
  },
  {
    name: "help-new",
    session: rosa,
    path: "/help/new",
    shows: "Results do not open: pop-up windows",
    arrive: (page) => page.getByLabel("What do you need?").fill("results open no window"),
  },
  {
    name: "help-new-errors",
    session: priya,
    path: "/help/new?type=role-change",
    shows: "Choose the new title",
    arrive: (page) => press(page, "Send"),
  },
  {
    name: "help-new-not-visible",
    session: rosa,
    path: "/help/new?type=not-visible&request=req-7f3a9c",
    shows: "When did the patient sign?",
  },
  {
    name: "help-candidates",
    session: priya,
    path: "/help/new?type=deactivation",
    shows: "Several people fit. Who is meant?",
    prepare: (world) => {
      world.help.ambiguous = true;
    },
    async arrive(page) {
      await page.getByLabel("Whose access ends?").fill("Whitlock");
      await page.getByLabel("Why, and what else we should know").fill("Left the hospital.");
      await press(page, "Send");
    },
  },
  { name: "help-waiting", session: rosa, path: pathOf(popUpTicket), shows: "The help desk waits for your answer" },
  { name: "help-error", session: rosa, path: pathOf(errorTicket), shows: "What the page reported" },
  {
    name: "help-source",
    session: rosa,
    path: pathOf(sourceTicket),
    shows: "Somebody says that data of your source is wrong",
  },
  { name: "help-solved", session: rosa, path: pathOf(solvedTicket), shows: "it opens again" },
  { name: "help-closed", session: rosa, path: pathOf(closedTicket), shows: "Nothing more can be added." },
  {
    name: "announcements",
    session: rosa,
    path: "/help",
    shows: "Short interruption on Sunday",
    prepare: (world) => {
      world.help.announcements = [announcement, maintenance, incident];
    },
  },
  {
    name: "report",
    session: rosa,
    path: `/persons/${maria.personId}`,
    shows: "Send the report",
    async arrive(page) {
      await page.getByText("Critical high").first().waitFor();
      await press(page, "Report a problem");
      await page.getByRole("img", { name: "Picture of the page, as it will be sent" }).waitFor();
    },
  },
  {
    name: "report-error",
    session: rosa,
    path: `/persons/${henry.personId}/results`,
    shows: "Say what happened",
    prepare: (world) => world.failing.set("/chart", broken),
    async arrive(page) {
      await page.getByRole("main").getByRole("button", { name: "Report a problem" }).click();
      await page.getByRole("img", { name: "Picture of the page, as it will be sent" }).waitFor();
      await press(page, "Send the report");
    },
  },
  {
    name: "wrong-line",
    session: rosa,
    path: `/persons/${maria.personId}`,
    shows: "What is wrong with this line?",
    arrive: (page) => page.getByRole("button", { name: /^Wrong\? Penicillin/ }).click(),
  },
  { name: "sign-in-support", session: signedOut, path: "/sign-in", shows: "Support" },
];

await lookAtPlaces(places);
