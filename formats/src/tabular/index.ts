/** Tables that people fill: CSV and XLSX to rows of text, and back. */
export { type Column, matchHeadings } from "./match-headings.ts";
export { readTable, type TableRow } from "./read-table.ts";
export { writeCsv } from "./write-csv.ts";
export { type SheetColumn, writeXlsx } from "./write-xlsx.ts";
