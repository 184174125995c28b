/** Tables that people fill: CSV and XLSX to rows of text, and back. */
export { guardFormula } from "./formula-guard.ts";
export { type Column, type MatchedHeadings, matchHeadings } from "./match-headings.ts";
export { readTable, type Table, type TableBounds, type TableRow } from "./read-table.ts";
export { writeCsv } from "./write-csv.ts";
export { type SheetColumn, type WrittenSheet, writeXlsx } from "./write-xlsx.ts";
