/// <reference lib="dom" />
import type { Session } from "@crossbay/contract";
import type { Browser, Page } from "playwright-core";
import { newPage, setSize, setTheme } from "./browser.ts";
import { blankPath, type FakeExchange, visitHeader } from "./fake-exchange.ts";

/**
 * One page for many tests, as new for each of them: a window costs a second of processor time, and compiles the portal's code
 * anew. Not for tests that put a clock or a script into their page: those stay.
 */
export class ReusedPage {
  readonly #browser: Browser;
  readonly #exchange: FakeExchange;
  #page: Page | undefined;

  constructor(browser: Browser, exchange: FakeExchange) {
    this.#browser = browser;
    this.#exchange = exchange;
  }

  /** The page, empty, before a world as new with this session. What the test before still sends reaches nobody. */
  async renew(session: Session): Promise<Page> {
    const used = this.#page;
    this.#page = undefined;
    const page =
      used && !used.isClosed() ? await cleaned(used) : await newPage(this.#browser, { baseUrl: this.#exchange.url });
    this.#exchange.renew(session);
    await page.context().setExtraHTTPHeaders({ [visitHeader]: String(this.#exchange.visit) });
    this.#page = page;
    return page;
  }
}

async function cleaned(page: Page): Promise<Page> {
  const profile = page.context();
  for (const other of profile.pages()) if (other !== page) await other.close();
  await page.removeAllListeners(undefined, { behavior: "ignoreErrors" });
  await page.unrouteAll({ behavior: "ignoreErrors" });
  // A form that asks whether its words may be lost.
  page.on("dialog", (dialog) => void dialog.accept());
  await profile.setOffline(false);
  await page.goto(blankPath);
  await page.removeAllListeners("dialog");
  await page.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await profile.clearCookies();
  await profile.clearPermissions();
  await setSize(page, "desktop");
  await setTheme(page, "light");
  return page;
}
