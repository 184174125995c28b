import type { Page } from "playwright-core";
import { broken, doubled, openText, replayedOne } from "./support/canned/quarantine.ts";
import { nils } from "./support/canned/sessions.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

async function showValues(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Show the values" }).click();
  await page.getByLabel("Why do you need to see them?").fill("Ticket 4711: which patient is it?");
  await page.getByRole("button", { name: "Show the values" }).click();
  await page.getByLabel("The message, a segment a line").waitFor();
}

async function mend(page: Page, recordNumber: string): Promise<void> {
  await showValues(page);
  await page
    .getByLabel("The message, a segment a line")
    .fill(openText.replace("PID|1||||", `PID|1||${recordNumber}^^^CGH^MR||`));
}

const places: [Place, ...Place[]] = [
  { name: "quarantine", session: nils, path: "/quarantine", shows: "and 1 more" },
  {
    name: "quarantine-selected",
    session: nils,
    path: "/quarantine",
    shows: "Replay 6 messages",
    arrive: (page) => page.getByLabel("Select all that are shown").check(),
  },
  {
    name: "quarantine-settled",
    session: nils,
    path: "/quarantine",
    shows: "Done: 1 on the chart, 6 still refused.",
    async arrive(page) {
      await page.getByRole("button", { name: "Show older" }).click();
      await page.getByText("7 messages shown").waitFor();
      await page.getByLabel("Select all that are shown").check();
      await page.getByRole("button", { name: "Replay 7 messages" }).click();
    },
  },
  {
    name: "quarantine-dismiss",
    session: nils,
    path: "/quarantine",
    shows: "Give a reason of at least 10 characters",
    async arrive(page) {
      await page.getByLabel(`Select message ${broken.controlId}`).check();
      await page.getByRole("button", { name: "Dismiss 1 message" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Dismiss 1 message" }).click();
    },
  },
  {
    name: "quarantine-found",
    session: nils,
    path: "/quarantine",
    shows: "The same bytes would be answered AE now.",
    async arrive(page) {
      await page.getByLabel("Find by control id").fill(broken.controlId);
      await page.getByRole("button", { name: "Find", exact: true }).click();
    },
  },
  {
    name: "quarantine-empty",
    session: nils,
    path: "/quarantine",
    shows: "Nothing waits",
    prepare: (world) => {
      world.bare = true;
    },
  },
  { name: "quarantined", session: nils, path: `/quarantine/${broken.id}`, shows: "nothing stands here" },
  {
    name: "quarantined-unmask",
    session: nils,
    path: `/quarantine/${broken.id}`,
    shows: "Give a reason of at least 10 characters",
    async arrive(page) {
      await page.getByRole("button", { name: "Show the values" }).click();
      await page.getByLabel("Why do you need to see them?").fill("because");
      await page.getByRole("button", { name: "Show the values" }).click();
    },
  },
  {
    name: "quarantined-mended",
    session: nils,
    path: `/quarantine/${broken.id}`,
    shows: "1 line changed",
    arrive: (page) => mend(page, "CGH-100245"),
  },
  {
    name: "quarantined-still-refused",
    session: nils,
    path: `/quarantine/${broken.id}`,
    shows: "a placeholder that many patients share",
    async arrive(page) {
      await mend(page, "00000");
      await page.getByRole("button", { name: "Fix and replay" }).click();
    },
  },
  {
    name: "quarantined-on-chart",
    session: nils,
    path: `/quarantine/${broken.id}`,
    shows: "stands on the chart.",
    async arrive(page) {
      await mend(page, "CGH-100245");
      await page.getByRole("button", { name: "Fix and replay" }).click();
    },
  },
  {
    name: "quarantined-twice",
    session: nils,
    path: `/quarantine/${doubled.id}`,
    shows: "Two messages with one control id",
  },
  { name: "quarantined-settled", session: nils, path: `/quarantine/${replayedOne.id}`, shows: "was replayed on" },
  {
    name: "quarantined-not-found",
    session: nils,
    path: "/quarantine/01890000-0000-7000-8000-000000000999",
    shows: "No such message",
  },
];

await lookAtPlaces(places);
