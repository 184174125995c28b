/// <reference lib="dom" />
import assert from "node:assert/strict";
import type { Page } from "playwright-core";

const pressesMax = 120;

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const here = document.activeElement;
    const label = here instanceof HTMLInputElement ? here.labels?.[0]?.textContent : undefined;
    return here?.getAttribute("aria-label") ?? label ?? here?.textContent ?? "";
  });

/** Presses Tab until the focus stands on what bears this name. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < pressesMax; presses += 1) {
    if ((await focused(page)).includes(name)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab never reached “${name}”`);
}

/** Waits until the focus stands on what bears this name. */
export async function assertFocused(page: Page, name: string): Promise<void> {
  await page.waitForFunction((wanted) => {
    const here = document.activeElement;
    return (here?.getAttribute("aria-label") ?? here?.textContent ?? "").includes(wanted);
  }, name);
}
