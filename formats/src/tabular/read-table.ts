import { readCsv } from "./read-csv.ts";
import { readXlsx } from "./read-xlsx.ts";
import type { FileRefusal, Table, TableBounds } from "./table.ts";

export type { Table, TableBounds, TableRow } from "./table.ts";

/**
 * The rows of a CSV or XLSX file as text; which of the two it is, its encoding and its separator are seen from the bytes.
 * Nothing in the file is executed or followed: of a formula, the result that the spreadsheet program stored is taken.
 * @returns a refusal in a sentence for files that are too large, encrypted, of another kind, damaged, or with macros
 */
export function readTable(bytes: Uint8Array, bounds: TableBounds): Table | FileRefusal {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length === 0) return { refused: "The file is empty." };
  if (file.length > bounds.bytesMax) {
    return { refused: `The file has more than ${Math.floor(bounds.bytesMax / 1024 ** 2)} MB.` };
  }
  const other = refuseOtherKinds(file);
  if (other) return other;
  return file.subarray(0, 4).equals(zipHeader) ? readXlsx(file, bounds) : readCsv(file, bounds);
}

const zipHeader = Buffer.from("PK\u0003\u0004");
/** Compound File Binary Format (MS-CFB §2.2): old spreadsheets, and the wrapping of encrypted new ones. */
const compoundHeader = Buffer.from("d0cf11e0a1b11ae1", "hex");

function refuseOtherKinds(file: Buffer): FileRefusal | undefined {
  if (file.subarray(0, 8).equals(compoundHeader)) {
    // Names of streams stand in the file as UTF-16; MS-OFFCRYPTO §2.3 names that of an encrypted workbook.
    return file.includes(Buffer.from("EncryptedPackage", "utf16le"))
      ? { refused: "The file is encrypted. Save it without a password and upload it again." }
      : { refused: "The file is of the old kind (.xls). Save it as an Excel workbook (.xlsx) or as CSV." };
  }
  const start = file.subarray(0, 512).toString("latin1").trimStart().toLowerCase();
  if (start.startsWith("%pdf")) return notATable("a PDF document");
  if (/^(?:<!doctype html|<html|<table)/.test(start)) return notATable("a web page");
  if (start.startsWith("<?xml")) return notATable("an XML document");
  return undefined;
}

const notATable = (what: string): FileRefusal => ({
  refused: `The file is ${what}, not a spreadsheet. Save it as an Excel workbook (.xlsx) or as CSV.`,
});
