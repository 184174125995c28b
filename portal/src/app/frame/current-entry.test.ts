import assert from "node:assert/strict";
import { test } from "node:test";
import { currentEntry } from "./current-entry.ts";

const entries = [
  { to: "/desk" },
  { to: "/desk/participants", also: ["/admin/participants"] },
  { to: "/desk/users" },
  { to: "/training" },
];

for (const [path, to] of [
  ["/desk", "/desk"],
  ["/desk/worksheets/7", "/desk"],
  ["/desk/contact-requests", "/desk"],
  ["/desk/users", "/desk/users"],
  ["/desk/participants/7/designate", "/desk/participants"],
  ["/admin/participants/new", "/desk/participants"],
  ["/training/privacy", "/training"],
  ["/train", undefined],
  ["/", undefined],
] as const) {
  test(`the page ${path} belongs to ${to ?? "no entry"} of the rail`, () => {
    assert.equal(currentEntry(entries, path)?.to, to);
  });
}
