import { anneke, henry, maria } from "./support/canned/people.ts";
import { rosa, rosaWithoutPurpose, signedOut } from "./support/canned/sessions.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const places: [Place, ...Place[]] = [
  { name: "sign-in", session: signedOut, path: "/sign-in", shows: "Forgot your password?" },
  {
    name: "sign-in-errors",
    session: signedOut,
    path: "/sign-in",
    shows: "There is something to correct",
    arrive: (page) => page.getByRole("button", { name: "Sign in" }).click(),
  },
  {
    name: "sign-in-code",
    session: signedOut,
    path: "/sign-in",
    shows: "8-digit code",
    async arrive(page) {
      await page.getByLabel("Username").fill("rdelgado");
      await page.getByLabel("Password", { exact: true }).fill("harbor lights at nine");
      await page.getByRole("button", { name: "Sign in" }).click();
    },
  },
  {
    name: "temporary-password",
    session: signedOut,
    path: "/sign-in/temporary-password#jpike",
    shows: "It came by e-mail",
  },
  { name: "forgotten", session: signedOut, path: "/sign-in/forgotten", shows: "Enter your username." },
  {
    name: "set-password",
    session: { ...rosa, state: "set-password" },
    path: "/set-password",
    shows: "A good password",
  },
  { name: "purpose", session: rosaWithoutPurpose, path: "/search", shows: "State your purpose" },
  { name: "search-empty", session: rosa, path: "/search", shows: "Nothing searched yet" },
  {
    name: "search",
    session: rosa,
    path: "/search",
    shows: "2 patients found",
    async arrive(page) {
      await page.getByLabel("Surname").fill("Twinning");
      await page.getByLabel("Birth date").fill("3/12/1978");
      await page.getByRole("button", { name: "Search" }).click();
    },
  },
  {
    name: "search-nobody",
    session: rosa,
    path: "/search",
    shows: "No patient found",
    async arrive(page) {
      await page.getByLabel("Record number").fill("CGH-999999");
      await page.getByRole("button", { name: "Search" }).click();
    },
  },
  { name: "chart", session: rosa, path: `/persons/${maria.personId}`, shows: "Critical high" },
  { name: "chart-results", session: rosa, path: `/persons/${maria.personId}/results`, shows: "Urine culture" },
  {
    name: "chart-encounters",
    session: rosa,
    path: `/persons/${maria.personId}/encounters`,
    shows: "Palpitations and weakness",
  },
  { name: "chart-registrar", session: rosa, path: `/persons/${anneke.personId}`, shows: "Your role does not include" },
  { name: "refused", session: rosa, path: `/persons/${henry.personId}`, shows: "What you can do" },
  { name: "consent", session: rosa, path: `/persons/${maria.personId}/consent`, shows: "Decisions so far" },
  {
    name: "consent-without",
    session: rosa,
    path: `/persons/${henry.personId}/consent`,
    shows: "No decision has been recorded yet.",
  },
  {
    name: "result-window",
    session: rosa,
    path: `/persons/${maria.personId}/results/series-4`,
    shows: "Called to Rosa Delgado",
    arrive: (page) =>
      page
        .getByRole("img", { name: /^Line chart of Potassium/ })
        .locator("canvas")
        .waitFor(),
  },
  {
    name: "locked",
    session: { ...rosa, state: "locked" },
    path: `/persons/${maria.personId}`,
    shows: "Session locked",
  },
  { name: "not-found", session: rosa, path: "/nowhere", shows: "Page not found" },
];

await lookAtPlaces(places);
