import type { Page } from "playwright-core";
import { assertAccessible, assertFits, looks, setSize, setTheme, takeScreenshot } from "./browser.ts";

/** A page is whole and accessible in both sizes and themes, and nothing of it is cut off at 320 pixels. */
export async function assertWhole(page: Page, name: string): Promise<void> {
  for (const { size, theme, scan } of looks) {
    await setSize(page, size);
    await setTheme(page, theme);
    await takeScreenshot(page, `${name}-${size}-${theme}`);
    await assertFits(page);
    await assertAccessible(page, scan);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await assertFits(page);
  await setSize(page, "desktop");
}
