import assert from "node:assert/strict";
import { test } from "node:test";
import { type Column, matchHeadings } from "./match-headings.ts";

const columns: Column<"given" | "email" | "licence">[] = [
  { key: "given", heading: "First name", synonyms: ["Given name", "Prénom"], needed: true },
  { key: "email", heading: "E-mail", synonyms: ["Mail"], needed: true },
  { key: "licence", heading: "Licence number", synonyms: ["License number"], needed: false },
];

test("a column is found by its heading or a synonym, whatever its case, accents, spaces and dashes", () => {
  const found = matchHeadings([" PRENOM ", "", "email", "license-Number"], columns);
  assert.deepEqual(found, { places: { given: 0, email: 2, licence: 3 }, unknown: [], missing: [], twice: [] });
});

test("columns that are not known, missing or there twice are named", () => {
  const found = matchHeadings(["First name", "Given name", "Shoe size "], columns);
  assert.deepEqual(found, { places: { given: 0 }, unknown: ["Shoe size"], missing: ["E-mail"], twice: ["First name"] });
});
