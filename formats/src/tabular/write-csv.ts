import { guardFormula } from "./formula-guard.ts";

/**
 * A CSV file (RFC 4180) with a byte order mark, which Excel needs to see that it is UTF-8. Every cell is quoted, and none can
 * run as a formula; `readTable` gives back what was written.
 */
export function writeCsv(rows: readonly (readonly string[])[]): Buffer {
  const lines = rows.map((cells) => `${cells.map(quoted).join(",")}\r\n`);
  return Buffer.from(`\uFEFF${lines.join("")}`, "utf8");
}

function quoted(cell: string): string {
  // Most cells of large tables are empty.
  if (cell === "") return '""';
  return `"${guardFormula(cell).replaceAll('"', '""')}"`;
}
