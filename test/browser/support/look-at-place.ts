/// <reference lib="dom" />
import type { Session } from "@crossbay/contract";
import type { Page } from "playwright-core";
import { assertAccessible, assertFits, looks, setSize, setTheme, takeScreenshot } from "./browser.ts";
import type { FakeWorld } from "./fake-world.ts";
import type { Portal } from "./portal.ts";

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

/** Pictures of the place in both sizes and themes, whole and accessible in each, and whole at the widths between. */
export async function lookAtPlace({ openPage }: Pick<Portal, "openPage">, place: Place): Promise<void> {
  const page = await openPage(place.path, place.session, ({ world }) => place.prepare?.(world));
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
}
