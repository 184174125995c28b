import assert from "node:assert/strict";
import { test } from "node:test";
import type { PatientId, PersonId, SourceId } from "../platform/ids.ts";
import type { LinkedPatient } from "./patient.ts";
import { summarisePerson } from "./summary-rules.ts";

let count = 0;
const view = (told: Partial<LinkedPatient>): LinkedPatient => {
  count += 1;
  return {
    patientId: `patient-${count}` as PatientId,
    personId: "person" as PersonId,
    sourceId: "source" as SourceId,
    authority: "CGH",
    recordNumber: String(count),
    state: "active",
    eventAt: "2026-01-01T00:00:00.000Z",
    ...told,
  };
};

const nameOf = (...views: LinkedPatient[]) => {
  const summary = summarisePerson(views);
  return [summary?.family, summary?.given];
};

test("a nickname at one desk renames nobody, however new it is", () => {
  const henry = { family: "Osei", given: "Henry Kofi" };
  const hank = view({ family: "Osei", given: "Hank", eventAt: "2026-11-20T00:00:00.000Z" });
  assert.deepEqual(nameOf(view(henry), view(henry), hank), ["Osei", "Henry Kofi"]);
});

test("of two sources with one name each, the newer tells", () => {
  const newborn = view({ family: "Finch", given: "Baby Girl" });
  const named = view({ family: "Finch", given: "Ada", eventAt: "2026-11-20T00:00:00.000Z" });
  assert.deepEqual(nameOf(newborn, named), ["Finch", "Ada"]);
});

test("a name is written as the most careful source wrote it", () => {
  const shouted = view({ family: "DE VRIES MUNOZ", given: "ANNEKE", eventAt: "2026-11-20T00:00:00.000Z" });
  const careful = view({ family: "de Vries-Muñoz", given: "Anneke" });
  assert.deepEqual(nameOf(shouted, careful), ["de Vries-Muñoz", "Anneke"]);
});

test("a retired number tells only where nothing else is left", () => {
  const retired = view({ family: "Finch", given: "Walt", state: "merged", eventAt: "2026-11-20T00:00:00.000Z" });
  assert.deepEqual(nameOf(retired, view({ family: "Finch", given: "Walter" })), ["Finch", "Walter"]);
  assert.deepEqual(nameOf(retired), ["Finch", "Walt"]);
});
