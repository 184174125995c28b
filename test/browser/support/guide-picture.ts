/// <reference lib="dom" />
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

const folder = join(import.meta.dirname, "../../../docs/guides/images");

/** Takes the picture of this name for the guides, only where they are asked for: CROSSBAY_GUIDE_PICTURES=yes. */
export async function takeGuidePicture(page: Page, name: string): Promise<void> {
  if (process.env.CROSSBAY_GUIDE_PICTURES !== "yes") return;
  const before = page.viewportSize();
  // Nothing is shown as pointed at.
  await page.mouse.move(0, 0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await mkdir(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", timeout: 120_000 });
  if (before) await page.setViewportSize(before);
}
