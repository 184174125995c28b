import { plannedMaintenance, popUpArticle, runningIncident } from "./support/canned/help-desk.ts";
import { grace, omar, sam } from "./support/canned/sessions.ts";
import { press } from "./support/keyboard.ts";
import type { Place } from "./support/look-at-place.ts";
import { lookAtPlaces } from "./support/look-at-places.ts";

const articlePath = `/help-articles/${popUpArticle.slug}`;

const places: [Place, ...Place[]] = [
  { name: "articles", session: sam, path: "/help-articles", shows: "3 articles" },
  {
    name: "articles-not-yours",
    session: grace,
    path: "/help-articles",
    shows: "Help articles are not part of your role",
  },
  { name: "article", session: sam, path: articlePath, shows: "Results open in" },
  {
    name: "article-version",
    session: sam,
    path: articlePath,
    shows: "As it was before.",
    arrive: (page) => press(page, "Look at version 1"),
  },
  {
    name: "article-conflict",
    session: sam,
    path: articlePath,
    shows: "Somebody else changed this article",
    prepare: (world) => {
      world.support.editedFirst = true;
    },
    async arrive(page) {
      await page.getByLabel("Title", { exact: true }).fill("Pop-up windows");
      await press(page, "Save and publish");
    },
  },
  {
    name: "article-new",
    session: omar,
    path: "/help-articles/new",
    shows: "Enter the words of the link",
    async arrive(page) {
      await page.getByLabel("Title", { exact: true }).fill("Who pays?");
      await press(page, "Save and publish");
    },
  },
  { name: "news", session: sam, path: "/status-news", shows: "Charts are read-only for an hour" },
  {
    name: "news-empty",
    session: sam,
    path: "/status-news",
    shows: "Nothing to tell",
    prepare: (world) => {
      world.bare = true;
    },
  },
  {
    name: "news-new",
    session: sam,
    path: "/status-news/new",
    shows: "How is it while it lasts?",
    async arrive(page) {
      await page.getByRole("radio", { name: /^Incident/ }).check();
      await page.getByLabel("Title", { exact: true }).fill("Text messages arrive late");
      await page.getByLabel("What everybody should know").fill("Use the app or a passkey meanwhile.");
      await page.getByLabel("Text messages", { exact: true }).check();
    },
  },
  {
    name: "news-new-missing",
    session: sam,
    path: "/status-news/new",
    shows: "Enter when the maintenance ends",
    async arrive(page) {
      await page.getByRole("radio", { name: /^Maintenance/ }).check();
      await press(page, "Announce it");
    },
  },
  { name: "news-incident", session: sam, path: `/status-news/${runningIncident.id}`, shows: "Our provider knows" },
  {
    name: "news-end",
    session: omar,
    path: `/status-news/${plannedMaintenance.id}`,
    shows: "Enter a last word",
    async arrive(page) {
      await press(page, "It is over");
      await page.getByRole("dialog").getByRole("button", { name: "It is over" }).click();
    },
  },
];

await lookAtPlaces(places);
