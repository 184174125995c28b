import { createHash } from "node:crypto";
import type { Patient } from "@crossbay/formats/fhir";
import type { Keys } from "../platform/keys.ts";
import { blocksOf, locksBlock } from "./block-rules.ts";
import { type Comparable, comparable } from "./compare-rules.ts";
import { type Demographics, demographicsOf, isIdentifierStandIn } from "./demographics-rules.ts";
import { blockKey, identifierKey, lockNumber, ssnKey, valueKey } from "./keys-rules.ts";
import { cleanIdentifier, foldWords } from "./normalise-rules.ts";
import type { IncomingPatient, RetiredNumber } from "./patient.ts";

/** An incoming patient; what is made of its demographics is worked out when first asked. */
export type PreparedPatient = {
  incoming: IncomingPatient;
  /** Lock numbers of the record number and of those that it retires. */
  locks: readonly bigint[];
  demographics: () => Demographics;
  /** Hash of the demographics, to tell whether anything changed. */
  digest: () => string;
  /** What it takes to find and compare the patient, which a known patient never needs. */
  matching: () => MatchingKeys;
  /** The same told with more about the patient; its digest where that is known. */
  completedTo: (patient: Patient, digest?: string) => PreparedPatient;
};

/** Keys are hexadecimal. */
export type MatchingKeys = {
  ssnKey?: string;
  comparable: Comparable;
  /** Of record number and other identifiers within their authorities. */
  identifierKeys: readonly string[];
  /** Of the same identifiers' values alone, for search. */
  valueKeys: readonly string[];
  blockKeys: readonly string[];
  /** Lock numbers to hold while the patient is new. */
  locks: readonly bigint[];
};

/** Makes a batch ready to be locked and resolved. Pure. */
export const preparePatients = (keys: Keys, told: readonly IncomingPatient[]): PreparedPatient[] =>
  told.map((incoming) => preparePatient(keys, incoming));

/** Normalises, and makes the keys. Nothing but a keyed hash of a social security number goes further. */
export function preparePatient(keys: Keys, told: IncomingPatient): PreparedPatient {
  // One way of writing an instant, so that two compare as text.
  const incoming = { ...told, eventAt: new Date(told.eventAt).toISOString() };
  const locks = [incoming, ...incoming.merges, ...(incoming.besides ?? [])].map((number) =>
    numberLock(keys.matching, number),
  );
  return prepare(keys.matching, incoming, locks);
}

function prepare(key: Buffer, incoming: IncomingPatient, locks: readonly bigint[], digest?: string): PreparedPatient {
  const demographics = once(() => demographicsOf(incoming.patient));
  const told: PreparedPatient = {
    incoming,
    locks,
    demographics,
    digest: digest ? () => digest : once(() => digestOf(demographics())),
    matching: once(() => matchingKeysOf(key, incoming, demographics())),
    completedTo: (patient, known) =>
      patient === incoming.patient ? told : prepare(key, { ...incoming, patient }, locks, known),
  };
  return told;
}

function once<Result>(make: () => Result): () => Result {
  let made: { result: Result } | undefined;
  return () => {
    made ??= { result: make() };
    return made.result;
  };
}

function matchingKeysOf(key: Buffer, incoming: IncomingPatient, demographics: Demographics): MatchingKeys {
  const ssn = demographics.ssn === undefined ? undefined : ssnKey(key, demographics.ssn).toString("hex");
  const view = comparable({ ...viewOf(demographics), ssn });
  const identifiers = [
    { system: incoming.authority, value: incoming.recordNumber },
    ...demographics.identifiers,
  ].filter(({ value }) => !isIdentifierStandIn(cleanIdentifier(value)));
  const identifierKeys = identifiers.map(({ system, value }) => identifierKey(key, system, value));
  const blocks = blocksOf(view).map((block) => ({ key: blockKey(key, block), isLocked: locksBlock(block) }));
  return {
    ssnKey: ssn,
    comparable: view,
    identifierKeys: hexes(identifierKeys),
    valueKeys: hexes(identifiers.map(({ value }) => valueKey(key, value))),
    blockKeys: hexes(blocks.map((block) => block.key)),
    locks: [...identifierKeys, ...blocks.filter((block) => block.isLocked).map((block) => block.key)].map(lockNumber),
  };
}

/** The keys of a number that another replaced, of which nothing else is known. */
export function keysOfRetired(keys: Keys, retired: RetiredNumber): { identifierKeys: string[]; valueKeys: string[] } {
  return {
    identifierKeys: hexes([identifierKey(keys.matching, retired.authority, retired.recordNumber)]),
    valueKeys: hexes([valueKey(keys.matching, retired.recordNumber)]),
  };
}

/** Compares by what is stored of the demographics; a town is compared folded. */
export const viewOf = (stored: {
  familyFolded: readonly string[];
  givenFolded: readonly string[];
  suffix?: string;
  birthDate?: string;
  birthOrder?: number;
  sex?: string;
  phones: readonly string[];
  addressLine?: string;
  city?: string;
  postalCode?: string;
}): Comparable => ({
  family: stored.familyFolded,
  given: stored.givenFolded,
  suffix: stored.suffix,
  birthDate: stored.birthDate,
  birthOrder: stored.birthOrder,
  sex: stored.sex,
  phones: stored.phones,
  addressLine: stored.addressLine,
  city: foldWords(stored.city ?? "").join(" ") || undefined,
  postalCode: stored.postalCode,
});

const numberLock = (key: Buffer, number: { authority: string; recordNumber: string }): bigint =>
  lockNumber(identifierKey(key, number.authority, number.recordNumber));

const digestOf = (demographics: Demographics): string =>
  createHash("sha256").update(JSON.stringify(demographics)).digest("hex").slice(0, 32);

const hexes = (keys: readonly Buffer[]): string[] => [...new Set(keys.map((key) => key.toString("hex")))];
