import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { incomingPatient, testId, testKeys } from "../../../test/support/patients.ts";
import { projectRoot } from "../../../test/support/project-root.ts";
import type { PersonId } from "../platform/ids.ts";
import { planResolution } from "./plan-resolution-rules.ts";
import { preparePatient } from "./prepare-patient-rules.ts";

const folder = join(projectRoot, "..", "shared", "data", "matching");

const sets = [
  { name: "febrl1", files: ["records.csv"], idOf: (_file: number, id: string) => id },
  {
    name: "clkhash_dirty_1000",
    files: ["records_1.csv", "records_2.csv"],
    idOf: (file: number, id: string) => `${file + 1}:${id}`,
  },
];

for (const set of sets) {
  const isThere = existsSync(join(folder, set.name));
  test(`how right is matching on ${set.name}?`, { skip: isThere ? false : "the shared data is not here" }, (t) => {
    const records = set.files.flatMap((file, index) =>
      readCsv(join(folder, set.name, file)).map((row) => ({ ...row, rec_id: set.idOf(index, row.rec_id!) })),
    );
    const batch = records.map((row) => preparePatient(testKeys, incomingPatient("SET", row.rec_id!, termsOf(row))));
    let persons = 0;
    const { resolutions } = planResolution(batch, {
      known: [],
      renumbered: new Set(),
      byIdentifier: new Map(),
      byBlock: new Map(),
      candidates: new Map(),
      newPersonId: () => testId<PersonId>(`person ${++persons}`),
    });
    const truth = new Map(readCsv(join(folder, set.name, "truth.csv")).map((row) => [row.rec_id, row.entity_id]));
    const found = resolutions.map(({ personId }, index) => ({ personId, entity: truth.get(records[index]!.rec_id)! }));
    const { precision, recall } = measure(t, found);
    t.diagnostic(`${resolutions.filter(({ outcome }) => outcome === "review").length} left to a steward`);
    assert.ok(precision >= 0.995, `precision ${precision}`);
    assert.ok(recall >= 0.7, `recall ${recall}`);
  });
}

/** Precision and recall over pairs of records put to one person. */
function measure(t: TestContext, found: readonly { personId: string; entity: string }[]) {
  let right = 0;
  let linked = 0;
  let wanted = 0;
  for (let i = 0; i < found.length; i++) {
    for (let j = 0; j < i; j++) {
      const isLinked = found[i]!.personId === found[j]!.personId;
      const isSame = found[i]!.entity === found[j]!.entity;
      if (isLinked) linked++;
      if (isSame) wanted++;
      if (isLinked && isSame) right++;
    }
  }
  const precision = right / linked;
  const recall = right / wanted;
  t.diagnostic(`precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)} over ${wanted} pairs`);
  return { precision, recall };
}

function termsOf(row: Record<string, string>) {
  const date = /^(\d{4})(\d{2})(\d{2})$/.exec(row.date_of_birth ?? "");
  const line = [row.street_number, row.address_1].filter(Boolean).join(" ");
  return {
    ...(row.surname ? { family: row.surname } : {}),
    ...(row.given_name ? { given: row.given_name } : {}),
    ...(date ? { birthDate: `${date[1]}-${date[2]}-${date[3]}` } : {}),
    // These numbers have seven digits: two before them make an American one.
    ...(row.soc_sec_id ? { ssn: `21${row.soc_sec_id.padStart(7, "0")}` } : {}),
    ...(row.phone_number ? { phone: row.phone_number } : {}),
    ...(line ? { line } : {}),
    ...(row.suburb ? { city: row.suburb } : {}),
    ...(row.postcode ? { postalCode: row.postcode } : {}),
  };
}

/** Rows of a plain CSV, without quotes, as objects by its header. */
function readCsv(file: string): Record<string, string>[] {
  const [header = "", ...lines] = readFileSync(file, "utf8").split(/\r?\n/).filter(Boolean);
  const names = header.split(",").map((name) => name.trim());
  return lines.map((line) => {
    const cells = line.split(",").map((cell) => cell.trim());
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""]));
  });
}
