import assert from "node:assert/strict";
import { test } from "node:test";
import { readingSeconds, writeWebVtt } from "./captions.ts";

test("captions say when they stand, and long ones break into two lines", () => {
  const text = "This video shows what you do as the authorized user manager of your organization.";
  assert.equal(
    writeWebVtt([
      { fromSeconds: 0, toSeconds: 4, text: "Welcome." },
      { fromSeconds: 64.5, toSeconds: 70, text },
    ]),
    [
      "WEBVTT",
      "",
      "00:00:00.000 --> 00:00:04.000\nWelcome.\n",
      "00:01:04.500 --> 00:01:10.000\nThis video shows what you do as the authorized\nuser manager of your organization.\n",
    ].join("\n"),
  );
});

test("a caption stands long enough to be read", () => {
  assert.equal(readingSeconds("Welcome."), 4);
  assert.ok(readingSeconds("word ".repeat(26).trim()) >= 11);
});
