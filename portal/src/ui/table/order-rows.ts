export interface Order {
  column: string;
  descending: boolean;
}

/** What a row is ordered by; `undefined` stands last, whichever way. */
export type SortKey = string | number | undefined;

/** The rows in order; rows alike stay as they came. */
export function orderRows<Row>(rows: readonly Row[], keyOf: (row: Row) => SortKey, descending: boolean): Row[] {
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
    if (typeof a === "number" && typeof b === "number") return sign * (a - b);
    return sign * String(a).localeCompare(String(b), "en", { numeric: true });
  });
}
