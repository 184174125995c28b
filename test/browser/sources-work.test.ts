import { test } from "node:test";
import type { Page } from "playwright-core";
import { sam } from "./support/canned/sessions.ts";
import { startPortal } from "./support/portal.ts";

const { openPage } = await startPortal(sam);

async function openSources(): Promise<Page> {
  const page = await openPage("/sources");
  await page.getByRole("button", { name: "Open what Crossbay General, laboratory sends" }).waitFor();
  return page;
}

test("support finds the silent sources, opens one, and reads its rhythm and what is often missing", async () => {
  const page = await openSources();
  await page.getByLabel("State").selectOption("silent");
  await page.getByText("1 source", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Open what Crossbay General, radiology sends" }).press("Enter");
  const panel = page.getByRole("dialog", { name: "Crossbay General, radiology" });
  await panel.getByText("An alarm stands since").waitFor();
  await panel.getByText("of silence is usual at this hour").waitFor();
  await panel.getByText(/reason \(41\s%\)/).waitFor();
  await panel.getByRole("button", { name: "Close" }).press("Enter");
  await panel.waitFor({ state: "detached" });
});

test("a long list goes on by pages, and a search begins at its first", async () => {
  const page = await openSources();
  await page.getByRole("button", { name: "Next page" }).click();
  await page.getByText("Page 2 of").waitFor();
  await page.getByLabel("Source or participant").fill("laboratory");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Open what Crossbay General, laboratory sends" }).waitFor();
});
