/**
 * A stream of repeatable chance. The same seed gives the same stream on every machine; no stream
 * knows of another, so that adding a person never changes the people before.
 */
export type Random = {
  /** At least 0, below 1. */
  fraction(): number;
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** Favours the front of the list, the way common names are common. */
  pickCommon<T>(from: readonly T[]): T;
  normal(mean: number, deviation: number): number;
};

/** A stream for this seed (sfc32, public domain, Chris Doty-Humphrey's PractRand). */
export function randomOf(seed: number): Random {
  let a = 0x9e3779b9 | 0;
  let b = 0x243f6a88 | 0;
  let c = seed | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 12; warm += 1) next();
  const pickAt = <T>(from: readonly T[], fraction: number): T => from[Math.floor(fraction * from.length)] as T;
  return {
    fraction: next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (probability) => next() < probability,
    pick: (from) => pickAt(from, next()),
    pickCommon: (from) => {
      const fraction = next();
      return pickAt(from, fraction * fraction);
    },
    // The sum of four uniform draws: bounded tails keep a healthy person's results plausible.
    normal: (mean, deviation) => mean + (next() + next() + next() + next() - 2) * 1.732 * deviation,
  };
}

/** A 32-bit seed from parts, for a stream of its own: `seedOf(seed, "person", 12)`. (FNV-1a with a final mix.) */
export function seedOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = `${part}\u001f`;
    for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return mix(hash);
}

/** Spreads a whole number over 32 bits, so that neighbours share nothing (murmur3's finaliser). */
export function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
