import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { countChanges, directoryRoutes, runDirectory } from "../../server/src/directory/index.ts";
import { sql } from "../../server/src/platform/sql.ts";
import { onRecordChanged } from "../../server/src/record/index.ts";
import { aRecord, type RecordWorld, resourceId } from "../support/record-world.ts";
import { allergy, encounter, observation } from "../support/resources.ts";
import { assertWhole } from "./support/assert-whole.ts";
import { launchBrowser, newPage } from "./support/browser.ts";

let world: RecordWorld;
let browser: Browser;
let baseUrl: string;
let forget: () => void;

before(async () => {
  world = await aRecord(directoryRoutes);
  forget = onRecordChanged((tx, changes) => countChanges(tx, world.context, changes));
  for (let number = 1; number <= 12; number++) {
    await world.tell(world.feed, `R${number}`, {
      eventAt: world.context.clock.now().toISOString(),
      resources: [
        observation(`k${number}`, { code: "2823-3", display: "Potassium", value: 4.1, unit: "mmol/L" }),
        encounter(`v${number}`, { code: "IMP", start: "2026-03-12T09:00:00Z" }),
      ],
    });
  }
  await world.tell(world.feed, "R1", { resources: [allergy("a1", "Penicillin")] });
  await world.run(sql`insert into accounts.site (id, participant_id, name, created_at)
    select gen_random_uuid(), ${world.hospital.id}, 'Harbor campus ' || n, now() from generate_series(1, 7) as n`);
  for (let number = 1; number <= 24; number++) {
    await world.participant({ name: `Pier Nine Clinic of the Northern Harbor ${number}`, type: "clinic" });
  }
  await runDirectory(world.context, world.context.clock.now());
  baseUrl = await world.http.listen({ port: 0, host: "127.0.0.1" });
  browser = await launchBrowser();
});
after(async () => {
  await browser.close();
  forget();
  await world.stop();
});

const pages: readonly [string, () => string][] = [
  ["directory", () => "/directory"],
  ["directory-last-page", () => "/directory?q=pier&page=2"],
  ["directory-nothing-found", () => "/directory?q=nowhere&type=hospital&element=claims&realtime=yes"],
  ["directory-entry", () => `/directory/${world.hospital.id}`],
  ["directory-entry-unknown", () => `/directory/${resourceId("nobody")}`],
];
for (const [name, address] of pages) {
  test(`${name} is whole and accessible in both themes and sizes`, async () => {
    const page = await newPage(browser, { baseUrl });
    await page.goto(address());
    await assertWhole(page, name);
    await page.context().close();
  });
}

test("without JavaScript, by keyboard alone: find who sends results in real time, and see since when", async () => {
  const context = await browser.newContext({ baseURL: baseUrl, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/directory");
  await page.getByLabel("Sends").selectOption("results");
  await page.getByLabel("How soon").selectOption("yes");
  await page.getByRole("button", { name: "Find" }).press("Enter");
  await page.getByRole("heading", { name: "1 organization" }).waitFor();
  await page.getByRole("link", { name: "Crossbay General Hospital" }).press("Enter");
  await page.getByRole("row", { name: /Laboratory and other results 12 Mar 2026 about 20/ }).waitFor();
  await page.getByRole("row", { name: /Allergies 12 Mar 2026 10 or fewer/ }).waitFor();
  await page.getByRole("link", { name: "All organizations" }).press("Enter");
  await page.getByRole("link", { name: "Next page" }).press("Enter");
  await page.getByText("Page 2 of 2").waitFor();
  await context.close();
});
