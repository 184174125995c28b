import type { Address, HumanName, Identifier, Patient } from "@crossbay/formats/fhir";
import {
  cleanAddressLine,
  cleanIdentifier,
  cleanPhone,
  cleanPostalCode,
  cleanSsn,
  foldFamily,
  foldSuffix,
  foldWords,
} from "./normalise-rules.ts";

/** What a patient's demographics say, in the form that is stored, searched and compared. */
export type Demographics = {
  /** As it is shown. */
  family?: string;
  given?: string;
  /** As it is found: all names, newest use first. */
  familyFolded: string[];
  givenFolded: string[];
  suffix?: string;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  birthDate?: string;
  birthOrder?: number;
  sex?: string;
  /** Nine digits; only its keyed hash is stored. */
  ssn?: string;
  phones: string[];
  addressLine?: string;
  city?: string;
  postalCode?: string;
  /** Identifiers that name this person within their system, apart from the record number itself. */
  identifiers: { system: string; value: string }[];
};

const phonesMax = 5;
const identifiersMax = 20;

/** Reads the demographics out of a FHIR Patient. Stand-ins for unknown SSNs, phones and addresses are left out. */
export function demographicsOf(patient: Patient): Demographics {
  const names = [...(patient.name ?? [])].sort((a, b) => nameRank(a) - nameRank(b));
  const main = names[0];
  const address = bestAddress(patient.address ?? []);
  return {
    family: main?.family?.trim() || undefined,
    given: main?.given?.join(" ").trim() || undefined,
    familyFolded: unique(
      names.filter((name) => name.use !== "nickname").flatMap((name) => foldFamily(name.family ?? "")),
    ),
    givenFolded: unique(names.flatMap((name) => foldWords((name.given ?? []).join(" ")))),
    suffix: foldSuffix(...(main?.suffix ?? []), main?.family),
    birthDate: patient.birthDate,
    birthOrder: patient.multipleBirthInteger,
    sex: patient.gender === "unknown" ? undefined : patient.gender,
    ssn: firstOf((patient.identifier ?? []).filter(isSsn), (identifier) => cleanSsn(identifier.value ?? "")),
    phones: unique((patient.telecom ?? []).flatMap(phoneOf)).slice(0, phonesMax),
    addressLine: cleanAddressLine((address?.line ?? []).join(" ")),
    city: address?.city?.trim() || undefined,
    postalCode: cleanPostalCode(address?.postalCode ?? ""),
    identifiers: (patient.identifier ?? []).flatMap(namingIdentifier).slice(0, identifiersMax),
  };
}

const nameUses = ["official", "usual", undefined, "temp", "anonymous", "maiden", "old", "nickname"];
const nameRank = (name: HumanName): number => nameUses.indexOf(name.use) + (name.family ? 0 : nameUses.length);

const bestAddress = (addresses: readonly Address[]): Address | undefined =>
  addresses.find((address) => address.use === "home") ??
  addresses.find((address) => address.use !== "old" && address.use !== "billing" && address.use !== "work") ??
  addresses[0];

const phoneOf = (telecom: { system?: string; value?: string }): string[] => {
  if (telecom.system === "email" || telecom.system === "url") return [];
  const phone = cleanPhone(telecom.value ?? "");
  return phone ? [phone] : [];
};

const ssnSystems = new Set(["http://hl7.org/fhir/sid/us-ssn", "urn:oid:2.16.840.1.113883.4.1"]);
const typeOf = (identifier: Identifier): string | undefined => identifier.type?.coding?.[0]?.code;
const isSsn = (identifier: Identifier): boolean =>
  typeOf(identifier) === "SS" || ssnSystems.has(identifier.system ?? "");

// HL7 table 0203: types that stand for the person, unlike accounts, visits or insurance cards that a family shares.
const namingTypes = new Set([undefined, "MR", "MRN", "PI", "PT", "PE", "NI", "MA", "MC", "DL", "PPN", "JHN"]);

function namingIdentifier(identifier: Identifier): { system: string; value: string }[] {
  const value = cleanIdentifier(identifier.value ?? "");
  if (!identifier.system || isSsn(identifier) || !namingTypes.has(typeOf(identifier))) return [];
  return isIdentifierStandIn(value) ? [] : [{ system: identifier.system, value }];
}

/** True for what stands where a record number is not known: nothing, zeros, one character repeated, a word for "unknown". */
export const isIdentifierStandIn = (value: string): boolean =>
  /^0*$/.test(value) || /^(.)\1{2,}$/u.test(value) || /^(UNKNOWN|UNK|NONE|NULL|NA|N\/A|TEST|TBD)$/.test(value);

/** True for a record number, as a message has it, that names nobody: all its patients would be one. */
export const isStandInNumber = (recordNumber: string): boolean => isIdentifierStandIn(cleanIdentifier(recordNumber));

const unique = (values: readonly string[]): string[] => [...new Set(values)];

function firstOf<Item, Result>(items: readonly Item[], find: (item: Item) => Result | undefined): Result | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
