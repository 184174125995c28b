import assert from "node:assert/strict";
import type { Page } from "playwright-core";

/** Presses the button that bears exactly this name. */
export const press = (page: Page, name: string): Promise<void> =>
  page.getByRole("button", { name, exact: true }).click();

const focusedName = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");

/** Presses Tab until the focus stands on what bears this name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const pressesMax = 80;
  for (let presses = 0; presses < pressesMax; presses += 1) {
    await page.keyboard.press("Tab");
    if ((await focusedName(page)).includes(name)) return;
  }
  assert.fail(`Tab never reached “${name}”`);
}
