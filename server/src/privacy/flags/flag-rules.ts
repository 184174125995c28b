import type { FlagKind } from "@crossbay/contract";
import type { FoldedPerson, Household } from "../../identity/index.ts";

/** Somebody who looks, or works beside who looks. */
export type Viewer = FoldedPerson & { accountId: string; listed: string };

export type LookFacts = {
  viewer: Viewer;
  /** Where the patient lives and is reached, as each source tells it. */
  patient: readonly Household[];
  /** The same for persons who are probably the viewer: same name, same telephone number. */
  own: readonly Household[];
  colleagues: readonly Viewer[];
  /** The patient stands on the list of persons to watch over. */
  isVip: boolean;
};

export type Finding = { kind: FlagKind; sentence: string };

/**
 * What is unusual about somebody opening a patient's record (policy §8): themselves, a colleague, the same surname, address or
 * telephone number, a person to watch over. An account knows no birth date, so that a name may be a namesake's: the sentence
 * says what agrees.
 */
export function findingsOfLook(facts: LookFacts): Finding[] {
  const { viewer, patient, own, colleagues, isVip } = facts;
  const findings: Finding[] = isVip ? [{ kind: "vip", sentence: "Opened the record of a person to watch over" }] : [];
  const self = likenessOf(viewer, patient);
  if (self) {
    const words = self === "reached" ? "their own record" : "the record of somebody with their own name";
    return [...findings, { kind: "self", sentence: `Opened ${words}` }];
  }
  const colleague = colleagues.find((one) => one.accountId !== viewer.accountId && likenessOf(one, patient));
  if (colleague) {
    const words =
      likenessOf(colleague, patient) === "reached" ? "a colleague" : "somebody with the name of a colleague";
    findings.push({ kind: "colleague", sentence: `Opened the record of ${words}, ${colleague.listed}` });
  }
  if (patient.some(({ familyFolded }) => overlaps(familyFolded, viewer.family))) {
    findings.push({ kind: "same-surname", sentence: "Opened the record of somebody with the same surname" });
  }
  if (own.some((home) => patient.some((other) => isSameAddress(home, other)))) {
    findings.push({ kind: "same-address", sentence: "Opened the record of somebody at the same address" });
  } else if (viewer.phone && patient.some(({ phones }) => phones.includes(viewer.phone ?? ""))) {
    findings.push({ kind: "same-address", sentence: "Opened the record of somebody with the same telephone number" });
  }
  return findings;
}

/** `named`: surname and first given name agree; `reached`: the telephone number, too. */
export function likenessOf(person: FoldedPerson, patient: readonly Household[]): "named" | "reached" | undefined {
  const named = patient.filter(
    ({ familyFolded, givenFolded }) => overlaps(familyFolded, person.family) && givenFolded[0] === person.given[0],
  );
  if (named.length === 0 || person.given.length === 0) return undefined;
  return person.phone && named.some(({ phones }) => phones.includes(person.phone ?? "")) ? "reached" : "named";
}

const overlaps = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((word) => others.includes(word));

function isSameAddress(one: Household, other: Household): boolean {
  if (!one.addressLine || one.addressLine !== other.addressLine) return false;
  const place = (home: Household) => home.postalCode?.slice(0, 5) ?? home.city?.toUpperCase();
  return place(one) !== undefined && place(one) === place(other);
}

/** Fewer charts in a day than this surprise nobody. */
const chartsUnsurprisingMax = 20;
/** Without days to compare with. */
const chartsOfNewcomerMax = 50;
const timesOverHabit = 3;

/**
 * Volume far over the own habit: more than three times the charts of an average day on which any were opened in the four weeks
 * before, and more than 20; more than 50 by somebody without such days.
 */
export function findingOfVolume(persons: number, daysBefore: readonly number[]): Finding | undefined {
  if (daysBefore.length === 0) {
    return persons > chartsOfNewcomerMax
      ? { kind: "volume", sentence: `Opened ${persons} charts in a day, without any in the four weeks before` }
      : undefined;
  }
  const usual = daysBefore.reduce((sum, day) => sum + day, 0) / daysBefore.length;
  if (persons <= chartsUnsurprisingMax || persons <= timesOverHabit * usual) return undefined;
  return { kind: "volume", sentence: `Opened ${persons} charts in a day; ${Math.round(usual)} are usual` };
}
