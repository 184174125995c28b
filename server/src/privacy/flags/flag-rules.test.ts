import assert from "node:assert/strict";
import { test } from "node:test";
import type { Household } from "../../identity/index.ts";
import { findingOfVolume, findingsOfLook, type Viewer } from "./flag-rules.ts";

const viewer: Viewer = { accountId: "1", listed: "LEE, Jo", family: ["LEE"], given: ["JO"], phone: "5185550101" };
const household = (terms: Partial<Household>): Household =>
  ({
    familyFolded: [],
    givenFolded: [],
    phones: [],
    addressLine: null,
    city: null,
    postalCode: null,
    ...terms,
  }) as never;
const kinds = (patient: Partial<Household>, own: Partial<Household>[] = [], isVip = false) =>
  findingsOfLook({ viewer, patient: [household(patient)], own: own.map(household), colleagues: [viewer], isVip }).map(
    ({ kind }) => kind,
  );

test("an unremarkable look finds nothing, and somebody without a name is nobody's namesake", () => {
  assert.deepEqual(kinds({ familyFolded: ["SMITH"], givenFolded: ["ANN"] }), []);
  assert.deepEqual(kinds({}), []);
});

test("one of two surnames is enough, and a viewer is no colleague of their own", () => {
  assert.deepEqual(kinds({ familyFolded: ["LEE", "MUNOZ", "LEEMUNOZ"], givenFolded: ["ANA"] }), ["same-surname"]);
  assert.deepEqual(kinds({ familyFolded: ["LEE"], givenFolded: ["JO"] }, [], true), ["vip", "self"]);
});

test("the same street in another town is another address", () => {
  const home = { addressLine: "1 MAIN ST", postalCode: "12203" };
  assert.deepEqual(kinds(home, [{ ...home, postalCode: "12203-1100" }]), ["same-address"]);
  assert.deepEqual(kinds(home, [{ ...home, postalCode: "14604" }]), []);
  assert.deepEqual(kinds({ addressLine: "1 MAIN ST" }, [{ addressLine: "1 MAIN ST" }]), []);
});

test("volume is measured against the own days, and never below twenty charts", () => {
  assert.equal(findingOfVolume(20, [1, 1]), undefined);
  assert.equal(findingOfVolume(60, [20, 20]), undefined);
  assert.equal(findingOfVolume(61, [20, 20])?.sentence, "Opened 61 charts in a day; 20 are usual");
  assert.equal(findingOfVolume(50, []), undefined);
  assert.equal(findingOfVolume(51, [])?.kind, "volume");
});
