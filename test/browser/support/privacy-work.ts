import type { Page } from "playwright-core";
import { press } from "./keyboard.ts";

/** Finds Henry Osei for a report or a list, and chooses him. */
export async function chooseHenry(page: Page): Promise<void> {
  await page.getByLabel("Surname").fill("Osei");
  await page.getByLabel("Birth date").fill("7/30/1951");
  await press(page, "Find");
  await press(page, "Choose OSEI, Henry, born 30 Jul 1951");
}

/** Shows who looked at Henry Osei. */
export async function reportOnHenry(page: Page): Promise<void> {
  await chooseHenry(page);
  await press(page, "Show who looked");
}
