import type { Random } from "../seeded-random.ts";

export type Card =
  | {
      readonly kind: "adt";
      readonly trigger: "A01" | "A03" | "A04" | "A08";
      readonly isNew?: true;
      readonly changes?: true;
    }
  | { readonly kind: "oru"; readonly results: 2 | 4 | 8 | 16 };

/**
 * Twenty messages in the proportions of the measures: 8 ADT (A01, A03, A04, A08) and 12 ORU with 60 OBX
 * (mean 5); two about a new person, one changing demographics. Shuffled and dealt again and again, the
 * proportions are exact.
 */
export const mixedDeck: readonly Card[] = [
  { kind: "adt", trigger: "A01", isNew: true },
  { kind: "adt", trigger: "A01" },
  { kind: "adt", trigger: "A03" },
  { kind: "adt", trigger: "A03" },
  { kind: "adt", trigger: "A04", isNew: true },
  { kind: "adt", trigger: "A04" },
  { kind: "adt", trigger: "A08", changes: true },
  { kind: "adt", trigger: "A08" },
  ...times(4, { kind: "oru", results: 2 }),
  ...times(5, { kind: "oru", results: 4 }),
  ...times(2, { kind: "oru", results: 8 }),
  { kind: "oru", results: 16 },
];

/** The same shares of new people and changes, without results. */
export const admissionsDeck: readonly Card[] = [
  { kind: "adt", trigger: "A01", isNew: true },
  ...times(4, { kind: "adt", trigger: "A01" }),
  ...times(5, { kind: "adt", trigger: "A03" }),
  { kind: "adt", trigger: "A04", isNew: true },
  ...times(4, { kind: "adt", trigger: "A04" }),
  { kind: "adt", trigger: "A08", changes: true },
  ...times(4, { kind: "adt", trigger: "A08" }),
];

/** Puts the cards in another order, in place (Fisher–Yates). */
export function shuffle(cards: Card[], random: Random): void {
  for (let index = cards.length - 1; index > 0; index -= 1) {
    const other = random.whole(0, index);
    [cards[index], cards[other]] = [cards[other]!, cards[index]!];
  }
}

function times(count: number, card: Card): Card[] {
  return Array.from({ length: count }, () => card);
}
