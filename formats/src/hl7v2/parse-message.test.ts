import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildAck } from "./build-ack.ts";
import { buildMessage, type SegmentInput } from "./build-message.ts";
import { messageLimits } from "./limits.ts";
import { parseMessage } from "./parse-message.ts";
import { splitMessages } from "./split-messages.ts";
import { translateMessage } from "./translate/translate-message.ts";

const msh = "MSH|^~\\&|LAB|NPL|XB|HIE|20260312101500||ORU^R01^ORU_R01|77|P|2.5.1|||AL|NE||8859/1";
const parse = (text: string) => parseMessage(Buffer.from(text, "latin1"));
const parsed = (text: string) => {
  const result = parse(text);
  assert.ok(result.ok, result.ok ? "" : result.error.sentence);
  return result;
};
const refused = (text: string) => {
  const result = parse(text);
  assert.ok(!result.ok);
  return result;
};

test("the header is read in words", () => {
  const { header } = parsed(`${msh}\rPID|1\r`).message;
  assert.deepEqual(
    { ...header, delimiters: undefined },
    {
      sendingApplication: "LAB",
      sendingFacility: "NPL",
      receivingApplication: "XB",
      receivingFacility: "HIE",
      sentAt: "20260312101500",
      type: "ORU",
      trigger: "R01",
      structure: "ORU_R01",
      controlId: "77",
      controlIdAsSent: "77",
      processingId: "P",
      version: "2.5.1",
      acceptAckType: "AL",
      applicationAckType: "NE",
      charsets: ["8859/1"],
      encoding: "windows-1252",
      delimiters: undefined,
    },
  );
});

test("every value is reachable: repetitions, components, sub-components, header fields and local segments", () => {
  const { message } = parsed(`${msh}\rPID|1||1^^^A&1.2&ISO~2^^^B|||||||||||\r\rZPD|x^y&z\r`);
  const pid = message.find("PID")!;
  assert.equal(pid.field(3).reps.length, 2);
  assert.equal(pid.field(3).rep(1).component(4).subcomponent(2), "1.2");
  assert.equal(pid.field(3).rep(2).text(4), "B");
  assert.equal(pid.field(40).rep(9).component(9).subcomponent(9), "");
  assert.equal(pid.text(99), "");
  const header = message.find("MSH")!;
  assert.equal(header.text(1), "|");
  assert.equal(header.text(2), "^~\\&");
  assert.equal(header.fieldCount, 18);
  assert.equal(message.find("ZPD")!.text(1, 2, 2), "z");
  assert.deepEqual(
    message.segments.map((segment) => segment.name),
    ["MSH", "PID", "ZPD"],
  );
});

test("an explicit null is told from what was not sent", () => {
  const pid = parsed(`${msh}\rPID|1||7|""||x^""^z|""\r`).message.find("PID")!;
  assert.equal(pid.field(4).isNull, true);
  assert.equal(pid.field(5).isNull, false);
  assert.equal(pid.field(5).isEmpty, true);
  assert.equal(pid.text(4), "");
  assert.equal(pid.field(6).rep(1).component(2).isNull, true);
  assert.equal(pid.field(6).rep(1).component(2).subcomponent(1), '""');
});

test("delimiters are the sender's own", () => {
  const { message } = parsed("MSH$*?!%$LAB$NPL$$$20260312$$ADT*A01$1$P$2.3!\rPID$1$$7?8*!S!x%y$$a|b\r");
  const pid = message.find("PID")!;
  assert.equal(pid.field(3).rep(2).text(2), "*x");
  assert.equal(pid.field(3).rep(2).text(2, 2), "y");
  assert.equal(pid.text(5), "a|b");
});

test("a truncation character, a missing sub-component character and a doubled backslash are understood", () => {
  assert.equal(parsed("MSH|^~\\&#|A|B|||1||ADT^A01|1|P|2.7\r").message.header.delimiters.truncation, "#");
  assert.equal(parsed("MSH|^~\\|A|B|||1||ADT^A01|1|P|2.1\rPID|1||a&b\r").message.find("PID")!.text(3), "a&b");
  const pasted = parsed("MSH|^~\\\\&|A|B|||1||ADT^A01|1|P|2.5|\\r\nPID|1||7||X^Y|\\r\n").message;
  assert.equal(pasted.header.delimiters.subcomponent, "&");
  assert.equal(pasted.find("PID")!.text(6), "");
});

for (const [name, end] of [
  ["CR", "\r"],
  ["LF", "\n"],
  ["CR LF", "\r\n"],
] as const) {
  test(`segments may end with ${name}, with blank lines and indents between`, () => {
    const { message } = parsed(`${end}${msh}${end}${end}  PID|1||7${end}PV1|1|I${end}${end}`);
    assert.deepEqual(
      message.segments.map((segment) => segment.name),
      ["MSH", "PID", "PV1"],
    );
  });
}

test("a line of running text after OBX belongs to it, with a warning", () => {
  const { message, warnings } = parsed(`${msh}\rOBX|1|TX|||first\nsecond line\nthird|F\rOBX|2|TX|||x\r`);
  assert.equal(message.all("OBX")[0]!.text(5), "first\nsecond line\nthird");
  assert.equal(message.all("OBX")[0]!.text(6), "F");
  assert.equal(message.all("OBX")[1]!.text(5), "x");
  assert.deepEqual(
    warnings.map((warning) => [warning.code, warning.severity, warning.location]),
    [["102", "W", { segment: "OBX", sequence: 1 }]],
  );
});

test("control characters do not reach the texts that are kept, only the faithful ones", () => {
  const obx = parsed(`${msh}\rOBX|1|ST|||a\x00b\\X00\\c\td\r`).message.find("OBX")!;
  assert.equal(obx.text(5), "abc\td");
  assert.equal(obx.field(5).rep(1).wholeText, "abc\td");
  assert.equal(obx.field(5).rep(1).component(1).subcomponent(1), "a\0b\0c\td");
});

const refusals: [what: string, text: string, code: string, location: object | undefined][] = [
  ["nothing", "", "100", { segment: "MSH", sequence: 1 }],
  ["no MSH", "PID|1||7\r", "100", { segment: "MSH", sequence: 1 }],
  ["a line that is no segment", `${msh}\rPID|1||7\rcontinued|x\r`, "100", { segment: "PID", sequence: 1 }],
  ["two messages in one frame", `${msh}\r${msh}\r`, "100", { segment: "MSH", sequence: 2 }],
  ["no delimiters", "MSH\r", "102", { segment: "MSH", sequence: 1, field: 2 }],
  ["a letter as delimiter", "MSHx^~\\&xA\r", "102", { segment: "MSH", sequence: 1, field: 2 }],
  ["half a character as delimiter", "MSH\xf0\x9f\x98\x80^~\\&\r", "102", { segment: "MSH", sequence: 1, field: 2 }],
  ["one delimiter for two things", "MSH||~\\&|A\r", "102", { segment: "MSH", sequence: 1, field: 2 }],
  ["no control id", "MSH|^~\\&|A|B|||1||ADT^A01||P|2.5\r", "101", { segment: "MSH", sequence: 1, field: 10 }],
  ["no message type", "MSH|^~\\&|A|B|||1|||1|P|2.5\r", "101", { segment: "MSH", sequence: 1, field: 9 }],
  ["version 3", "MSH|^~\\&|A|B|||1||ADT^A01|1|P|3.0\r", "203", { segment: "MSH", sequence: 1, field: 12 }],
];

for (const [what, text, code, location] of refusals) {
  test(`refused with its place: ${what}`, () => {
    const { error } = refused(text);
    assert.deepEqual([error.code, error.severity, error.location], [code, "E", location]);
    assert.match(error.sentence, /\.$/);
  });
}

test("the header of a refused message is given as far as it could be read, for the answer", () => {
  assert.equal(refused("MSH|^~\\&|A|B|||1||ADT^A01|55|P|3.0\r").header?.controlId, "55");
});

for (const [what, body] of [
  ["fields", `PID${"|".repeat(messageLimits.fieldsMax + 1)}`],
  ["repetitions", `PID|${"~".repeat(messageLimits.repetitionsMax + 1)}`],
  ["components", `PID|${"^".repeat(messageLimits.componentsMax + 1)}`],
  ["subcomponents", `PID|${"&".repeat(messageLimits.subcomponentsMax + 1)}`],
] as const) {
  test(`too many ${what} are refused`, () => {
    const { error } = refused(`${msh}\r${body}\r`);
    assert.equal(error.code, "102");
    assert.match(error.sentence, new RegExp(`more than \\d+ ${what}`));
  });
}

test("too many segments are refused", () => {
  assert.equal(refused(`${msh}\r${"ZZZ|1\r".repeat(messageLimits.segmentsMax + 1)}`).error.code, "207");
});

test("a file is cut into its messages: batch envelopes, frames, comments and byte order marks are left out", () => {
  const one = `${msh}\rPID|1||7`;
  const file = `\ufeff/* notes */\r\nFHS|^~\\&|x\r\nBHS|^~\\&|x\r\n${one}\r\n\r\n\x0b${one}\x1c\r\nBTS|2\r\nFTS|1\r\n`;
  assert.deepEqual(
    splitMessages(Buffer.from(file)).map((bytes) => bytes.toString()),
    [`${one}\r`, `${one}\r`],
  );
});

const values = fc.string({ unit: "grapheme", maxLength: 12 }).filter((text) => text.trim() === text);

test("what is built is read back the same", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.array(values, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }), {
        maxLength: 6,
      }),
      (fields) => {
        const zzz: SegmentInput = {
          name: "ZZZ",
          fields: Object.fromEntries(fields.map((field, index) => [index + 1, field])),
        };
        const header: SegmentInput = {
          name: "MSH",
          fields: { 9: ["ADT", "A01"], 10: "1", 12: "2.5", 18: "UNICODE UTF-8" },
        };
        const result = parseMessage(Buffer.from(buildMessage([header, zzz]), "utf8"));
        assert.ok(result.ok);
        const segment = result.message.segments[1]!;
        fields.forEach((field, f) => {
          field.forEach((rep, r) => {
            rep.forEach((value, c) => {
              assert.equal(
                segment
                  .field(f + 1)
                  .rep(r + 1)
                  .component(c + 1)
                  .subcomponent(1),
                value,
              );
            });
          });
        });
      },
    ),
    { numRuns: 300 },
  );
});

const sample = Buffer.from(
  `${msh}\rEVN|A01|20260312\rPID|1||7^^^CGH^MR||Doe^Jane||19800101|F|||1 Main^^Town^NY^12345||^PRN^PH^^1^555^1234\rPV1|1|I|W^1^2|||||1^A^B\rDG1|1||I10^X^I10C\rAL1|1|DA|1^Pen|SV|rash\rIN1|1|P|3|M\rNK1|1|D^J|MTH\rORC|RE|1|2\rOBR|1|1|2|3^X^LN|||20260312\rOBX|1|SN|4^Y^LN||<^5|mg/dL|3-5|H|||F\rNTE|1||note\r`,
  "latin1",
);
const context = {
  sourceId: "s",
  authority: "CGH",
  timeZone: "America/New_York",
  resourceId: (kind: string, key: string) => `${kind}:${key}`,
  receivedAt: new Date("2026-03-12T16:00:00Z"),
};

test("no mutation of a message makes reading, translating or answering it throw", () => {
  const mutation = fc.record({
    at: fc.nat({ max: sample.length }),
    cut: fc.nat({ max: 12 }),
    put: fc.oneof(
      fc.uint8Array({ maxLength: 6 }).map((bytes) => Buffer.from(bytes)),
      fc
        .constantFrom("|", "^", "~", "\\", "&", "\r", "\n", '""', "|||||", "\\X", "99999999", "MSH|", "\x0b", "\x1c")
        .map((text) => Buffer.from(text, "latin1")),
    ),
  });
  fc.assert(
    fc.property(fc.array(mutation, { minLength: 1, maxLength: 5 }), (mutations) => {
      let bytes = sample;
      for (const { at, cut, put } of mutations)
        bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
      const result = parseMessage(bytes);
      const header = result.ok ? result.message.header : result.header;
      const translated = result.ok ? translateMessage(result.message, context) : undefined;
      const errors = result.ok ? (translated && !translated.ok ? [translated.error] : []) : [result.error];
      assert.ok(buildAck({ header, code: "AE", errors, now: context.receivedAt, controlId: "1" }).length > 0);
      splitMessages(bytes);
    }),
    { numRuns: 400 },
  );
});

test("no error sentence repeats a value of the patient's", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: sample.length }), fc.integer({ min: 1, max: 40 }), (at, cut) => {
      const bytes = Buffer.concat([sample.subarray(0, at), sample.subarray(at + cut)]);
      const result = parseMessage(bytes);
      const translated = result.ok ? translateMessage(result.message, context) : undefined;
      const errors = result.ok ? (translated?.ok ? translated.warnings : [translated!.error]) : [result.error];
      for (const { sentence } of errors) assert.doesNotMatch(sentence, /Doe|Jane|Main|Town|rash|note/);
    }),
    { numRuns: 300 },
  );
});
