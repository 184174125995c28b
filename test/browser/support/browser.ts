/// <reference lib="dom" />
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import axe from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

export type Theme = "light" | "dark";
export type Size = "desktop" | "phone";

export const themes = ["light", "dark"] as const satisfies readonly Theme[];

/** What axe looks for; `contrast` and `layout`: the same page was scanned whole in another look. */
type Scan = "whole" | "layout" | "contrast";

/** A page in one size and one theme. */
type Look = { size: Size; theme: Theme; scan: Scan };

// Every size and every theme once; the two that are left are made of the same styles.
const looksAlways: readonly Look[] = [
  { size: "desktop", theme: "light", scan: "whole" },
  { size: "phone", theme: "dark", scan: "whole" },
];
const looksOfFullRuns: readonly Look[] = [
  { size: "desktop", theme: "dark", scan: "contrast" },
  { size: "phone", theme: "light", scan: "layout" },
];

/** In which sizes and themes a page is looked at: all four when everything is tested, and when pictures are wanted. */
export const looks: readonly Look[] =
  process.env.CROSSBAY_TEST_FULL === "yes" || process.env.CROSSBAY_SCREENSHOTS
    ? [...looksAlways, ...looksOfFullRuns]
    : looksAlways;

const viewports: Record<Size, { width: number; height: number }> = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
};

const chromiumArguments = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The criteria that every page keeps. */
const wcagTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * Debian's Chromium (`CROSSBAY_CHROMIUM` names another).
 * @param popUps `browser`: the browser's own pop-up blocker is on, which Playwright otherwise switches off.
 */
export function launchBrowser({ popUps = "allowed" }: { popUps?: "allowed" | "browser" } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CROSSBAY_CHROMIUM ?? "/usr/bin/chromium",
    args: chromiumArguments,
    ...(popUps === "browser" ? { ignoreDefaultArgs: ["--disable-popup-blocking"] } : {}),
  });
}

interface PageOptions {
  baseUrl: string;
  size?: Size;
  theme?: Theme;
  ignoreHttpsErrors?: boolean;
}

/** A page in a browser profile of its own. */
export const newPage = async (browser: Browser, options: PageOptions): Promise<Page> =>
  (await newProfile(browser, options)).newPage();

/** A browser profile in New York, without motion; what fails on one of its pages fails the test. */
export async function newProfile(browser: Browser, options: PageOptions): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: options.baseUrl,
    viewport: viewports[options.size ?? "desktop"],
    colorScheme: options.theme ?? "light",
    reducedMotion: "reduce",
    timezoneId: "America/New_York",
    locale: "en-US",
    userAgent: userAgentOf(browser),
    ignoreHTTPSErrors: options.ignoreHttpsErrors ?? false,
  });
  context.setDefaultTimeout(15_000);
  context.on("weberror", (failure) => {
    throw failure.error();
  });
  return context;
}

/** As this browser names itself with a window: without one it says that it has none, which no reader's browser does. */
const userAgentOf = (browser: Browser): string =>
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version().split(".")[0]}.0.0.0 Safari/537.36`;

export const setSize = (page: Page, size: Size): Promise<void> => page.setViewportSize(viewports[size]);

/** The system's theme, which the portal follows until its reader chooses. */
export const setTheme = (page: Page, theme: Theme): Promise<void> => page.emulateMedia({ colorScheme: theme });

/**
 * Fails with one line for each thing that axe finds.
 * @param look `contrast`: the page was scanned whole in its other theme, and only its colours are others
 */
export async function assertAccessible(page: Page, look: Scan = "whole"): Promise<void> {
  const options: RunOptions = {
    ...(look === "contrast" ? { runOnly: ["color-contrast"] } : { runOnly: { type: "tag", values: wcagTags } }),
    ...(look === "layout" ? { rules: { "color-contrast": { enabled: false } } } : {}),
    // What is in order need not be described, and no rule that is asked reads style sheets.
    resultTypes: ["violations"],
    preload: false,
  };
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // The script that was put into the page has left its name on the page's own window.
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (wanted) => (window as unknown as { axe: typeof axe }).axe.run(wanted),
    options,
  );
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(" ")}\n${failureSummary}`),
  );
  assert.deepEqual(found, []);
}

/** Fails when the page is wider than its window: something overlaps or is cut. */
export async function assertFits(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(async () => {
    // A page that lays itself out anew for another width has done so after the next frame.
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
    return [document.documentElement.scrollWidth, document.documentElement.clientWidth];
  });
  assert.ok(content! <= window!, `The page is ${content} wide in a window of ${window}`);
}

/** Writes a picture to look at into the folder `CROSSBAY_SCREENSHOTS`; without it, as in most runs, nothing. */
export async function takeScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.CROSSBAY_SCREENSHOTS;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  // The browser paints without a graphics card: on a busy machine a picture may take its time, and says nothing by that.
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", timeout: 120_000 });
}
