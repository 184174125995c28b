import assert from "node:assert/strict";
import { test } from "node:test";
import ExcelJS from "exceljs";
import { fileFaults } from "./file-type-rules.ts";
import { inspectFile } from "./inspect-file.ts";
import { makeWordFile, makeZip } from "./testing/make-zip.ts";

const eicar = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
const png = (width: number, height: number): Buffer => {
  const header = Buffer.alloc(33);
  header.write("89504e470d0a1a0a0000000d49484452", "hex");
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
};
const inspect = (name: string, content: string | Buffer) => inspectFile({ name, content: Buffer.from(content) });

const taken: readonly [string, string | Buffer, string, string][] = [
  ["scan.pdf", "%PDF-1.7\n…", "application/pdf", "scan.pdf"],
  ["page.png", png(1280, 800), "image/png", "page.png"],
  ["IMG_0001.JPG", Buffer.from("ffd8ffe000104a464946", "hex"), "image/jpeg", "IMG_0001.jpg"],
  ["notes.txt", "The page says: 2 < 3\n", "text/plain", "notes.txt"],
  ["sömmer notes", "Größe", "text/plain", "sömmer notes.txt"],
  ["leavers.csv", "name,last day\nGrace Lin,2026-03-31\n", "text/csv", "leavers.csv"],
  ["C:\\Users\\rosa\\..\\list.txt", "x", "text/plain", "list.txt"],
  ["../../etc/passwd", "x", "text/plain", "passwd.txt"],
  ["in\u202evoice\u0007\r\n.txt", "x", "text/plain", "invoice.txt"],
  ["<img src=x onerror=alert(1)>.txt", "x", "text/plain", "_img src=x onerror=alert(1)_.txt"],
  ["con.txt", "x", "text/plain", "file.txt"],
  ["", "x", "text/plain", "file.txt"],
  ["report.pdf", "only text", "text/plain", "report.pdf.txt"],
];
for (const [name, content, type, safe] of taken) {
  test(`${JSON.stringify(name)} is taken as ${type} and saved as ${safe}`, async () => {
    const file = await inspect(name, content);
    assert.ok(!("refused" in file), JSON.stringify(file));
    assert.deepEqual([file.type, file.name], [type, safe]);
  });
}

test("a very long name is cut, and keeps its ending", async () => {
  const file = await inspect(`${"ä".repeat(900)}.csv`, "a,b");
  assert.ok(!("refused" in file) && file.name === `${"ä".repeat(120)}.csv`);
});

test("Word and Excel files without macros are taken", async () => {
  const book = new ExcelJS.Workbook();
  book
    .addWorksheet("Users")
    .addRows(Array.from({ length: 4_000 }, (_, at) => ["Grace Lin", "grace@lantern.example", at]));
  const sheet = await inspect("users.xlsx", Buffer.from(await book.xlsx.writeBuffer()));
  assert.ok(!("refused" in sheet) && sheet.type.endsWith("spreadsheetml.sheet"));
  const letter = await inspect("letter.docx", makeWordFile());
  assert.ok(!("refused" in letter) && letter.type.endsWith("wordprocessingml.document"));
});

const refused: readonly [string, string | Buffer, keyof typeof fileFaults][] = [
  ["empty.txt", "", "empty"],
  ["picture.svg", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`, "page"],
  ["picture.png", `\uFEFF \n<!-- x --><svg onload="alert(1)"/>`, "page"],
  ["page.html", "<!doctype html><p>Hello", "page"],
  ["notes.txt", "Look:\n<SCRIPT>alert(1)</SCRIPT>", "page"],
  ["feed.xml", `<?xml version="1.0"?><a/>`, "page"],
  ["notes.html", "nothing but text", "name"],
  ["invoice.pdf.exe", "%PDF-1.7", "name"],
  ["setup.txt", Buffer.from("4d5a90000300", "hex"), "program"],
  ["run.txt", "#!/bin/sh\nrm -rf /", "program"],
  ["old.doc", Buffer.from("d0cf11e0a1b11ae1", "hex"), "program"],
  ["all.zip", makeZip([{ name: "list.txt", content: "x" }]), "archive"],
  ["all.gz", Buffer.from("1f8b0800", "hex"), "archive"],
  ["empty.zip", makeZip([]), "archive"],
  ["bytes.bin", Buffer.from([1, 2, 3, 0, 200]), "unknown"],
  ["virus.txt", `before ${eicar} after`, "virus"],
  ["virus.docx", makeWordFile([{ name: "word/stored.xml", content: eicar, stored: true }]), "virus"],
  ["virus.docx", makeWordFile([{ name: "word/packed.xml", content: `${eicar} `.repeat(3) }]), "virus"],
  ["macro.docx", makeWordFile([{ name: "word/vbaProject.bin", content: "x" }]), "macros"],
  ["object.docx", makeWordFile([{ name: "word/embeddings/oleObject1.bin", content: "x" }]), "macros"],
  [
    "template.docx",
    makeWordFile([
      {
        name: "word/_rels/settings.xml.rels",
        content: `<Relationship Type="…/attachedTemplate" Target="https://bad.example/a.dotm" TargetMode="External"/>`,
      },
    ]),
    "macros",
  ],
  ["bomb.docx", makeWordFile([{ name: "word/media/zeros.xml", content: Buffer.alloc(40 * 1024 * 1024) }]), "broken"],
  ["lies.docx", makeWordFile([{ name: "word/more.xml", content: "a".repeat(90_000), saysBytes: 10 }]), "broken"],
  ["locked.docx", makeWordFile([{ name: "word/more.xml", content: "a", encrypted: true }]), "broken"],
  ["out.docx", makeWordFile([{ name: "../../etc/cron.d/x", content: "a" }]), "broken"],
  ["twice.docx", makeWordFile([{ name: "word/document.xml", content: "a" }]), "broken"],
  ["cut.docx", makeWordFile().subarray(0, 120), "broken"],
  ["giant.png", png(60_000, 60_000), "picture"],
];
for (const [name, content, fault] of refused) {
  test(`${name} is refused: ${fault}`, async () => {
    assert.deepEqual(await inspect(name, content), { refused: "attachment-refused", detail: fileFaults[fault] });
  });
}

test("eleven megabytes are refused", async () => {
  const file = await inspect("long.txt", Buffer.alloc(11 * 1024 * 1024, "a"));
  assert.ok("refused" in file && /at most 10 MB/.test(file.detail));
});

test("nested comments and endless signs do not keep anybody waiting", async () => {
  for (const part of ["<!---->", "<!--", "<!-- -- -->\n", "< ", "#!", "PK\u0003\u0004"]) {
    await inspect("long.txt", `${part.repeat(200_000).slice(0, 900_000)}x`);
  }
});
