import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import fc from "fast-check";
import { maskMessage } from "./mask-message.ts";
import { placeText } from "./place-text.ts";
import { readText } from "./read-text.ts";

const msh = "MSH|^~\\&|ADTSYS|HARBOUR|CROSSBAY|HIE|20260312101500-0400||ADT^A01^ADT_A01|X9|P|2.5.1";
const mask = (...segments: string[]) => maskMessage(segments.join("\r")).split("\r");

test("names, numbers, dates and addresses are masked, and their shape stays", () => {
  assert.equal(
    mask(
      msh,
      "PID|1||100200^^^HARBOUR^MR~7^^^B||O'Doe^Jané^M.||19610224|F|||1 Main St.^^Town^NY^12345||(518)555-0114",
    )[1],
    "PID|1||999999^^^XXXXXXX^XX~9^^^X||X'Xxx^Xxxx^X.||99999999|X|||9 Xxxx Xx.^^Xxxx^XX^99999||(999)999-9999",
  );
});

test("the header, segment names, set ids and codes that identify nobody stay readable", () => {
  assert.equal(mask(msh)[0], msh);
  assert.deepEqual(
    mask(
      msh,
      "EVN|A01|20260312101500-0400|||OP7^Doe",
      "PV1|1|I|4W^12^A||||1234^Welby^Marcus",
      "OBR|1|P1|F1|2823-3^Potassium^LN|||202603|||||||||||||||||F|F",
      "OBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L|3.5-5.1|N|||F",
      "NTE|1|L|call Jane",
      "ZPD|1|Jane",
    ).slice(1),
    [
      "EVN|A01|20260312101500-0400|||XX9^Xxx",
      "PV1|1|I|9X^99^X||||9999^Xxxxx^Xxxxxx",
      "OBR|1|X9|X9|2823-3^Potassium^LN|||999999|||||||||||||||||F|F",
      "OBX|1|NM|2823-3^Potassium^LN||9.9|mmol/L|9.9-9.9|X|||F",
      "NTE|1|L|xxxx Xxxx",
      "ZPD|9|Xxxx",
    ],
  );
});

test("a code field that holds something else is masked", () => {
  assert.deepEqual(mask(msh, "PID|100200", "OBX|1|NM|Doe^Jane||x|Doe wrote|", "EVN|Smith|4711 Main").slice(1), [
    "PID|999999",
    "OBX|1|NM|Xxx^Xxxx||x|Xxx xxxxx|",
    "EVN|Xxxxx|9999 Xxxx",
  ]);
});

test("what stands in the security field of the header is masked: it may be a password", () => {
  assert.match(mask(msh.replace("||ADT", "|s3cret|ADT"))[0]!, /\|x9xxxx\|ADT\^A01/);
});

test("escapes of delimiters stay, bytes and local sequences are masked like what they stand for", () => {
  assert.equal(mask(msh, "NTE|1||a\\T\\b \\X4A6F\\ \\.br\\ \\Zdoe\\")[1], "NTE|1||x\\T\\x \\X9X9X\\ \\.br\\ \\Xxxx\\");
});

test("other delimiters and escapes are the sender's own", () => {
  assert.equal(mask("MSH#*~!%#A#B###20260312##ADT*A01#1#P#2.3", "PID#1##77!S!Doe*x%y")[1], "PID#1##99!S!Xxx*x%x");
});

test("without a usable header everything is masked but segment names at the beginning of lines", () => {
  assert.deepEqual(mask("PID|1||100200", "Jane Doe", "DOE|x", "OBXJane"), [
    "PID|9||999999",
    "Xxxx Xxx",
    "XXX|x",
    "XXXXxxx",
  ]);
  assert.equal(maskMessage("MSH|JANE DOE|X"), "MSH|XXXX XXX|X");
  assert.equal(maskMessage("\0\x01Jane\u{1F600}\ufffd漢字"), "\0\x01Xxxxxx\ufffdxx");
});

test("a line of running text is masked, whatever it begins with", () => {
  assert.deepEqual(mask(msh, "OBX|1|TX|||first", "DOE", "Jane Doe|1|2").slice(2), ["XXX", "Xxxx Xxx|9|9"]);
});

test("a system whose name ends like a segment's stays readable", () => {
  const header = "MSH|^~\\&|RAPID|NORTHFAC|CROSSBAY|HIE|20260312||ADT^A01|X9|P|2.5.1";
  assert.equal(maskMessage(header), header);
});

/** Letters and digits that no mask consists of, so that a survivor is one. */
const secret = fc
  .array(fc.constantFrom(..."abcdeklmnopqrstuACLMOPQRSU02345678éÜñ漢Ж"), { minLength: 3, maxLength: 14 })
  .map((chars) => chars.join(""));
const value = fc
  .array(secret, { minLength: 1, maxLength: 3 })
  .chain((words) => fc.constantFrom(" ", "^", "&", "~", "-", "\\T\\", ".", "'").map((between) => words.join(between)));
const segment = fc
  .tuple(fc.constantFrom("PID", "NK1", "IN1", "GT1", "MRG", "PD1", "ZPD", "ZZZ"), fc.array(value, { maxLength: 8 }))
  .map(([name, values]) => [name, "1", ...values].join("|"));
const result = fc
  .tuple(value, fc.constantFrom("OBX|1|ST|2823-3^Potassium^LN||", "NTE|1|L|"))
  .map(([text, head]) => head + text);
const segments = fc.array(fc.oneof(segment, result), { minLength: 1, maxLength: 6 });

const open = ["2823-3^Potassium^LN", "ADTSYS", "HARBOUR", "CROSSBAY", "HIE", "20260312101500-0400", "ADT^A01^ADT_A01"];

/** Runs of three characters and more of the values that could identify somebody. */
function survivors(secrets: readonly string[], masked: string): string[] {
  const readable = open.reduce((text, word) => text.replaceAll(word, ""), masked);
  const runs = secrets.flatMap((line) =>
    line
      .replace(/^(?:OBX\|1\|ST\|2823-3\^Potassium\^LN\|\||\w{3}\|)/, "")
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= 3)
      .flatMap((word) => Array.from({ length: word.length - 2 }, (_, at) => word.slice(at, at + 3))),
  );
  return runs.filter((run) => readable.includes(run));
}

test("nothing of a patient survives the mask, and its length and lines stay", () => {
  fc.assert(
    fc.property(segments, fc.constantFrom("\r", "\n", "\r\n"), (lines, end) => {
      const text = [msh, ...lines].join(end);
      const masked = maskMessage(text);
      assert.deepEqual(survivors(lines, masked), []);
      assert.equal(masked.length, text.length);
      assert.deepEqual(masked.match(/\r\n|\r|\n/g), text.match(/\r\n|\r|\n/g));
    }),
    { numRuns: 500 },
  );
});

test("nothing of a patient survives where line ends, header or delimiters are broken", () => {
  fc.assert(
    fc.property(
      segments,
      fc.constantFrom("", " ", "\\r", "\x1d", "<cr>", "||||"),
      fc.constantFrom(msh, "", "MSH", "MSH|", "MSH|^~\\&", "MSH|^~\\&|A|B", "MSH#*~!%#A#B#", "junk"),
      (lines, between, header) => {
        const text = [header, ...lines].join(between);
        assert.deepEqual(survivors(lines, maskMessage(text)), []);
      },
    ),
    { numRuns: 500 },
  );
});

test("a place is written as people write it", () => {
  assert.equal(placeText({ segment: "PID", sequence: 1 }), "PID");
  assert.equal(placeText({ segment: "PID", sequence: 1, field: 3 }), "PID-3");
  assert.equal(placeText({ segment: "OBX", sequence: 2, field: 5, component: 1 }), "OBX(2)-5.1");
  assert.equal(
    placeText({ segment: "PID", sequence: 1, field: 3, repetition: 2, component: 4, subcomponent: 2 }),
    "PID-3[2].4.2",
  );
});

test("any bytes have a text, with the character set in words", () => {
  assert.deepEqual(readText(Buffer.from(`${msh}||||||8859/1\r\nPID|1\rNTE`, "latin1")), {
    text: `${msh}||||||8859/1\nPID|1\nNTE`,
    charset: "Declared 8859/1; read as windows-1252.",
  });
  assert.equal(readText(Buffer.from(msh)).charset, "Not declared; read as UTF-8.");
  assert.doesNotMatch(readText(Buffer.from(`${msh}||||||Jane~8859/1\r`)).charset, /Jane/);
});
