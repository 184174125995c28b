/// <reference lib="dom" />
import type { Session } from "@crossbay/contract";
import type { BrowserContext, Page } from "playwright-core";
import { assertAccessible, assertFits, looks, setSize, setTheme, takeScreenshot } from "./browser.ts";
import type { FakeExchange } from "./fake-exchange.ts";
import type { FakeWorld } from "./fake-world.ts";

/** One state of one page. */
export interface Place {
  name: string;
  session: Session;
  path: string;
  /** Words in sight once the page is there. */
  shows: string;
  /** Makes the exchange what this state needs; the world is as new before. */
  prepare?(world: FakeWorld): void;
  arrive?(page: Page): Promise<void>;
}

/**
 * Pictures of the place in both sizes and themes, whole and accessible in each, and whole at the widths between. Whoever comes after it
 * in the same profile finds nothing of it but the portal's own files.
 */
export async function lookAtPlace(at: {
  profile: BrowserContext;
  exchange: FakeExchange;
  place: Place;
}): Promise<void> {
  const { profile, exchange, place } = at;
  exchange.renew(place.session);
  place.prepare?.(exchange.world);
  const page = await profile.newPage();
  await page.goto(place.path);
  await place.arrive?.(page);
  for (const { size, theme, scan } of looks) {
    await setSize(page, size);
    await setTheme(page, theme);
    await page.getByText(place.shows).filter({ visible: true }).first().waitFor();
    await takeScreenshot(page, `${place.name}-${size}-${theme}`);
    await assertFits(page);
    await assertAccessible(page, scan);
  }
  for (const width of [1024, 768, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await assertFits(page);
  }
  await page.evaluate(() => localStorage.clear());
  await profile.clearCookies();
  await page.close();
}
