import assert from "node:assert/strict";
import { test } from "node:test";
import type { Article } from "@crossbay/contract";
import { en } from "../../ui/words/en.ts";
import { countWords, draftOf, editOf, faultsOf, isChanged, slugOf } from "./article-draft.ts";

const article: Article = {
  slug: "pop-up-windows",
  title: "Pop-up windows",
  category: "portal",
  version: 2,
  hidden: false,
  helped: 12,
  body: "Allow them.",
  keywords: "blocked",
  action: { label: "Sign in", path: "/sign-in" },
  versions: [],
};

test("an article that nobody changed is not changed, also when a newer version came", () => {
  assert.equal(isChanged(draftOf(article), { ...article, version: 3 }), false);
  assert.equal(isChanged({ ...draftOf(article), actionPath: "/help" }, article), true);
});

test("an article needs a title, an address of its own, an answer and a link within the exchange", () => {
  const empty = { ...draftOf(article), title: " ", slug: "Pop ups", category: "", body: "", actionPath: "https://x" };
  assert.deepEqual(
    faultsOf(empty, [], en.helpArticles).map(({ field }) => field),
    ["article-title", "article-slug", "article-category", "article-body", "article-action-path"],
  );
  assert.deepEqual(
    faultsOf(draftOf(article), ["pop-up-windows"], en.helpArticles).map(({ text }) => text),
    [en.helpArticles.missing.slugTaken],
  );
  assert.deepEqual(faultsOf(draftOf(article), [], en.helpArticles), []);
});

test("what is saved names the version that it replaces", () => {
  assert.equal(editOf(draftOf(article), 3).version, 3);
});

test("an address is made of a title's letters and digits", () => {
  assert.equal(slugOf("  Who confirms my rôle? (2026)  "), "who-confirms-my-role-2026");
  assert.equal(slugOf("???"), "");
});

test("words are counted as a writer counts them", () => {
  assert.equal(countWords("**Allow** them - in [Edge](/support), too."), 5);
});
