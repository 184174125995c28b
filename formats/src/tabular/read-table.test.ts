import assert from "node:assert/strict";
import { test } from "node:test";
import { readTable } from "./read-table.ts";
import { type Part, packZip, workbookParts } from "./testing/pack-zip.ts";

const bounds = { rowsMax: 100, bytesMax: 5 * 1024 ** 2 };

const cellsOf = (bytes: Buffer): string[][] => {
  const table = readTable(bytes, bounds);
  assert.ok("rows" in table, JSON.stringify(table));
  return table.rows.map(({ cells }) => cells);
};

const refusalOf = (bytes: Buffer, of = bounds): string => {
  const table = readTable(bytes, of);
  assert.ok("refused" in table, "the file was taken");
  return table.refused;
};

const workbook = (sheetData: string, more?: readonly Part[]): Buffer => packZip(workbookParts(sheetData, more));
const inline = (text: string): string => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`;

const expected = [
  ["Name", "Place"],
  ["Zoë", "Saint-Éloi"],
];

for (const [name, bytes] of Object.entries({
  "UTF-8": Buffer.from("Name,Place\nZoë,Saint-Éloi\n"),
  "UTF-8 with a byte order mark": Buffer.from("\uFEFFName,Place\r\nZoë,Saint-Éloi"),
  "UTF-16, little end first": Buffer.from("\uFEFFName\tPlace\r\nZoë\tSaint-Éloi\r\n", "utf16le"),
  "UTF-16, big end first": Buffer.from("\uFEFFName\tPlace\nZoë\tSaint-Éloi", "utf16le").swap16(),
  "Windows-1252": Buffer.from("Name;Place\nZoë;Saint-Éloi\n", "latin1"),
  "a line that names its separator": Buffer.from("sep=;\r\nName;Place\r\nZoë;Saint-Éloi"),
})) {
  test(`a CSV file is read: ${name}`, () => assert.deepEqual(cellsOf(bytes), expected));
}

test("a CSV cell may hold separators, quotation marks and line breaks in quotes", () => {
  assert.deepEqual(cellsOf(Buffer.from('Name,"Note; long"\n"Delgado, Rosa","said ""yes""\r\nand left"\n')), [
    ["Name", "Note; long"],
    ["Delgado, Rosa", 'said "yes"\r\nand left'],
  ]);
});

test("rows keep the line numbers that a spreadsheet program shows, and empty ones are left out", () => {
  const table = readTable(Buffer.from('Name,Place\n,\n\n"A\nB",x\nC,y\n'), bounds);
  assert.ok("rows" in table);
  assert.deepEqual(
    table.rows.map(({ line }) => line),
    [1, 4, 5],
  );
});

test("a million empty rows below the last one do no harm, and as many between rows are refused", () => {
  assert.deepEqual(cellsOf(Buffer.from(`Name,Place\nZoë,x\n${",\n".repeat(1_000_000)}`)), [
    ["Name", "Place"],
    ["Zoë", "x"],
  ]);
  assert.match(refusalOf(Buffer.from(`Name\n${",\n".repeat(100_000)}x\n`)), /far more lines than rows/);
});

test("cells of a workbook become the text that its reader sees", () => {
  const styles = `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0 &quot;days&quot;"/></numFmts>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>`;
  const strings = `<sst><si><t>plain</t></si><si><r><t>ri</t></r><r><rPr><b/></rPr><t xml:space="preserve">ch </t></r><rPh><t>reading</t></rPh></si><si><t>CR_x000D_</t></si></sst>`;
  const row = [
    `<c r="A1" t="s"><v>0</v></c>`,
    `<c r="B1" t="s"><v>1</v></c>`,
    `<c r="C1"><v>5.185550100E9</v></c>`,
    `<c r="D1" s="1"><v>46093</v></c>`,
    `<c r="E1" s="2"><v>3</v></c>`,
    `<c r="F1" s="3"><v>46093.5</v></c>`,
    `<c r="G1" t="str"><f>HYPERLINK("mailto:r@x.example","r@x.example")</f><v>r@x.example</v></c>`,
    `<c r="H1"><f>0.1+0.2</f><v>0.30000000000000004</v></c>`,
    `<c r="I1" t="b"><v>1</v></c>`,
    `<c r="J1" t="e"><v>#N/A</v></c>`,
    `<c r="K1"><f>NOW()</f></c>`,
    `<c r="M1" t="s"><v>2</v></c>`,
  ].join("");
  assert.deepEqual(
    cellsOf(
      workbook(`<row r="1">${row}</row>`, [
        { name: "xl/styles.xml", content: styles },
        { name: "xl/sharedStrings.xml", content: strings },
      ]),
    ),
    [
      [
        ...["plain", "rich ", "5185550100", "2026-03-12", "3", "2026-03-12 12:00", "r@x.example", "0.3", "TRUE"],
        ...["#N/A", "", "", "CR\r"],
      ],
    ],
  );
});

test("the first sheet that is not hidden is read, whatever its part is called and however its XML is written", () => {
  const bytes = workbook("", [
    {
      name: "xl/workbook.xml",
      content: `<x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets>
        <x:sheet name="Lists" state="hidden" r:id="rId1"/><x:sheet name="People" r:id="rId2"/></x:sheets></x:workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships><Relationship Id="rId2" Type="x/worksheet" Target="/xl/worksheets/people.xml"/></Relationships>`,
    },
    {
      name: "xl/worksheets/people.xml",
      content: `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
    },
  ]);
  assert.deepEqual(readTable(bytes, bounds), { sheetName: "People", rows: [{ line: 1, cells: ["A", "7"] }] });
});

const refusals: [string, Buffer, RegExp][] = [
  ["an empty file", Buffer.alloc(0), /empty/],
  ["an encrypted workbook", compoundFile("EncryptedPackage"), /encrypted/],
  ["an old workbook", compoundFile("Workbook"), /\.xls\)/],
  ["a workbook with macros", workbook(inline("x"), [{ name: "xl/vbaProject.bin", content: "x" }]), /macros/],
  [
    "a workbook with macros of the old kind",
    workbook("", [{ name: "xl/macrosheets/sheet1.xml", content: "x" }]),
    /macros/,
  ],
  ["a zip with a password", packZip([{ name: "xl/workbook.xml", content: "x", claims: { flags: 1 } }]), /encrypted/],
  ["a binary workbook", packZip([{ name: "xl/workbook.bin", content: "x" }]), /\.xlsb/],
  [
    "an OpenDocument file",
    packZip([
      { name: "mimetype", content: "x" },
      { name: "content.xml", content: "x" },
    ]),
    /OpenDocument/,
  ],
  ["a text document", packZip([{ name: "word/document.xml", content: "x" }]), /not a spreadsheet/],
  ["a PDF document", Buffer.from("%PDF-1.7\n"), /PDF/],
  ["a web page that is called a spreadsheet", Buffer.from("<html><table><tr><td>x"), /web page/],
  ["an XML document", Buffer.from('<?xml version="1.0"?><Workbook/>'), /XML/],
  ["a picture", Buffer.from("89504e470d0a1a0a0000000d", "hex"), /neither/],
  ["half a pair of UTF-16", Buffer.from("fffe00d8", "hex"), /neither/],
  ["a quotation mark that is never closed", Buffer.from('Name\n"Delgado\nx'), /quotation mark/],
  ["half a workbook", workbook(inline("x")).subarray(0, 300), /damaged/],
  ["a workbook whose XML is broken", workbook("<row><c></row>"), /damaged/],
  ["a workbook without its list of sheets", packZip([{ name: "xl/workbook.xml", content: "<workbook/>" }]), /damaged/],
  ["a workbook with entities of its own", workbook("", [entities()]), /damaged/],
  [
    "a workbook with hundreds of thousands of formatted empty rows",
    workbook(Array.from({ length: 130_000 }, (_, n) => `<row r="${n}"><c r="A${n}" s="1"/></row>`).join("")),
    /far larger inside/,
  ],
  ["two parts of one name", packZip([...workbookParts(inline("x")), ...workbookParts(inline("y"))]), /damaged/],
  [
    "a zip bomb",
    workbook("", [{ name: "xl/worksheets/sheet1.xml", content: Buffer.alloc(40 * 1024 ** 2, " ") }]),
    /far larger inside/,
  ],
  [
    "a zip bomb that says it is small",
    workbook("", [
      { name: "xl/worksheets/sheet1.xml", content: Buffer.alloc(40 * 1024 ** 2, " "), claims: { unpacked: 1_000 } },
    ]),
    /damaged/,
  ],
  [
    "many parts that are too much together",
    packZip(
      Array.from({ length: 60 }, (_, n) => ({ name: `part${n}`, content: "x", claims: { unpacked: 1_000_000 } })),
    ),
    /far larger inside/,
  ],
];

for (const [name, bytes, words] of refusals) {
  test(`refused with a sentence: ${name}`, () => assert.match(refusalOf(bytes), words));
}

test("refused with a sentence: a file that is too large, and one with too many rows", () => {
  assert.match(refusalOf(Buffer.alloc(2 * 1024 ** 2, "x"), { rowsMax: 5, bytesMax: 1024 ** 2 }), /more than 1 MB/);
  assert.match(refusalOf(Buffer.from("h\n1\n2\n3\n"), { rowsMax: 3, bytesMax: 100 }), /more than 2 rows/);
  const rows = Array.from({ length: 9 }, (_, n) => `<row r="${n + 1}"><c><v>${n}</v></c></row>`).join("");
  assert.match(refusalOf(workbook(rows), { rowsMax: 3, bytesMax: 9_999 }), /more than 2 rows/);
});

/** A Compound File: header, and the name of a stream as it stands in the directory. */
function compoundFile(stream: string): Buffer {
  return Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(504), Buffer.from(stream, "utf16le")]);
}

function entities(): Part {
  const content = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
  return { name: "xl/worksheets/sheet1.xml", content };
}
