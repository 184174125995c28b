import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parseMessage } from "../parse-message.ts";
import { splitMessages } from "../split-messages.ts";
import { everyField } from "../testing/every-field.ts";
import { testContext } from "../testing/translating.ts";
import { translateMessage } from "../translate/translate-message.ts";
import { fieldUses } from "./field-uses.ts";
import { elementValues } from "./has-element.ts";
import { ReadingTrace, traceReading } from "./reading-trace.ts";
import { resourcesOf } from "./resources-of.ts";
import { fieldName } from "./segment-dictionary.ts";

const corpora = fileURLToPath(new URL("../../../../../shared/data/hl7v2/", import.meta.url));
const skip = existsSync(corpora) ? false : "no corpora beside the project (../shared/data)";
const context = {
  ...testContext,
  timeZone: "UTC",
  receivedAt: new Date("2040-01-01T00:00:00Z"),
  consentSegment: { segment: "CON" },
} as const;
const fieldsMax = 90;

const tablePlaces = Object.entries(fieldUses).flatMap(([segment, fields]) =>
  Object.keys(fields).map((field) => `${segment}-${field}`),
);

/** The places that the translation of these messages asks for; none of a message that it refuses. */
function placesRead(messages: readonly Buffer[]): Set<string> {
  const places = new Set<string>();
  for (const bytes of messages) {
    const parsed = parseMessage(bytes);
    const trace = new ReadingTrace();
    if (!parsed.ok || !translateMessage(traceReading(parsed.message, trace), context).ok) continue;
    for (const { name, index } of parsed.message.segments) {
      for (let field = 1; field <= fieldsMax; field++) if (trace.has(index, field)) places.add(`${name}-${field}`);
    }
  }
  return places;
}

const corpusMessages = (): Buffer[] =>
  readdirSync(corpora, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => splitMessages(readFileSync(file)));

const byPlace = (a: string, b: string) => a.localeCompare(b, "en", { numeric: true });

test("every field that the translation reads has its use in the table, and the table names no other", () => {
  assert.deepEqual([...placesRead(everyField)].sort(byPlace), tablePlaces.toSorted(byPlace));
});

test("the collected samples make the translation read no field without a use", { skip }, () => {
  const unknown = [...placesRead(corpusMessages())].filter((place) => !tablePlaces.includes(place));
  assert.deepEqual(unknown, []);
});

test("every field of the table has a name of HL7", () => {
  for (const place of tablePlaces) {
    const [segment = "", field] = place.split("-");
    if (segment !== "OM1") assert.notEqual(fieldName(segment, Number(field)), "", place);
  }
});

test("each FHIR element of the table is another, or gone, without the field that it is said to come from", () => {
  const unshown = Object.entries(fieldUses).flatMap(([segment, fields]) =>
    Object.entries(fields).flatMap(([field, uses]) =>
      uses
        .filter((use) => /^[A-Z]/.test(use) && !everyField.some((bytes) => matters(bytes, segment, Number(field), use)))
        .map((use) => `${segment}-${field} ${use}`),
    ),
  );
  assert.deepEqual(unshown, []);
});

/** Whether the element differs when one field is left out of one segment of that name. */
function matters(bytes: Buffer, segment: string, field: number, use: string): boolean {
  const lines = bytes.toString("utf8").split("\r");
  const whole = valuesIn(bytes, use);
  return lines.some((line, at) => {
    const fields = line.split("|");
    if (fields[0] !== segment || !fields[field]) return false;
    const without = lines.with(at, fields.with(field, "").join("|"));
    return valuesIn(Buffer.from(without.join("\r")), use) !== whole;
  });
}

function valuesIn(bytes: Buffer, use: string): string {
  const parsed = parseMessage(bytes);
  const translation = parsed.ok ? translateMessage(parsed.message, context) : undefined;
  if (!translation?.ok) return "";
  return JSON.stringify(elementValues(resourcesOf(translation), use));
}
