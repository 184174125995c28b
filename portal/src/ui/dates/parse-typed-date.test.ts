import assert from "node:assert/strict";
import { test } from "node:test";
import { parseTypedDate } from "./parse-typed-date.ts";

const understood = [
  "3/12/1978",
  "03/12/1978",
  "03-12-1978",
  "3.12.1978",
  "03121978",
  "3 12 1978",
  "1978-03-12",
  "12 Mar 1978",
  "12mar1978",
  "Mar 12, 1978",
  "march 12 1978",
  " 12 March 1978 ",
];

for (const typed of understood) {
  test(`a birth date typed as “${typed}” is 12 Mar 1978`, () => {
    assert.equal(parseTypedDate(typed), "1978-03-12");
  });
}

for (const typed of [
  "",
  "3/12/78",
  "13/12/1978",
  "2/30/1978",
  "0/1/1978",
  "12 Foo 1978",
  "1978",
  "3/12/0078",
  "yesterday",
]) {
  test(`“${typed}” is no date`, () => {
    assert.equal(parseTypedDate(typed), undefined);
  });
}
