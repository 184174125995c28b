import { after, before, test } from "node:test";
import type { Browser, BrowserContext } from "playwright-core";
import { launchBrowser, newProfile } from "./browser.ts";
import { type FakeExchange, startFakeExchange } from "./fake-exchange.ts";
import { lookAtPlace, type Place } from "./look-at-place.ts";

/** A test for each place, in one browser, before one fake exchange. */
export function lookAtPlaces(places: readonly [Place, ...Place[]]): void {
  let browser: Browser;
  let exchange: FakeExchange;
  let profile: BrowserContext | undefined;

  before(async () => {
    browser = await launchBrowser();
    exchange = await startFakeExchange(places[0].session);
  });

  after(async () => {
    await browser.close();
    await exchange.close();
  });

  for (const place of places) {
    test(`${place.name} is whole and accessible in both themes and sizes`, async () => {
      // One for all of them, so that the portal's files are fetched and compiled once; after a failure another one.
      const used = profile ?? (await newProfile(browser, { baseUrl: exchange.url }));
      profile = undefined;
      await lookAtPlace({ profile: used, exchange, place });
      profile = used;
    });
  }
}
