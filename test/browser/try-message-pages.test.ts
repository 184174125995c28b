import type { Page } from "playwright-core";
import { openText } from "./support/canned/quarantine.ts";
import { nils } from "./support/canned/sessions.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

async function explain(page: Page, text: string): Promise<void> {
  await page.getByLabel("Message", { exact: true }).fill(text);
  await page.getByRole("button", { name: "Explain" }).click();
  await page.getByText("Nothing was stored.").waitFor();
}

const places: [Place, ...Place[]] = [
  { name: "try-message-empty", session: nils, path: "/try-message", shows: "Nothing explained yet" },
  {
    name: "try-message",
    session: nils,
    path: "/try-message",
    shows: "local segment",
    arrive: (page) => explain(page, openText.replace("PID|1||||", "PID|1||CGH-100245^^^CGH^MR||")),
  },
  {
    name: "try-message-resources",
    session: nils,
    path: "/try-message",
    shows: "urn:crossbay:authority:CGH",
    async arrive(page) {
      await explain(page, openText.replace("PID|1||||", "PID|1||CGH-100245^^^CGH^MR||"));
      await page.getByRole("tab", { name: "Resources" }).click();
      await page.getByText("FHIR JSON").first().click();
    },
  },
  {
    name: "try-message-matching",
    session: nils,
    path: "/try-message",
    shows: "Somebody else",
    async arrive(page) {
      await explain(page, openText.replace("PID|1||||", "PID|1||CGH-100245^^^CGH^MR||"));
      await page.getByRole("tab", { name: "Matching" }).click();
    },
  },
  {
    name: "try-message-refused",
    session: nils,
    path: "/try-message",
    shows: "Refused: its contents",
    arrive: (page) => explain(page, openText),
  },
];

await lookAtPlaces(places);
