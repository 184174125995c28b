import { parse } from "csv-parse/sync";
import { unguardFormula } from "./formula-guard.ts";
import { type FileRefusal, hasText, type Table, type TableBounds, tooManyRows } from "./table.ts";

/** Rows of a text file with commas, semicolons or tabs between the cells. */
export function readCsv(file: Buffer, { rowsMax }: TableBounds): Table | FileRefusal {
  const decoded = decodeText(file);
  if (decoded === undefined || decoded.includes("\0")) return notText;
  // Excel's own line that names the separator.
  const named = /^sep=([,;\t])\r?\n/i.exec(decoded);
  const text = withoutEmptyEnd(named ? decoded.slice(named[0].length) : decoded);
  if (countLines(text) > linesMax) {
    return { refused: "The file has far more lines than rows. Copy your rows into a new, empty file." };
  }
  let records: string[][];
  try {
    records = parse(text, {
      delimiter: named?.[1] ?? findSeparator(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
    });
  } catch {
    return { refused: "A quotation mark is opened in the file and never closed. Save it again as CSV or as .xlsx." };
  }
  const rows = records
    .map((cells, at) => ({ line: at + 1, cells: cells.map(unguardFormula) }))
    .filter(({ cells }) => hasText(cells));
  return rows.length > rowsMax ? tooManyRows(rowsMax) : { rows };
}

/** Empty lines are read too, and take their time. */
const linesMax = 100_000;

/** Whoever formats a whole column gets a million empty rows below the last one. */
function withoutEmptyEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ",;\t\r\n ".includes(text[end - 1]!)) end -= 1;
  return text.slice(0, end);
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

const notText: FileRefusal = {
  refused: "The file is neither an Excel workbook (.xlsx) nor CSV text. Save it as one of the two.",
};

function decodeText(file: Buffer): string | undefined {
  const [first, second] = file;
  try {
    if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le", { fatal: true }).decode(file);
    if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be", { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    // What Excel on Windows calls CSV in western countries.
    return new TextDecoder("windows-1252").decode(file);
  }
}

/** Whichever stands oftenest in the first line that has one, outside of quotes; a comma when none does. */
function findSeparator(text: string): string {
  const counts: Record<string, number> = { ",": 0, ";": 0, "\t": 0 };
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character in counts) counts[character]! += 1;
    else if ((character === "\n" || character === "\r") && Object.values(counts).some(Boolean)) break;
  }
  const most = Math.max(...Object.values(counts));
  return most === 0 ? "," : Object.keys(counts).find((separator) => counts[separator] === most)!;
}
