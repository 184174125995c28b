import assert from "node:assert/strict";
import { test } from "node:test";
import { randomOf } from "../seeded-random.ts";
import type { Demographics } from "./demo-person.ts";
import { mistype, plainLetters, varyDemographics } from "./vary-demographics.ts";

const told: Demographics = {
  family: "Sørensen",
  given: "William",
  birthDate: "1984-03-12",
  sex: "M",
  phone: "5185550123",
};

test("a desk changes at most one thing about name and birth date", () => {
  for (let seed = 0; seed < 500; seed += 1) {
    const varied = varyDemographics(told, "CGH", randomOf(seed));
    const differences = (["family", "given", "birthDate"] as const).filter((key) => varied[key] !== told[key]);
    assert.ok(differences.length <= 1, JSON.stringify(varied));
    assert.equal(varied.sex, told.sex);
  }
});

test("the nursing home writes capitals without marks", () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const { family, given } = varyDemographics(told, "SNH", randomOf(seed));
    assert.equal(family, plainLetters(family).toUpperCase());
    assert.equal(given, given.toUpperCase());
  }
});

test("a slip of the keyboard keeps the first letter and most of the rest", () => {
  for (let seed = 0; seed < 100; seed += 1) {
    const typed = mistype("Henderson", randomOf(seed));
    assert.ok(typed.startsWith("H") && Math.abs(typed.length - 9) <= 1, typed);
  }
  assert.equal(mistype("Ng", randomOf(1)), "Ng");
});
