import { broken as brokenProblem, lacksRight } from "./support/canned/problems.ts";
import { kofi, nils, rosa } from "./support/canned/sessions.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const never = new Promise<void>(() => {});

const places: [Place, ...Place[]] = [
  { name: "feeds", session: nils, path: "/", shows: "3 feeds need you." },
  { name: "feeds-exchange", session: kofi, path: "/feeds", shows: "From unknown senders" },
  {
    name: "feeds-empty",
    session: kofi,
    path: "/feeds",
    shows: "No source is known yet",
    prepare: (world) => {
      world.bare = true;
    },
  },
  {
    name: "feeds-loading",
    session: nils,
    path: "/feeds",
    shows: "What each source sends",
    prepare: (world) => world.waiting.set("/interface/feeds", never),
    arrive: (page) => page.getByRole("status").getByText("Loading").first().waitFor({ state: "attached" }),
  },
  {
    name: "feeds-failed",
    session: nils,
    path: "/feeds",
    shows: "The feeds cannot be shown",
    prepare: (world) => world.failing.set("/interface/feeds", brokenProblem),
  },
  { name: "feeds-refused", session: rosa, path: "/feeds", shows: "not part of your role" },
  { name: "strangers", session: kofi, path: "/feeds/strangers", shows: "Make a sender known" },
  {
    name: "strangers-none",
    session: kofi,
    path: "/feeds/strangers",
    shows: "Nobody unknown has sent anything",
    prepare: (world) => {
      world.bare = true;
    },
  },
  {
    name: "strangers-refused",
    session: nils,
    path: "/feeds/strangers",
    shows: "Only the exchange's own engineers",
    prepare: (world) => world.failing.set("/interface/strangers", lacksRight),
  },
  { name: "account-engineer", session: nils, path: "/account", shows: "Look after feeds and messages" },
];

await lookAtPlaces(places);
