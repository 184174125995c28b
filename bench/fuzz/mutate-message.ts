import type { Random } from "../../demo/src/seeded-random.ts";
import { charsets, controls, escapes, headerValues, junk, separators, values } from "./nasty-values.ts";

const mutationsMax = 4;

/**
 * A damaged copy of a message, as broken senders, bad cables and ill will make them: the same damage for the same `random`.
 * @param others what parts are taken from
 */
export function mutateMessage(message: Buffer, others: readonly Buffer[], random: Random): Buffer {
  let bytes: Buffer = Buffer.from(message);
  const mutations = random.whole(1, mutationsMax);
  for (let n = 0; n < mutations; n++) bytes = random.pickCommon(damages)(bytes, random, others);
  return bytes;
}

type Damage = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

/** What the transport may do to a framed message. */
export function mutateFrame(frame: Buffer, random: Random): Buffer {
  return random.pick<Damage>([
    (bytes) => bytes.subarray(1),
    (bytes) => bytes.subarray(0, -2),
    (bytes) => bytes.subarray(0, random.whole(1, bytes.length)),
    (bytes) => Buffer.concat([bytes.subarray(0, random.whole(1, bytes.length)), bytes]),
    (bytes) => Buffer.concat([Buffer.from(random.pick(controls), "latin1"), bytes]),
    (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from("\n")]),
    (bytes) => Buffer.concat([bytes, bytes]),
  ])(frame, random, []);
}

const insert: Damage = (bytes, random) => put(bytes, random, Buffer.from(random.pick(separators)));

const replaceField: Damage = (bytes, random) => {
  const [from, to] = fieldAt(bytes, random);
  return splice(bytes, from, to, Buffer.from(random.pick(values)));
};

const flipBytes: Damage = (bytes, random) => {
  const flipped = Buffer.from(bytes);
  for (let n = random.whole(1, 8); n > 0 && flipped.length > 0; n--) {
    flipped[random.whole(0, flipped.length - 1)] = random.whole(0, 255);
  }
  return flipped;
};

const cutOff: Damage = (bytes, random) => bytes.subarray(0, random.whole(0, bytes.length));

const cutOut: Damage = (bytes, random) => {
  const from = random.whole(0, bytes.length);
  return splice(bytes, from, Math.min(bytes.length, from + random.whole(1, 200)), empty);
};

const repeatPart: Damage = (bytes, random) => {
  const from = random.whole(0, bytes.length);
  return put(bytes, random, bytes.subarray(from, from + random.whole(1, 300)));
};

const dropSeparator: Damage = (bytes, random) => {
  const at = bytes.indexOf(random.pick(["|", "^", "~", "\\", "&", "\r"]), random.whole(0, bytes.length));
  return at === -1 ? bytes : splice(bytes, at, at + 1, empty);
};

const swapSegments: Damage = (bytes, random) => {
  const lines = bytes.toString("latin1").split("\r");
  const [a, b] = [random.whole(0, lines.length - 1), random.whole(0, lines.length - 1)];
  [lines[a], lines[b]] = [lines[b]!, lines[a]!];
  return Buffer.from(lines.join("\r"), "latin1");
};

const dropSegment: Damage = (bytes, random) => {
  const lines = bytes.toString("latin1").split("\r");
  lines.splice(random.whole(0, lines.length - 1), 1);
  return Buffer.from(lines.join("\r"), "latin1");
};

const repeatSegment: Damage = (bytes, random) => {
  const lines = bytes.toString("latin1").split("\r");
  const at = random.whole(0, lines.length - 1);
  // Not the header: thousands of messages in one frame are nothing damaged, and take their time.
  const isMany = random.chance(0.02) && !lines[at]!.startsWith("MSH");
  const times = isMany ? random.whole(500, 5_000) : random.whole(1, 20);
  lines.splice(at, 0, ...Array.from({ length: times }, () => lines[at]!));
  return Buffer.from(lines.join("\r"), "latin1");
};

const putEscape: Damage = (bytes, random) => put(bytes, random, Buffer.from(random.pick(escapes)));

const putControl: Damage = (bytes, random) => put(bytes, random, Buffer.from(random.pick(controls), "latin1"));

const repeatField: Damage = (bytes, random) => {
  const [from, to] = fieldAt(bytes, random);
  const times = random.chance(0.01) ? random.whole(5_000, 100_000) : random.whole(2, 60);
  const separator = random.pick(["~", "^", "&", "|"]);
  const field = bytes.subarray(from, Math.min(to, from + 20)).toString("latin1");
  return splice(bytes, from, to, Buffer.from(Array(times).fill(field).join(separator), "latin1"));
};

const damageHeader: Damage = (bytes, random) => {
  const lines = bytes.toString("latin1").split("\r");
  const fields = (lines[0] ?? "").split("|");
  const at = random.whole(0, 19);
  if (random.chance(0.2)) lines[0] = fields.slice(0, at).join("|");
  else {
    while (fields.length <= at) fields.push("");
    fields[at] = random.pick(headerValues);
    lines[0] = fields.join(random.chance(0.1) ? random.pick(["#", "a", "^", "\t", " "]) : "|");
  }
  return Buffer.from(lines.join("\r"), "latin1");
};

const changeCharset: Damage = (bytes, random) => {
  if (random.chance(0.2))
    return Buffer.from(`\ufeff${bytes.toString("latin1")}`, random.chance(0.5) ? "utf16le" : "utf8");
  const lines = bytes.toString("latin1").split("\r");
  const fields = (lines[0] ?? "").split("|");
  while (fields.length < 18) fields.push("");
  fields[17] = random.pick(charsets);
  lines[0] = fields.join("|");
  return put(Buffer.from(lines.join("\r"), "latin1"), random, Buffer.from(random.pick(junk), "latin1"));
};

const changeLineEnds: Damage = (bytes, random) =>
  Buffer.from(
    bytes.toString("latin1").replaceAll("\r", random.pick(["\n", "\r\n", "\r\r", "\n\r", "", " \r"])),
    "latin1",
  );

const join: Damage = (bytes, random, others) => {
  const other = random.pick(others);
  return Buffer.concat([
    bytes.subarray(0, random.whole(0, bytes.length)),
    other.subarray(random.whole(0, other.length)),
  ]);
};

const putNoise: Damage = (bytes, random) =>
  put(bytes, random, Buffer.from(Array.from({ length: random.whole(1, 400) }, () => random.whole(0, 255))));

/** The first ones are the most frequent. */
const damages: readonly Damage[] = [
  replaceField,
  flipBytes,
  insert,
  dropSeparator,
  putEscape,
  damageHeader,
  cutOut,
  putControl,
  changeCharset,
  repeatPart,
  swapSegments,
  dropSegment,
  repeatSegment,
  join,
  changeLineEnds,
  cutOff,
  repeatField,
  putNoise,
];

const empty = Buffer.alloc(0);

const splice = (bytes: Buffer, from: number, to: number, part: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, from), part, bytes.subarray(to)]);

function put(bytes: Buffer, random: Random, part: Buffer): Buffer {
  const at = random.whole(0, bytes.length);
  return splice(bytes, at, at, part);
}

/** Where a field begins and ends. */
function fieldAt(bytes: Buffer, random: Random): [number, number] {
  const from = bytes.indexOf("|", random.whole(0, bytes.length)) + 1;
  let to = from;
  while (to < bytes.length && bytes[to] !== 0x7c && bytes[to] !== 0x0d) to++;
  return [from, to];
}
