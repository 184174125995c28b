import { test } from "node:test";
import { lookAtPlace, type Place } from "./look-at-place.ts";
import { startPortal } from "./portal.ts";

/** A test for each place, in one page of one browser, before one fake exchange. */
export async function lookAtPlaces(places: readonly [Place, ...Place[]]): Promise<void> {
  const portal = await startPortal(places[0].session);
  for (const place of places) {
    test(`${place.name} is whole and accessible in both themes and sizes`, () => lookAtPlace(portal, place));
  }
}
