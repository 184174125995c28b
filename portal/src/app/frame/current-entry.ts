interface Entry {
  to: string;
  also?: readonly string[];
}

/** The entry that the page at `path` belongs to: the one whose address reaches furthest into the page's own. */
export function currentEntry<E extends Entry>(entries: readonly E[], path: string): E | undefined {
  const reaches = entries.flatMap((entry) =>
    [entry.to, ...(entry.also ?? [])]
      .filter((address) => path === address || path.startsWith(`${address}/`))
      .map((address) => ({ entry, length: address.length })),
  );
  return reaches.toSorted((one, other) => other.length - one.length)[0]?.entry;
}
