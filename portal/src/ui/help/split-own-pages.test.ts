import assert from "node:assert/strict";
import { test } from "node:test";
import { splitOwnPages } from "./split-own-pages.ts";

const links = (text: string) => splitOwnPages(text).flatMap(({ part, link }) => (link ? [part] : []));

test("an address of the exchange's own pages in an answer becomes a link", () => {
  assert.deepEqual(links("See /support/faq/pop-up-windows. Or /status, please."), [
    "/support/faq/pop-up-windows",
    "/status",
  ]);
});

test("no other address does, whatever it looks like", () => {
  for (const text of [
    "https://evil.example/support/faq/x",
    "//evil.example/support",
    "and/support/x",
    "/supporters",
    "javascript:/status",
    "/support//evil.example",
  ]) {
    assert.deepEqual(links(text), [], text);
  }
});

test("nothing of the text is lost", () => {
  const text = "One /status two\n/help\nthree";
  assert.equal(
    splitOwnPages(text)
      .map(({ part }) => part)
      .join(""),
    text,
  );
});
