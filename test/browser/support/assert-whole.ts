import type { Page } from "playwright-core";
import { assertAccessible, assertFits, setSize, setTheme, sizes, takeScreenshot, themes } from "./browser.ts";

/** A page is whole and accessible in both sizes and themes, and nothing of it is cut off at 320 pixels. */
export async function assertWhole(page: Page, name: string): Promise<void> {
  for (const size of sizes) {
    await setSize(page, size);
    for (const theme of themes) {
      await setTheme(page, theme);
      await takeScreenshot(page, `${name}-${size}-${theme}`);
      await assertFits(page);
      await assertAccessible(page);
    }
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await assertFits(page);
  await setSize(page, "desktop");
}
