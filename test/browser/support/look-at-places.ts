import { after, before, test } from "node:test";
import type { Browser } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { type FakeExchange, startFakeExchange } from "./fake-exchange.ts";
import { lookAtPlace, type Place } from "./look-at-place.ts";

/** A test for each place, in one browser, before one fake exchange. */
export function lookAtPlaces(places: readonly [Place, ...Place[]]): void {
  let browser: Browser;
  let exchange: FakeExchange;

  before(async () => {
    browser = await launchBrowser();
    exchange = await startFakeExchange(places[0].session);
  });

  after(async () => {
    await browser.close();
    await exchange.close();
  });

  for (const place of places) {
    test(`${place.name} is whole and accessible in both themes and sizes`, () =>
      lookAtPlace({ browser, exchange, place }));
  }
}
