import { rosasNpi } from "../region/accounts.ts";

/** Invented clinicians by the source whose staff number they carry: XCN's id, family, given, degree. */
export type Practitioner = {
  readonly id: string;
  readonly family: string;
  readonly given: string;
  readonly degree: "MD" | "DO" | "NP" | "PA" | "LCSW";
  /** National provider number, where messages carry it in the place of the staff number: results then go to their account. */
  readonly npi?: string;
};

const staff = (
  prefix: string,
  ...people: readonly (readonly [family: string, given: string, degree: Practitioner["degree"]])[]
): readonly Practitioner[] =>
  people.map(([family, given, degree], index) => ({ id: `${prefix}${101 + index}`, family, given, degree }));

export const emergencyStaff = staff(
  "E",
  ["Okafor", "Amara", "MD"],
  ["Brandvold", "Silje", "MD"],
  ["Castellane", "Dario", "DO"],
  ["Whitcombe", "Leah", "PA"],
);
export const wardStaff = staff(
  "W",
  ["Featherstone", "Miles", "MD"],
  ["Anand", "Kiran", "MD"],
  ["Lindqvist", "Maja", "MD"],
  ["Obuya", "Grace", "DO"],
  ["Rosenthal", "Eli", "MD"],
);
export const practiceStaff = staff(
  "P",
  ["Delgado", "Rosa", "NP"],
  ["Hartwell", "Simon", "MD"],
  ["Nakamori", "Aiko", "MD"],
);

/** Rosa Delgado with the national provider number of her account; nobody has been given one that begins with 2. */
export const rosaDelgado: Practitioner = { ...practiceStaff[0]!, npi: rosasNpi };

export const nursingHomeStaff = staff("S", ["Abruzzo", "Carla", "MD"], ["Pemberton", "Giles", "NP"]);
export const recoveryStaff = staff("T", ["Vandermeer", "Joost", "MD"], ["Kessler", "Dina", "LCSW"]);
