import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../../ui/words/en.ts";
import { decideSearch } from "./decide-search.ts";

const nothing = { family: "", given: "", birthDate: "", identifier: "" };
const fieldsInError = (typed: Partial<typeof nothing>) => {
  const decision = decideSearch({ ...nothing, ...typed }, en);
  return "errors" in decision ? decision.errors.map(({ field }) => field) : [];
};

test("surname and birth date are enough", () => {
  assert.deepEqual(decideSearch({ ...nothing, family: " Twinning ", birthDate: "3/12/1978" }, en), {
    search: { family: "Twinning", birthDate: "1978-03-12" },
  });
});

test("a record number is enough", () => {
  assert.deepEqual(decideSearch({ ...nothing, identifier: "CGH-100245" }, en), {
    search: { identifier: "CGH-100245" },
  });
});

test("an empty search asks for surname and birth date", () => {
  assert.deepEqual(fieldsInError({}), ["family", "birthDate"]);
});

test("a surname alone asks for the birth date", () => {
  assert.deepEqual(fieldsInError({ family: "Twinning" }), ["birthDate"]);
});

test("a date that cannot be read is never sent", () => {
  assert.deepEqual(fieldsInError({ family: "Twinning", birthDate: "31/31/1978" }), ["birthDate"]);
  assert.deepEqual(fieldsInError({ identifier: "CGH-100245", birthDate: "soon" }), ["birthDate"]);
});
