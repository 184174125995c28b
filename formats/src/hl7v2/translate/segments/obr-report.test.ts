import assert from "node:assert/strict";
import { test } from "node:test";
import { ofType, translated } from "../../testing/translating.ts";
import { reportCopyTo, reportOrderedBy } from "./obr-report.ts";

const npi = "http://hl7.org/fhir/sid/us-npi";

const reportOf = (fields: Record<number, string>, orc = "") => {
  const obr = Array.from({ length: 28 }, (_, index) => fields[index + 1] ?? "").join("|");
  const lines = ["PID|||100200^^^CGH^MR", ...(orc ? [orc] : []), `OBR|${obr}`, "OBX|1|NM|2823-3^Potassium^LN||4.1"];
  return ofType(translated("ORU^R01", lines), "DiagnosticReport")[0]!;
};

const named = (report: ReturnType<typeof reportOf>, url: string) =>
  (report.extension ?? [])
    .filter((one) => one.url === url)
    .map(({ valueReference }) => [valueReference?.display, valueReference?.identifier?.value]);

test("a report names who ordered it and to whom copies go, by national provider number where one is sent", () => {
  const report = reportOf({
    3: "F1^LAB",
    4: "24323-8^Panel^LN",
    16: "1234567893^Vale^Iris^^^Dr^^^&2.16.840.1.113883.4.6&ISO^L^^^NPI",
    28: "1245319599^Barr^Theo^^^^^^^^^^NPI~77^Quill^Ada^^^^^^CGH",
  });
  assert.deepEqual(named(report, reportOrderedBy), [["Dr Iris Vale", "1234567893"]]);
  assert.deepEqual(named(report, reportCopyTo), [
    ["Theo Barr", "1245319599"],
    // A number of the source's own means nobody anywhere else.
    ["Ada Quill", undefined],
  ]);
  assert.equal(report.extension?.[0]?.valueReference?.identifier?.system, npi);
});

test("where the order alone says who ordered, that counts", () => {
  const report = reportOf({ 3: "F1^LAB", 4: "24323-8^Panel^LN" }, "ORC|RE||F1^LAB|||||||||1234567893^Vale^Iris");
  assert.deepEqual(named(report, reportOrderedBy), [["Iris Vale", "1234567893"]]);
});
