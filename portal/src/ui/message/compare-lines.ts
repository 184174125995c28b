/** One row of two texts side by side; a line that stands on one side only has no partner. */
export interface LinePair {
  before?: number;
  after?: number;
  same: boolean;
}

// Beyond this, lines between the common beginning and end are paired in their order.
const cellsMax = 1_000_000;

/** Pairs the lines of two texts: equal ones with each other, and what differs between them in order. */
export function compareLines(before: readonly string[], after: readonly string[]): LinePair[] {
  const start = countWhile((place) => place < Math.min(before.length, after.length) && before[place] === after[place]);
  const end = countWhile(
    (place) => place < Math.min(before.length, after.length) - start && before.at(-1 - place) === after.at(-1 - place),
  );
  const pairs: LinePair[] = range(start).map((place) => ({ before: place, after: place, same: true }));
  let [left, right] = [start, start];
  const anchors = equalLines(before.slice(start, before.length - end), after.slice(start, after.length - end));
  for (const anchor of [...anchors, { left: before.length - end - start, right: after.length - end - start }]) {
    pairs.push(...pairUp({ left, right, leftEnd: anchor.left + start, rightEnd: anchor.right + start }));
    left = anchor.left + start;
    right = anchor.right + start;
    if (left < before.length - end && right < after.length - end)
      pairs.push({ before: left++, after: right++, same: true });
  }
  for (const place of range(end)) pairs.push({ before: left + place, after: right + place, same: true });
  return pairs;
}

/** Lines of `after` that are new or different, from 0. */
export const changedLines = (before: readonly string[], after: readonly string[]): ReadonlySet<number> =>
  new Set(compareLines(before, after).flatMap(({ after, same }) => (after === undefined || same ? [] : [after])));

/** Longest common subsequence, by the table that every textbook has. */
function equalLines(before: readonly string[], after: readonly string[]): { left: number; right: number }[] {
  if (before.length === 0 || after.length === 0 || before.length * after.length > cellsMax) return [];
  const width = after.length + 1;
  const longest = new Uint32Array((before.length + 1) * width);
  for (let left = before.length - 1; left >= 0; left -= 1) {
    for (let right = after.length - 1; right >= 0; right -= 1) {
      longest[left * width + right] =
        before[left] === after[right]
          ? longest[(left + 1) * width + right + 1]! + 1
          : Math.max(longest[(left + 1) * width + right]!, longest[left * width + right + 1]!);
    }
  }
  const found: { left: number; right: number }[] = [];
  let [left, right] = [0, 0];
  while (left < before.length && right < after.length) {
    if (before[left] === after[right]) found.push({ left: left++, right: right++ });
    else if (longest[(left + 1) * width + right]! >= longest[left * width + right + 1]!) left += 1;
    else right += 1;
  }
  return found;
}

function pairUp(part: { left: number; right: number; leftEnd: number; rightEnd: number }): LinePair[] {
  const lefts = part.leftEnd - part.left;
  const rights = part.rightEnd - part.right;
  return range(Math.max(lefts, rights)).map((place) => ({
    ...(place < lefts ? { before: part.left + place } : {}),
    ...(place < rights ? { after: part.right + place } : {}),
    same: false,
  }));
}

const range = (length: number): number[] => Array.from({ length }, (_, place) => place);

function countWhile(holds: (place: number) => boolean): number {
  let count = 0;
  while (holds(count)) count += 1;
  return count;
}
