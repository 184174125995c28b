import type { Page } from "playwright-core";
import { breachCases } from "./support/canned/breaches.ts";
import { generalSample } from "./support/canned/consent-samples.ts";
import { glassElsewhere } from "./support/canned/privacy.ts";
import { grace, priya, ruth, tom } from "./support/canned/sessions.ts";
import { press } from "./support/keyboard.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";
import { chooseHenry, reportOnHenry } from "./support/privacy-work.ts";

const casePath = `/privacy/breaches/${breachCases[0]?.id}`;
const openTab = (page: Page, name: string) => page.getByText(name, { exact: true }).click();

const places: [Place, ...Place[]] = [
  { name: "privacy", session: tom, path: "/", shows: "Chart of a colleague opened without a reason" },
  { name: "privacy-auditor", session: ruth, path: "/privacy", shows: "Requests of patients" },
  {
    name: "privacy-empty",
    session: tom,
    path: "/privacy",
    shows: "No broken glass waits for review or letter.",
    prepare: (world) => {
      world.bare = true;
    },
  },
  {
    name: "privacy-not-yours",
    session: priya,
    path: "/privacy",
    shows: "Looking after privacy is not part of your role",
  },
  { name: "access-report-empty", session: tom, path: "/privacy/report", shows: "Show who looked" },
  {
    name: "access-report-missing",
    session: ruth,
    path: "/privacy/report",
    shows: "Choose a participant",
    async arrive(page) {
      await openTab(page, "A participant");
      await page.getByLabel("From").fill("soon");
      await press(page, "Show who looked");
    },
  },
  {
    name: "access-report-found",
    session: tom,
    path: "/privacy/report",
    shows: "1 person found",
    async arrive(page) {
      await page.getByLabel("Surname").fill("Osei");
      await page.getByLabel("Birth date").fill("7/30/1951");
      await press(page, "Find");
    },
  },
  { name: "access-report", session: tom, path: "/privacy/report", shows: "Broke the glass", arrive: reportOnHenry },
  { name: "flags", session: tom, path: "/privacy/flags", shows: "3 flags" },
  {
    name: "flags-settle",
    session: tom,
    path: "/privacy/flags",
    shows: "Choose what you found",
    async arrive(page) {
      await press(page, "Settle: OKAFOR, Amara, watched patient");
      await press(page, "Record what I found");
    },
  },
  {
    name: "flags-settled",
    session: tom,
    path: "/privacy/flags",
    shows: "the registration desk confirmed it",
    arrive: (page) => openTab(page, "Settled"),
  },
  { name: "watched", session: tom, path: "/privacy/watched", shows: "In the news since September" },
  {
    name: "watched-add",
    session: tom,
    path: "/privacy/watched",
    shows: "Choose somebody else",
    async arrive(page) {
      await press(page, "Watch a patient");
      await chooseHenry(page);
    },
  },
  { name: "broken-glass", session: tom, path: "/privacy/broken-glass", shows: "Found in the street" },
  {
    name: "broken-glass-review",
    session: tom,
    path: "/privacy/broken-glass",
    shows: "Was it right to break the glass",
    arrive: (page) => press(page, "Review: OSEI, Henry"),
  },
  {
    name: "broken-glass-settled",
    session: tom,
    path: "/privacy/broken-glass",
    shows: "the patient was intubated on arrival",
    arrive: (page) => openTab(page, "Settled"),
  },
  {
    name: "broken-glass-elsewhere",
    session: tom,
    path: "/privacy/broken-glass",
    shows: "Broken at Pier Nine Ambulance",
    prepare: (world) => {
      world.privacy.glass = [glassElsewhere];
    },
  },
  { name: "samples", session: ruth, path: "/privacy/samples", shows: "Without a sample this year" },
  {
    name: "sample",
    session: tom,
    path: `/privacy/samples/${generalSample.id}`,
    shows: "The form denies; the message said that she grants.",
  },
  { name: "breaches", session: tom, path: "/privacy/breaches", shows: "Letter sent to the wrong address" },
  {
    name: "breach-report",
    session: ruth,
    path: "/privacy/breaches/new",
    shows: "Say in one line what it is",
    arrive: (page) => press(page, "Report the incident"),
  },
  { name: "breach", session: tom, path: casePath, shows: "The risk has not been assessed yet." },
  {
    name: "breach-assess",
    session: tom,
    path: casePath,
    shows: "Choose a conclusion",
    async arrive(page) {
      await press(page, "Assess the risk");
      await press(page, "Record the assessment");
    },
  },
  {
    name: "breach-assessed",
    session: tom,
    path: `/privacy/breaches/${breachCases[1]?.id}`,
    shows: "Low probability that data was compromised",
  },
  { name: "problem-explained", session: grace, path: "/explain?request=unknown", shows: "No such request" },
];

await lookAtPlaces(places);
