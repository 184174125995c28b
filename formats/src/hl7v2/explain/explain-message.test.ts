import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { errorAt } from "../errors.ts";
import { parseMessage } from "../parse-message.ts";
import { splitMessages } from "../split-messages.ts";
import { testContext } from "../testing/translating.ts";
import { translateMessage } from "../translate/translate-message.ts";
import { explainMessage } from "./explain-message.ts";
import type { ExplainedField, ExplainedMessage } from "./explained-message.ts";
import { resourceWords } from "./resource-words.ts";

const msh = "MSH|^~\\&|ADT|CGH|XB|HIE|20260312101500||ADT^A01|7|P|2.5.1";
const pid = 'PID|1||100200^^^CGH^MR||Quill^Odalys||19610224|X||||||||""||||||||||||||N';
const pv1 = "PV1|1|I|||||||||||||||||V100|SELF";

const explain = (lines: readonly string[], refusals: Parameters<typeof explainMessage>[0]["refusals"] = []) =>
  explainMessage({ bytes: Buffer.from(lines.join("\r")), context: testContext, refusals });

function fieldOf(explained: ExplainedMessage, place: string, sequence = 1): ExplainedField {
  const fields = explained.segments.filter((segment) => segment.sequence === sequence).flatMap(({ fields }) => fields);
  const found = fields.find((field) => field.place === place);
  assert.ok(found, `${place} is shown`);
  return found;
}

test("each field that was sent is shown with its name, its value and what becomes of it", () => {
  const explained = explain([msh, "EVN||20260312101000", pid, pv1, "ZZ1|local"]);
  assert.deepEqual(fieldOf(explained, "PV1-19"), {
    place: "PV1-19",
    name: "Visit Number",
    value: "V100",
    fate: "used",
    becomes: ["Encounter.identifier"],
  });
  assert.deepEqual(
    ["MSH-3", "EVN-2", "PID-1", "PID-5", "PV1-20", "ZZ1-1"].map((place) => {
      const { fate, becomes } = fieldOf(explained, place);
      return [place, fate, ...becomes];
    }),
    [
      ["MSH-3", "used", "which source it is from"],
      ["EVN-2", "used", "time of the event"],
      ["PID-1", "kept"],
      ["PID-5", "used", "Patient.name"],
      ["PV1-20", "kept"],
      ["ZZ1-1", "kept"],
    ],
  );
  assert.deepEqual(
    explained.segments.map(({ name, title }) => [name, title]),
    [
      ["MSH", "Message Header"],
      ["EVN", "Event Type"],
      ["PID", "Patient Identification"],
      ["PV1", "Patient Visit"],
      ["ZZ1", ""],
    ],
  );
});

test("what could not be read as it should is marked with its warning, and a deletion as such", () => {
  const explained = explain([msh, pid, pv1]);
  const sex = fieldOf(explained, "PID-8");
  assert.deepEqual([sex.fate, sex.fault?.code, sex.becomes], ["warned", "103", ["Patient.gender"]]);
  assert.deepEqual(fieldOf(explained, "PID-16").becomes, ["Patient.maritalStatus: deleted"]);
});

test("what a visit's sender deletes is marked as such", () => {
  const explained = explain([msh, pid, 'PV1|1|I|""||||""|||||||||||""||V100', 'PV2|||""']);
  const becomes = ["PV1-3", "PV1-7", "PV1-18", "PV2-3"].map((place) => fieldOf(explained, place).becomes.join());
  assert.deepEqual(becomes, [
    "Encounter.location: deleted",
    "Encounter.participant: deleted",
    "",
    "Encounter.reasonCode: deleted",
  ]);
});

test("a visit that is moved is used, though it becomes nothing of this message's own", () => {
  const mrg = "MRG|100100^^^CGH^MR||||V99";
  const explained = explain([msh.replace("A01", "A45"), "EVN||20260312101000", pid, mrg, pv1]);
  const becomes = ["MRG-1", "MRG-5", "PV1-19"].map((place) => fieldOf(explained, place).becomes.join());
  assert.deepEqual(becomes, ["record number that is retired or left", "visit that is moved", "visit that is moved"]);
});

test("a field that was read and gave nothing is only kept", () => {
  const explained = explain([msh, pid, pv1, "PV2|||||||||||some days"]);
  assert.equal(fieldOf(explained, "PV2-11").fate, "kept");
});

test("a field that a better one stands in for is only kept", () => {
  const insurance = explain([msh, pid, `IN1|1|GOLD${"|".repeat(34)}POLICY${"|".repeat(13)}MEMBER`]);
  assert.equal(fieldOf(insurance, "IN1-49").fate, "used");
  assert.equal(fieldOf(insurance, "IN1-36").fate, "kept");
});

test("a message that is refused says where and why, and nothing of it is used but what decides about it", () => {
  const explained = explain([msh, "PID|1||^^^CGH||Quill^Odalys"]);
  assert.deepEqual([explained.error?.code, explained.translation], ["101", undefined]);
  const number = fieldOf(explained, "PID-3");
  assert.deepEqual([number.fate, number.fault], ["refused", explained.error]);
  assert.equal(fieldOf(explained, "PID-5").fate, "kept");
  assert.equal(fieldOf(explained, "MSH-9").fate, "used");
});

test("an error found elsewhere is shown at its place, and the rest as it would be used", () => {
  const reused = errorAt("205", { segment: "MSH", sequence: 1, field: 10 }, "Another message has this control id.");
  const explained = explain([msh, pid, pv1], [reused]);
  assert.deepEqual([fieldOf(explained, "MSH-10").fate, fieldOf(explained, "PID-5").fate], ["refused", "used"]);
});

test("a message that cannot be cut is shown as far as it can be, and the line that is wrong is marked", () => {
  const explained = explain([msh, pid, "no segment at all", "more of it", pv1]);
  const [line, next] = explained.segments.filter(({ name }) => name === "");
  assert.deepEqual([line?.fields[0]?.place, line?.fields[0]?.fate], ["line 3", "refused"]);
  assert.match(line?.fields[0]?.fault?.sentence ?? "", /^The line after this PID segment/);
  assert.equal(next?.fields[0]?.fate, "kept");
  assert.equal(fieldOf(explained, "PV1-19").value, "V100");
});

test("the second MSH and the second patient of a message are where it is refused", () => {
  assert.equal(fieldOf(explain([msh, pid, msh]), "MSH-1", 2).fate, "refused");
  assert.equal(fieldOf(explain([msh, pid, pid]), "PID-1", 2).fate, "refused");
});

test("bytes that are no message are shown as their lines, with the sentence", () => {
  const explained = explain(["GET / HTTP/1.1", "Host: exchange"]);
  assert.deepEqual(
    explained.segments.map(({ fields }) => [fields[0]?.value, fields[0]?.fate, fields[0]?.fault?.sentence]),
    [
      ["GET / HTTP/1.1", "refused", "The message does not begin with an MSH segment."],
      ["Host: exchange", "kept", undefined],
    ],
  );
});

test("running text after a result is shown with it, and the warning there", () => {
  const explained = explain([msh, pid, "OBX|1|TX|X1^Report||first line", "second line"]);
  const value = fieldOf(explained, "OBX-5");
  assert.deepEqual([value.value, value.fate, value.fault?.code], ["first line\nsecond line", "warned", "102"]);
});

test("of an endless message the end is left out, and its long values are cut", () => {
  const results = Array.from({ length: 5_000 }, (_, n) => `OBX|${n}|NM|X${n}||1`);
  const explained = explain([msh, pid, `NTE|||${"x".repeat(5_000)}`, ...results]);
  assert.ok(explained.segmentsLeftOut > 0);
  assert.equal(explained.segments.length + explained.segmentsLeftOut, 5_003);
  assert.match(fieldOf(explained, "NTE-3").value, /^x{4000}… \(1000 more characters\)$/);
});

test("without a known source the tree is shown, and nothing is translated", () => {
  const explained = explainMessage({ bytes: Buffer.from([msh, pid].join("\r")), context: undefined });
  assert.equal(explained.translation, undefined);
  assert.equal(fieldOf(explained, "PID-5").fate, "kept");
});

test("resources are told in one line each", () => {
  const { translation } = explain([
    msh,
    pid.replace("|X|", "|F|"),
    pv1,
    "OBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L|||||F",
  ]);
  assert.ok(translation);
  assert.deepEqual([translation.patient.resource, ...translation.resources].map(resourceWords), [
    "Patient Odalys Quill, born 1961-02-24, female",
    "Encounter inpatient encounter, in-progress, from 2026-03-12 10:15",
    "Observation Potassium: 4.1 mmol/L, final",
  ]);
});

const corpora = fileURLToPath(new URL("../../../../../shared/data/hl7v2/", import.meta.url));
const skip = existsSync(corpora) ? false : "no corpora beside the project (../shared/data)";

test("every file of the corpora is explained, and each message is translated as ever", { skip }, () => {
  const files = readdirSync(corpora, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const file of files.map((entry) => join(entry.parentPath, entry.name))) {
    const bytes = readFileSync(file);
    const messages = splitMessages(bytes);
    for (const message of messages.length === 1 ? messages : [bytes, ...messages]) {
      const explained = explainMessage({ bytes: message, context: testContext });
      const parsed = parseMessage(message);
      const plain = parsed.ok ? translateMessage(parsed.message, testContext) : parsed;
      const told = explained.translation ?? { ok: false, error: explained.error };
      assert.equal(JSON.stringify(told), JSON.stringify(plain.ok ? plain : { ok: false, error: plain.error }), file);
      for (const { name, fields } of explained.segments) {
        for (const field of fields) assert.ok(field.fate !== "used" || field.becomes.length > 0, `${file} ${name}`);
      }
    }
  }
});
