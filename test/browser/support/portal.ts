import { after } from "node:test";
import type { Session } from "@crossbay/contract";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { type FakeExchange, startFakeExchange } from "./fake-exchange.ts";
import { ReusedPage } from "./reused-page.ts";

export interface Portal {
  browser: Browser;
  exchange: FakeExchange;
  /**
   * The one page of this process's tests, in a world and a profile as new.
   * @param prepare makes the exchange what the test needs
   */
  openPage(path: string, session?: Session, prepare?: (exchange: FakeExchange) => void): Promise<Page>;
}

let started: Promise<Omit<Portal, "openPage"> & { reused: ReusedPage }> | undefined;

/** One browser before one fake exchange for all tests of a process; both end with them. */
export async function startPortal(usual: Session): Promise<Portal> {
  started ??= start(usual);
  const { browser, exchange, reused } = await started;
  return {
    browser,
    exchange,
    openPage: async (path, session = usual, prepare) => {
      const page = await reused.renew(session);
      prepare?.(exchange);
      await page.goto(path);
      return page;
    },
  };
}

async function start(usual: Session) {
  const browser = await launchBrowser();
  const exchange = await startFakeExchange(usual);
  after(async () => {
    await browser.close();
    await exchange.close();
  });
  return { browser, exchange, reused: new ReusedPage(browser, exchange) };
}
