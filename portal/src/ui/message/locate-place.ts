/** Where something stands in a message that is shown a segment a line. Nothing stands there when `from` equals `to`. */
export interface LocatedPlace {
  /** From 0. */
  line: number;
  /** Characters of the line; absent when the place names the whole segment. */
  field?: { from: number; to: number };
}

const placeForm = /^([A-Z][A-Z0-9]{2})(?:\((\d+)\))?(?:-(\d+))?/;
const headers = new Set(["MSH", "FHS", "BHS"]);

/** Finds `PID-3`, `OBX(2)-5.1` or `ZXX`; `undefined` when no such segment stands there. */
export function locatePlace(lines: readonly string[], place: string): LocatedPlace | undefined {
  const named = placeForm.exec(place);
  if (!named) return undefined;
  const [, segment = "", sequence = "1", field] = named;
  const line = nthLineOf(lines, segment, Number(sequence));
  if (line === undefined) return undefined;
  return field === undefined
    ? { line }
    : { line, field: fieldOf(lines[line] ?? "", Number(field), separatorOf(lines)) };
}

/** The separator that the first header segment declares. */
export function separatorOf(lines: readonly string[]): string {
  return lines.find((line) => headers.has(line.slice(0, 3)))?.[3] ?? "|";
}

function nthLineOf(lines: readonly string[], segment: string, sequence: number): number | undefined {
  let met = 0;
  for (const [place, line] of lines.entries()) {
    if (line.slice(0, 3) === segment) met += 1;
    if (met === sequence) return place;
  }
  return undefined;
}

/** Field 1 of a header segment is the separator itself, so its other fields stand one place to the left. */
function fieldOf(line: string, number: number, separator: string): { from: number; to: number } {
  const isHeader = headers.has(line.slice(0, 3));
  if (isHeader && number === 1) return { from: 3, to: 4 };
  const place = isHeader ? number - 1 : number;
  const parts = line.split(separator);
  if (place >= parts.length) return { from: line.length, to: line.length };
  const from = parts.slice(0, place).join(separator).length + (place === 0 ? 0 : separator.length);
  return { from, to: from + (parts[place]?.length ?? 0) };
}
