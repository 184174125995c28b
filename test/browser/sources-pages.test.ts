import { broken } from "./support/canned/problems.ts";
import { nils, rosa, sam } from "./support/canned/sessions.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const places: [Place, ...Place[]] = [
  { name: "sources", session: sam, path: "/sources", shows: "Crossbay General, laboratory" },
  { name: "sources-engineer", session: nils, path: "/sources", shows: "Crossbay General, laboratory" },
  {
    name: "sources-details",
    session: sam,
    path: "/sources",
    shows: "normal range or flag",
    arrive: (page) => page.getByRole("button", { name: "Open what Crossbay General, laboratory sends" }).click(),
  },
  {
    name: "sources-nothing-found",
    session: sam,
    path: "/sources",
    shows: "No source was found",
    async arrive(page) {
      await page.getByLabel("Source or participant").fill("nowhere");
      await page.getByRole("button", { name: "Find" }).click();
    },
  },
  {
    name: "sources-none",
    session: sam,
    path: "/sources",
    shows: "No source is known yet",
    prepare: (world) => {
      world.bare = true;
    },
  },
  {
    name: "sources-failed",
    session: sam,
    path: "/sources",
    shows: "The sources cannot be shown",
    prepare: (world) => world.failing.set("/directory/sources", broken),
  },
  { name: "sources-refused", session: rosa, path: "/sources", shows: "Sources are not part of your role" },
];

await lookAtPlaces(places);
