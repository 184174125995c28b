import type { Page } from "playwright-core";
import { broken, trainingLinkOver } from "./support/canned/problems.ts";
import { priya, rosa, signedOut } from "./support/canned/sessions.ts";
import { invitedPage, managedUsers, sentLine, videoDone } from "./support/canned/user-management.ts";
import { trainingToken } from "./support/fake-training-api.ts";
import type { FakeWorld } from "./support/fake-world.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";
import { pasteInto } from "./support/paste-into.ts";

const never = new Promise<void>(() => {});
const invited = (world: FakeWorld) => {
  world.userManagement.page = structuredClone(invitedPage);
};
const lines = [
  "Ana\tReyes\tana.reyes@crossbay-general.example\t(518) 555-0144\tNurse (RN/LPN)",
  "Leo\tBrandt\tleo.brandt@gmial.com\t(518) 555-0145\tPhysician",
  "Mei\tTan\tfrontdesk@crossbay-general.example\t(518) 555-0146\tNurse boss",
].join("\n");

async function fillSheet(page: Page): Promise<void> {
  await pasteInto(page, "First name, row 2", lines);
  await page.getByText("1 user ready").waitFor();
}

async function review(page: Page): Promise<void> {
  await fillSheet(page);
  await page.getByRole("button", { name: "Use leo.brandt@gmail.com" }).click();
  await page.getByText("2 users ready").waitFor();
  await page.getByLabel("Note to your relationship manager").fill("Both start on 1 December.");
  await page.getByRole("button", { name: "Review before sending" }).click();
}

async function openUser(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: `Change access of ${name}` }).click();
}

const places: [Place, ...Place[]] = [
  { name: "aum", session: priya, path: "/", shows: "Worksheets you sent" },
  {
    name: "aum-invited",
    session: signedOut,
    path: `/aum#${trainingToken}`,
    shows: "12 s of 40 s watched",
    prepare: invited,
    arrive: (page) => page.getByText("Transcript").click(),
  },
  {
    name: "aum-attest",
    session: signedOut,
    path: `/aum#${trainingToken}`,
    shows: "Enter your full name",
    prepare: (world) => {
      invited(world);
      world.userManagement.page.steps.video = videoDone;
      world.userManagement.page.steps.attestation = { state: "open" };
    },
    arrive: (page) => page.getByRole("button", { name: "I attest" }).click(),
  },
  {
    name: "aum-link-over",
    session: signedOut,
    path: "/aum#an-old-link",
    shows: "Find your relationship manager",
    prepare: (world) => world.failing.set("/api/user-management", trainingLinkOver),
  },
  {
    name: "aum-loading",
    session: priya,
    path: "/aum",
    shows: "Bring your users in",
    prepare: (world) => world.waiting.set("/api/user-management", never),
    arrive: (page) => page.getByRole("status").getByText("Loading").first().waitFor({ state: "attached" }),
  },
  {
    name: "aum-failed",
    session: priya,
    path: "/aum",
    shows: "The three steps cannot be shown",
    prepare: (world) => world.failing.set("/api/user-management", broken),
  },
  { name: "aum-refused", session: rosa, path: "/aum", shows: "not part of your role" },
  { name: "aum-titles", session: priya, path: "/aum/titles", shows: "Not on your worksheet" },
  { name: "worksheet-empty", session: priya, path: "/aum/worksheet", shows: "No rows yet" },
  { name: "worksheet-filled", session: priya, path: "/aum/worksheet", shows: "3 rows pasted.", arrive: fillSheet },
  {
    name: "worksheet-file-refused",
    session: priya,
    path: "/aum/worksheet",
    shows: "The file was not taken",
    arrive: (page) =>
      page
        .getByLabel("Upload a file")
        .last()
        .setInputFiles({ name: "users.xlsx", mimeType: "application/zip", buffer: Buffer.from("PK") }),
  },
  {
    name: "worksheet-closed",
    session: priya,
    path: "/aum/worksheet",
    shows: "The worksheet is not open yet",
    prepare: invited,
  },
  { name: "worksheet-review", session: priya, path: "/aum/worksheet", shows: "1 row stays with you", arrive: review },
  {
    name: "worksheet-sent",
    session: priya,
    path: "/aum/worksheet",
    shows: "What happens next",
    async arrive(page) {
      await review(page);
      await page.getByLabel("I attest this").check();
      await page.getByRole("button", { name: "Submit 2 users" }).click();
    },
  },
  { name: "worksheet-state", session: priya, path: `/aum/worksheets/${sentLine.id}`, shows: "Mend and send again" },
  { name: "users", session: priya, path: "/aum/users", shows: "5 users" },
  {
    name: "users-none",
    session: priya,
    path: "/aum/users",
    shows: "Nobody fits",
    arrive: (page) => page.getByLabel("Search by name").fill("zebra"),
  },
  {
    name: "users-empty",
    session: priya,
    path: "/aum/users",
    shows: "No users yet",
    prepare: (world) => {
      world.userManagement.users = [];
    },
  },
  {
    name: "user",
    session: priya,
    path: "/aum/users",
    shows: "What you can do",
    arrive: (page) => openUser(page, managedUsers[3]!.name),
  },
  {
    name: "user-end",
    session: priya,
    path: "/aum/users",
    shows: "End the access of WHITLOCK, Ben?",
    async arrive(page) {
      await openUser(page, "WHITLOCK, Ben");
      await page.getByRole("button", { name: "End access" }).click();
    },
  },
  {
    name: "verification",
    session: priya,
    path: "/aum/verification",
    shows: "2 of 5 users decided",
    async arrive(page) {
      await page.getByRole("radiogroup", { name: "OKAFOR, Amara" }).getByText("Keep").click();
      await page.getByRole("radiogroup", { name: "WHITLOCK, Ben" }).getByText("Remove").click();
    },
  },
  {
    name: "verification-done",
    session: priya,
    path: "/aum/verification",
    shows: "Everyone is checked",
    prepare: (world) => {
      world.userManagement.users = [];
    },
  },
];

await lookAtPlaces(places);
