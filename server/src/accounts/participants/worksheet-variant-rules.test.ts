import assert from "node:assert/strict";
import { test } from "node:test";
import { worksheetVariant } from "./worksheet-variant-rules.ts";

test("a hospital with an emergency department uses the worksheet with break-the-glass, and is told why", () => {
  const hospital = { name: "Lantern General Hospital", type: "hospital", emergencyServices: true } as const;
  const { variant, because } = worksheetVariant(hospital);
  assert.equal(variant, "has-break-the-glass");
  assert.match(because, /^Lantern General Hospital has an emergency department, so some of its titles may break/);
});

test("an EMS agency uses it when the exchange gave it the emergency flag, and only then", () => {
  const agency = { name: "Harbor EMS", type: "ems-agency" } as const;
  assert.equal(worksheetVariant({ ...agency, emergencyServices: true }).variant, "has-break-the-glass");
  assert.match(worksheetVariant({ ...agency, emergencyServices: true }).because, /is an EMS agency/);
  assert.equal(worksheetVariant({ ...agency, emergencyServices: false }).variant, "no-break-the-glass");
});

test("everybody else uses the worksheet without break-the-glass, and is told whom to ask", () => {
  const clinic = { name: "Quay Street Family Practice", type: "private-practice", emergencyServices: false } as const;
  assert.deepEqual(worksheetVariant(clinic), {
    variant: "no-break-the-glass",
    because:
      "Quay Street Family Practice has no emergency services on record, so its worksheet has no titles that break the " +
      "glass. If that is not right, tell your relationship manager.",
  });
});
