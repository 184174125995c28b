import assert from "node:assert/strict";
import { test } from "node:test";
import { changedLines, compareLines } from "./compare-lines.ts";

const written = (before: string, after: string): string =>
  compareLines([...before], [...after])
    .map((pair) => {
      const left = pair.before === undefined ? "." : before[pair.before];
      const right = pair.after === undefined ? "." : after[pair.after];
      return pair.same ? left : `${left}${right}`;
    })
    .join(" ");

test("equal texts are the same line by line", () => assert.equal(written("abc", "abc"), "a b c"));
test("a changed line stands beside what it was", () => assert.equal(written("abc", "aXc"), "a bX c"));
test("a new line has no partner and moves no other", () => assert.equal(written("abc", "aXbc"), "a .X b c"));
test("a removed line has no partner", () => assert.equal(written("abcd", "ad"), "a b. c. d"));
test("changes apart from each other stay apart", () => assert.equal(written("abcde", "aXcYe"), "a bX c dY e"));
test("texts with nothing in common are paired in order", () => assert.equal(written("ab", "xyz"), "ax by .z"));
test("an empty text has no lines to pair", () => assert.equal(written("", "a"), ".a"));

test("changed lines are counted where they stand now", () => {
  assert.deepEqual([...changedLines(["a", "b", "c"], ["a", "new", "b", "C"])], [1, 3]);
});
