import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Bundle, Resource } from "../fhir/index.ts";
import { buildAck } from "./build-ack.ts";
import { FrameReader, wrapFrame } from "./framing.ts";
import { parseMessage } from "./parse-message.ts";
import { splitMessages } from "./split-messages.ts";
import { keyElements } from "./testing/key-elements.ts";
import { testContext } from "./testing/translating.ts";
import { supportedEvents } from "./translate/supported-events.ts";
import { translateMessage } from "./translate/translate-message.ts";

const root = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const skip = existsSync(join(root, "hl7v2")) ? false : "no corpora beside the project (../shared/data)";
const context = { ...testContext, timeZone: "UTC", receivedAt: new Date("2040-01-01T00:00:00Z") };

/** What became of one message: how far it came, and what it was answered. */
function outcomeOf(bytes: Buffer): string {
  const parsed = parseMessage(bytes);
  const header = parsed.ok ? parsed.message.header : parsed.header;
  const translation = parsed.ok ? translateMessage(parsed.message, context) : undefined;
  const error = parsed.ok ? (translation?.ok ? undefined : translation?.error) : parsed.error;
  if (error) {
    assert.match(error.sentence, /^[A-Z].*\.$/);
    assert.ok(error.location, error.sentence);
  }
  const answer = buildAck({
    header,
    code: error ? "AE" : "AA",
    errors: error ? [error] : [],
    now: context.receivedAt,
    controlId: "1",
  });
  assert.ok(parseMessage(answer).ok, `the answer is a message itself: ${answer.toString().slice(0, 200)}`);
  return error ? `${parsed.ok ? "not translated" : "not parsed"} ${error.code}` : "translated";
}

test("every file of the corpora is read as messages or gives a clear error, and nothing throws", { skip }, () => {
  const outcomes: Record<string, number> = {};
  for (const { bytes } of corpusFiles("hl7v2")) {
    outcomeOf(bytes);
    for (const message of splitMessages(bytes)) {
      const outcome = outcomeOf(message);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
  }
  assert.deepEqual(outcomes, {
    "not parsed 100": 11,
    "not parsed 101": 68,
    "not parsed 102": 17,
    "not parsed 203": 2,
    "not translated 100": 4,
    "not translated 101": 32,
    "not translated 200": 180,
    "not translated 201": 7,
    translated: 481,
  });
});

test("every file of the corpora survives framing, whatever is in it", { skip }, () => {
  for (const { path, bytes } of corpusFiles("hl7v2")) {
    if (bytes.includes("\x1c\r") || bytes.includes("\x1c\n") || bytes.includes("\x0bMSH")) continue;
    const events = new FrameReader({ frameBytesMax: 50_000_000 }).push(wrapFrame(bytes));
    assert.ok(events.length === 1 && events[0]?.kind === "frame" && events[0].bytes.equals(bytes), path);
  }
});

test("every segment of a supported message is kept, the local ones too", { skip }, () => {
  let locals = 0;
  for (const { bytes } of corpusFiles("hl7v2")) {
    for (const message of splitMessages(bytes)) {
      const parsed = parseMessage(message);
      if (parsed.ok) locals += parsed.message.segments.filter((segment) => segment.name.startsWith("Z")).length;
    }
  }
  assert.equal(locals, 34);
});

/**
 * Agreements with other converters on key elements, and what they say that we do not. Exact, so that any change shows. Where they differ from
 * HL7's maps (status of A04, preadmissions and cancelled visits, visits of A28, A29 and A31, which are about the person alone, marital status A, status I and O of results, relationship OTH), HL7's maps win; the rest are
 * segments that are not translated (PDA, GT1, CTD, PRT, mother's identifier).
 */
const floors: [folder: string, agreements: number, missing: number][] = [
  ["microsoft-fhir-converter", 1169, 299],
  ["cdc-reportstream-mapping", 394, 10],
  ["cdc-reportstream-e2e", 755, 1],
  ["cdc-trusted-intermediary", 8305, 21],
];

for (const [folder, agreements, missing] of floors) {
  test(`key elements agree with the expected bundles of ${folder}`, { skip }, () => {
    let agreed = 0;
    const missed: string[] = [];
    for (const { name, message, expected } of corpusPairs(folder)) {
      const have = keyElementsOf(message);
      if (have === undefined) continue;
      for (const statement of keyElements(resourcesOf(expected as Bundle))) {
        if (have.has(statement)) agreed++;
        else missed.push(`${name} ${statement}`.slice(0, 120));
      }
    }
    assert.deepEqual({ agreed, missing: missed.length }, { agreed: agreements, missing }, missed.join("\n"));
  });
}

const resourcesOf = (bundle: Bundle): Resource[] => (bundle.entry ?? []).flatMap((entry) => entry.resource ?? []);

/** Some cases are about one data type and have no record number: they are given one. */
function keyElementsOf(bytes: Buffer): Set<string> | undefined {
  const first = splitMessages(bytes)[0];
  const parsed = first && parseMessage(withRecordNumber(first));
  if (!parsed?.ok) return undefined;
  const { type, trigger } = parsed.message.header;
  if (!supportedEvents.includes(`${type}^${trigger}`)) return undefined;
  const translation = translateMessage(parsed.message, context);
  return translation.ok
    ? keyElements([translation.patient.resource, ...translation.resources, ...translation.shared])
    : undefined;
}

function withRecordNumber(bytes: Buffer): Buffer {
  const lines = bytes.toString("latin1").split(/[\r\n]+/);
  const at = lines.findIndex((line) => line.startsWith("PID"));
  if (at === -1) {
    lines.splice(1, 0, "PID|||TEST-RECORD");
  } else {
    const fields = lines[at]!.split("|");
    while (fields.length < 4) fields.push("");
    if (/^(?:\^|$)/.test(fields[3]!)) fields[3] = "TEST-RECORD";
    lines[at] = fields.join("|");
  }
  return Buffer.from(lines.join("\r"), "latin1");
}

/** All files under a folder of the corpora, by path within it, in order. */
function corpusFiles(folder: string): { path: string; bytes: Buffer }[] {
  const base = join(root, folder);
  return readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: file.slice(base.length + 1), bytes: readFileSync(file) }));
}

/** Message and expected bundle of each case of a folder of pairs. */
function corpusPairs(folder: string): { name: string; message: Buffer; expected: unknown }[] {
  const base = join(root, "pairs-v2-fhir", folder);
  return readdirSync(base)
    .sort()
    .map((name) => ({ name, message: join(base, name, "input.hl7"), expected: join(base, name, "expected.fhir.json") }))
    .filter((pair) => existsSync(pair.message) && existsSync(pair.expected))
    .map(({ name, message, expected }) => ({
      name,
      message: readFileSync(message),
      expected: JSON.parse(readFileSync(expected, "utf8")),
    }));
}
