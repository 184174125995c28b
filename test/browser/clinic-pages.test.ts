import type { Page } from "playwright-core";
import { deliveryOfDischarge, deliveryOfReport, deliveryOfResults, part2Notice } from "./support/canned/clinic.ts";
import { henry, maria, marta, noor } from "./support/canned/people.ts";
import { glassNotNeeded } from "./support/canned/problems.ts";
import { amara, ben, rosa } from "./support/canned/sessions.ts";
import type { FakeWorld } from "./support/fake-world.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const chartOf = ({ personId }: { personId: string }) => `/persons/${personId}`;
const glassOf = (person: { personId: string }) => `${chartOf(person)}/break-the-glass`;
const consentOf = (person: { personId: string }) => `${chartOf(person)}/consent`;
const signOf = (person: { personId: string }, formId: string) => `${chartOf(person)}/sign/${formId}`;

const inFourHours = () => new Date(Date.now() + 3.7 * 60 * 60_000).toISOString();
const glassIsBroken = ({ clinic }: FakeWorld) => void clinic.glass.set(henry.personId, inFourHours());
const chooseSpanish = (page: Page) => page.getByRole("button", { name: "Español" }).click();

const places: [Place, ...Place[]] = [
  {
    name: "redisclosure",
    session: rosa,
    path: chartOf(maria),
    shows: "Before this record opens",
    prepare: ({ clinic }) => void clinic.unwarned.add(maria.personId),
  },
  { name: "refused-glass", session: amara, path: chartOf(henry), shows: "Break the glass" },
  { name: "glass", session: amara, path: glassOf(henry), shows: "Unconscious or confused" },
  {
    name: "glass-errors",
    session: amara,
    path: glassOf(henry),
    shows: "There is something to correct",
    async arrive(page) {
      await page.getByLabel("Another emergency, in words").check();
      await page.getByRole("button", { name: "Break the glass" }).click();
    },
  },
  {
    name: "glass-not-needed",
    session: amara,
    path: glassOf(maria),
    shows: glassNotNeeded.title,
  },
  { name: "glass-renew", session: amara, path: glassOf(henry), shows: "Keep the glass open", prepare: glassIsBroken },
  { name: "chart-under-glass", session: amara, path: chartOf(henry), shows: "Glass broken", prepare: glassIsBroken },
  {
    name: "chart-under-glass-notice",
    session: amara,
    path: chartOf(henry),
    shows: part2Notice.title,
    prepare: glassIsBroken,
    arrive: (page) => page.getByRole("link", { name: "Read the notice" }).click(),
  },
  { name: "consent-minor", session: amara, path: consentOf(noor), shows: "Ages 10 to 17" },
  { name: "consent-forms", session: ben, path: consentOf(marta), shows: "Sign on this screen" },
  {
    name: "consent-paper",
    session: ben,
    path: consentOf(marta),
    shows: "Scan of the signed form",
    arrive: (page) => page.getByLabel("Signed paper form, kept on file").check(),
  },
  {
    name: "consent-form-text",
    session: ben,
    path: consentOf(marta),
    shows: "It covers",
    async arrive(page) {
      await page.getByLabel("For whom").selectOption("All organizations of the exchange");
      await page.getByText("Read the form aloud").click();
    },
  },
  { name: "signing", session: ben, path: signOf(marta, "emergency-services"), shows: "Your choice" },
  {
    name: "signing-spanish",
    session: ben,
    path: signOf(marta, "community"),
    shows: "Su decisión",
    arrive: chooseSpanish,
  },
  {
    name: "signing-errors",
    session: ben,
    path: signOf(noor, "minor-one-visit"),
    shows: "Hay algo que corregir",
    async arrive(page) {
      await chooseSpanish(page);
      await page.getByRole("button", { name: "Firmar" }).click();
    },
  },
  { name: "arrivals", session: ben, path: "/arrivals", shows: "Record consent" },
  {
    name: "arrivals-all",
    session: ben,
    path: "/arrivals",
    shows: "See consent",
    arrive: (page) => page.getByText("Everybody (5)").click(),
  },
  { name: "deliveries", session: amara, path: "/deliveries", shows: "Basic metabolic panel" },
  { name: "deliveries-not-allowed", session: ben, path: "/deliveries", shows: "Nothing is sent to your role" },
  { name: "delivery-results", session: amara, path: `/deliveries/${deliveryOfResults.id}`, shows: "Critical" },
  { name: "delivery-report", session: amara, path: `/deliveries/${deliveryOfReport.id}`, shows: "FINDINGS" },
  { name: "delivery-discharge", session: amara, path: `/deliveries/${deliveryOfDischarge.id}`, shows: "5 West, 512-A" },
];

await lookAtPlaces(places);
