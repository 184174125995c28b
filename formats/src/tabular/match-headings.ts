/** A column that is looked for. */
export type Column<Key extends string> = {
  key: Key;
  heading: string;
  /** Other words that people write for it. */
  synonyms?: readonly string[];
  needed: boolean;
};

export type MatchedHeadings<Key extends string> = {
  /** Place of each column that was found, from 0. */
  places: Partial<Record<Key, number>>;
  /** Headings that mean none of the columns, as written. */
  unknown: string[];
  /** Needed columns that are not there, by their own headings. */
  missing: string[];
  /** Columns that are there more than once. */
  twice: string[];
};

/** Finds columns by their headings, without regard to case, accents, spaces and punctuation. */
export function matchHeadings<Key extends string>(
  headings: readonly string[],
  columns: readonly Column<Key>[],
): MatchedHeadings<Key> {
  const byWord = new Map<string, Column<Key>>();
  for (const column of columns) {
    for (const word of [column.heading, ...(column.synonyms ?? [])]) byWord.set(foldHeading(word), column);
  }
  const found: MatchedHeadings<Key> = { places: {}, unknown: [], missing: [], twice: [] };
  headings.forEach((heading, place) => {
    const folded = foldHeading(heading);
    const column = byWord.get(folded);
    if (!column) {
      if (folded !== "") found.unknown.push(heading.trim());
    } else if (found.places[column.key] === undefined) found.places[column.key] = place;
    else found.twice.push(column.heading);
  });
  found.missing = columns.filter(({ key, needed }) => needed && found.places[key] === undefined).map((c) => c.heading);
  return found;
}

const foldHeading = (heading: string): string =>
  heading
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
