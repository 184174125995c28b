import { areNicknames, givenNameShares, isNameStandIn, surnameShares } from "./name-tables-rules.ts";
import { isExchange, isOneSlip, jaroWinkler } from "./similarity-rules.ts";

/** What two patients are compared by. Stand-ins ("BABY GIRL", 1900-01-01 …) have been left out: see {@link comparable}. */
export type Comparable = {
  family: readonly string[];
  given: readonly string[];
  suffix?: string;
  birthDate?: string;
  birthOrder?: number;
  sex?: string;
  /** The number or its keyed hash: only equality is asked. */
  ssn?: string;
  phones: readonly string[];
  addressLine?: string;
  city?: string;
  postalCode?: string;
};

/** How far a field agrees. `missing`: one side does not tell, which is no evidence. */
export type Level = "exact" | "close" | "similar" | "partial" | "different" | "far" | "missing";
export type FieldEvidence = { level: Level; bits: number };
export type ComparedField =
  | "family"
  | "given"
  | "middle"
  | "suffix"
  | "birthDate"
  | "birthOrder"
  | "sex"
  | "ssn"
  | "phone"
  | "address";
/** Evidence field by field: levels and bits, never values, so that it may be kept in a log. */
export type Comparison = { bits: number; fields: Readonly<Record<ComparedField, FieldEvidence>> };

/**
 * Evidence for "same person" when one field agrees, in bits: log2(m / u).
 * A missing field is no evidence (0 bits), not a penalty.
 * @param m P(agree | same person), 0 < m < 1
 * @param u P(agree | different people), 0 < u < 1
 * @see Fellegi & Sunter (1969), JASA 64:1183, eq. 5
 */
export const agreementBits = (m: number, u: number): number => Math.log2(m / u);

/** Takes out of a view what sources write when they do not know. */
export function comparable(view: Comparable): Comparable {
  // "BABY GIRL A" and "BABY GIRL B": what stands behind a stand-in counts newborns, it is no initial.
  const countsNewborns = isNameStandIn(view.given[0] ?? "");
  return {
    ...view,
    family: view.family.filter((word) => !isNameStandIn(word)),
    given: view.given.filter((word) => !isNameStandIn(word) && !(countsNewborns && word.length <= 2)),
    birthDate: view.birthDate && isBirthDateStandIn(view.birthDate) ? undefined : view.birthDate,
  };
}

const isBirthDateStandIn = (date: string): boolean =>
  date < "1880" || date > "2200" || /^(?:1900|1901)-01-01$|^1900$|^1111-11-11$/.test(date);

/**
 * Compares two patients by Fellegi and Sunter's weights. Each table below gives m (share among views of one person) and
 * u (share among views of different people in one block of a region) for each level; they are estimates for US
 * registration data, to be learned from the exchange's own data later.
 */
export function comparePatients(a: Comparable, b: Comparable): Comparison {
  const fields = {
    family: compareFamily(a, b),
    given: compareGiven(a, b),
    middle: compareMiddle(a.given, b.given),
    suffix: compareSuffix(a.suffix, b.suffix),
    birthDate: compareBirthDate(a.birthDate, b.birthDate),
    birthOrder: compareEqual(a.birthOrder, b.birthOrder, { exact: 0.5, different: -10 }),
    sex: compareEqual(a.sex, b.sex, { exact: agreementBits(0.98, 0.5), different: agreementBits(0.02, 0.5) }),
    // Numbers are borrowed and mistyped: agreement is capped far below log2(10^9), a difference is mild.
    ssn: compareEqual(a.ssn, b.ssn, { exact: 16, different: agreementBits(0.06, 0.999) }),
    phone: comparePhones(a.phones, b.phones),
    address: compareAddress(a, b),
  };
  const bits = Object.values(fields).reduce((sum, field) => sum + field.bits, 0);
  return { bits, fields };
}

const missing: FieldEvidence = { level: "missing", bits: 0 };

function compareEqual<Value>(
  a: Value | undefined,
  b: Value | undefined,
  bits: { exact: number; different: number },
): FieldEvidence {
  if (a === undefined || b === undefined) return missing;
  return a === b ? { level: "exact", bits: bits.exact } : { level: "different", bits: bits.different };
}

/** m: exact 0.88, close (Jaro–Winkler ≥ 0.92, or written in the given name's place) 0.06, different 0.05; u: its share, 0.002, 0.99. */
function compareFamily(a: Comparable, b: Comparable): FieldEvidence {
  if (a.family.length === 0 || b.family.length === 0) return missing;
  const shared = a.family.filter((word) => b.family.includes(word));
  if (shared.length > 0) {
    const share = Math.min(...shared.map((word) => surnameShares[word] ?? surnameShareOfOthers));
    return { level: "exact", bits: agreementBits(0.88, share) };
  }
  if (bestSimilarity(a.family, b.family) >= 0.92 || areSwapped(a, b))
    return { level: "close", bits: agreementBits(0.06, 0.002) };
  return { level: "different", bits: agreementBits(0.05, 0.99) };
}

const surnameShareOfOthers = 0.001;

const areSwapped = (a: Comparable, b: Comparable): boolean =>
  a.family.some((word) => b.given.includes(word)) && a.given.some((word) => b.family.includes(word));

/**
 * m: exact 0.85, close (nickname, names in another order or in the surname's place, two neighbouring letters exchanged,
 * one letter behind the first doubled, added or lost) 0.06, similar (Jaro–Winkler ≥ 0.9: another letter, or a sister:
 * Maria and Marta) 0.03, partial (an initial) 0.03, different 0.03; u: its share, 0.004, 0.004, 0.015, 0.97.
 */
function compareGiven(a: Comparable, b: Comparable): FieldEvidence {
  const first = a.given[0];
  const other = b.given[0];
  if (first === undefined || other === undefined) return missing;
  if (first === other && first.length > 1) {
    return { level: "exact", bits: agreementBits(0.85, givenNameShares[first] ?? givenNameShareOfOthers) };
  }
  const isClose =
    areNicknames(first, other) ||
    isSpellingSlip(first, other) ||
    a.given.some((word) => word.length > 1 && b.given.includes(word)) ||
    areSwapped(a, b);
  if (isClose) return { level: "close", bits: agreementBits(0.06, 0.004) };
  if (jaroWinkler(first, other) >= 0.9) return { level: "similar", bits: agreementBits(0.03, 0.004) };
  if ((first.length === 1 || other.length === 1) && first[0] === other[0]) {
    return { level: "partial", bits: agreementBits(0.03, 0.015) };
  }
  return { level: "different", bits: agreementBits(0.03, 0.97) };
}

const givenNameShareOfOthers = 0.003;

/**
 * Second given names, where both views have one and the first ones are the same: two of one common name are told apart by
 * them. m: exact or initial 0.95, different 0.05; u: 0.15, 0.85.
 */
function compareMiddle([firstA, ...a]: readonly string[], [firstB, ...b]: readonly string[]): FieldEvidence {
  if (firstA !== firstB || a.length === 0 || b.length === 0) return missing;
  const agree = a.some((word) => b.some((other) => other.startsWith(word) || word.startsWith(other)));
  if (agree) return { level: "exact", bits: agreementBits(0.95, 0.15) };
  return { level: "different", bits: agreementBits(0.05, 0.85) };
}

const isSpellingSlip = (a: string, b: string): boolean =>
  isExchange(a, b) || (a[0] === b[0] && a.length !== b.length && Math.min(a.length, b.length) > 1 && isOneSlip(a, b));

/** Two generations named differently are two people; one that is named only once says little. */
function compareSuffix(a: string | undefined, b: string | undefined): FieldEvidence {
  if (a === b) return a === undefined ? missing : { level: "exact", bits: 2 };
  if (a === undefined || b === undefined) return { level: "partial", bits: -2 };
  return { level: "different", bits: -10 };
}

/**
 * m: exact 0.95, close (one slip of a digit, day and month exchanged) 0.025, partial (only year or month known, and it
 * agrees) 0.5, different 0.02; u: 1/29,200 (80 years of days), 0.002, 1/80, 0.997. `far`: twelve years or more apart
 * without being a slip.
 */
function compareBirthDate(a: string | undefined, b: string | undefined): FieldEvidence {
  if (a === undefined || b === undefined) return missing;
  if (a.length !== b.length || a.length < 10) {
    const agree = a.startsWith(b) || b.startsWith(a);
    return agree ? { level: "partial", bits: agreementBits(0.5, 1 / 80) } : { level: "different", bits: -6 };
  }
  if (a === b) return { level: "exact", bits: agreementBits(0.95, 1 / 29_200) };
  const exchanged = `${a.slice(0, 4)}-${a.slice(8, 10)}-${a.slice(5, 7)}`;
  if (exchanged === b || isOneSlip(a, b)) return { level: "close", bits: agreementBits(0.025, 0.002) };
  const yearsApart = Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)));
  return yearsApart >= 12 ? { level: "far", bits: -10 } : { level: "different", bits: agreementBits(0.02, 0.997) };
}

/** m: one in common 0.6, one slip 0.03, none 0.37; u (households share a phone): 0.004, 0.001, 0.99. */
function comparePhones(a: readonly string[], b: readonly string[]): FieldEvidence {
  if (a.length === 0 || b.length === 0) return missing;
  const pairs = a.flatMap((x) => b.map((y) => [x, y] as const));
  if (pairs.some(([x, y]) => x.slice(-7) === y.slice(-7) && (x.length < 10 || y.length < 10 || x === y))) {
    return { level: "exact", bits: agreementBits(0.6, 0.004) };
  }
  if (pairs.some(([x, y]) => isOneSlip(x, y))) return { level: "close", bits: agreementBits(0.03, 0.001) };
  return { level: "different", bits: agreementBits(0.37, 0.99) };
}

/**
 * m: street and place 0.5, similar street in the same place 0.1, the place only 0.15, nothing 0.25; u (households
 * share an address): 0.004, 0.004, 0.03, 0.95.
 */
function compareAddress(a: Comparable, b: Comparable): FieldEvidence {
  const samePostal = agreement(a.postalCode, b.postalCode);
  const sameCity = agreement(a.city, b.city);
  const samePlace = samePostal ?? sameCity;
  const lines =
    a.addressLine !== undefined && b.addressLine !== undefined ? jaroWinkler(a.addressLine, b.addressLine) : undefined;
  if (samePlace === undefined && lines === undefined) return missing;
  const isPlace = samePostal === true || sameCity === true;
  if (lines === 1 && (isPlace || samePlace === undefined)) return { level: "exact", bits: agreementBits(0.5, 0.004) };
  if (lines !== undefined && lines >= 0.9 && isPlace) return { level: "close", bits: agreementBits(0.1, 0.004) };
  if (isPlace) return { level: "partial", bits: agreementBits(0.15, 0.03) };
  return { level: "different", bits: agreementBits(0.25, 0.95) };
}

const agreement = (a: string | undefined, b: string | undefined): boolean | undefined =>
  a === undefined || b === undefined ? undefined : a === b;

const bestSimilarity = (a: readonly string[], b: readonly string[]): number =>
  Math.max(...a.flatMap((x) => b.map((y) => jaroWinkler(x, y))));
