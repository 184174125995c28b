import { guardFormula } from "./formula-guard.ts";

/**
 * A CSV file (RFC 4180) with a byte order mark, which Excel needs to see that it is UTF-8. Every cell is quoted, and none can
 * run as a formula; `readTable` gives back what was written.
 */
export function writeCsv(rows: readonly (readonly string[])[]): Buffer {
  const quoted = rows.map((cells) => cells.map((cell) => `"${guardFormula(cell).replaceAll('"', '""')}"`).join(","));
  return Buffer.from(`\uFEFF${quoted.map((line) => `${line}\r\n`).join("")}`, "utf8");
}
