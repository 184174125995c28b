import assert from "node:assert/strict";
import { test } from "node:test";
import { splitTestName } from "./split-test-name.ts";

test("what is measured stands apart from how and in what", () => {
  assert.deepEqual(splitTestName("Potassium [Moles/volume] in Serum or Plasma"), {
    what: "Potassium",
    how: "[Moles/volume] in Serum or Plasma",
  });
  assert.deepEqual(splitTestName("INR in Platelet poor plasma by Coagulation assay"), {
    what: "INR",
    how: "in Platelet poor plasma by Coagulation assay",
  });
});

test("a fraction is part of what is measured", () => {
  assert.equal(splitTestName("Cholesterol in LDL").what, "Cholesterol in LDL");
  assert.equal(splitTestName("Cholesterol in HDL [Mass/volume] in Serum or Plasma").what, "Cholesterol in HDL");
});

test("a short name stays whole", () => {
  assert.deepEqual(splitTestName("Heart rate"), { what: "Heart rate", how: "" });
});

test("no part of a name is lost", () => {
  const name = "Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood";
  const { what, how } = splitTestName(name);
  assert.equal(`${what} ${how}`, name);
});
