import type { CodedWord, Life } from "../history/planned-event.ts";
import type { Random } from "../seeded-random.ts";
import { dateOf, dayMs, type Wall, yearMs } from "../wall-time.ts";
import type { Address, Demographics, Sex } from "./demo-person.ts";
import { inventAddress, inventPhone, inventSsn } from "./invent-contact.ts";
import { familyNames, givenNames } from "./names.ts";

/** A person before any history: who they are, and who is called when something happens. */
export type Profile = {
  readonly self: Demographics;
  readonly about: Pick<Life, "nextOfKin" | "race" | "ethnicity" | "language" | "maritalStatus" | "birthOrder">;
};

/** People at one address: alone, in couples, with children, or old. */
export function inventHousehold(random: Random, last: Wall): readonly Profile[] {
  const home: Home = {
    family: random.pickCommon(familyNames),
    address: inventAddress(random),
    phone: inventPhone(random),
    origin: inventOrigin(random),
    random,
    last,
  };
  const kind = random.fraction();
  if (kind < 0.24) return [adult(home, random.whole(19, 58), random.pick(sexes), "S")];
  if (kind < 0.34) return [adult(home, random.whole(70, 93), random.chance(0.6) ? "F" : "M", "W")];
  if (kind < 0.58) return couple(home, kind < 0.44 ? random.whole(66, 88) : random.whole(26, 64));
  const parents = kind < 0.88 ? couple(home, random.whole(27, 50)) : [adult(home, random.whole(24, 48), "F", "D")];
  return [...parents, ...children(home, parents, random.whole(1, 3))];
}

type Home = {
  readonly family: string;
  readonly address: Address;
  readonly phone: string;
  readonly origin: Profile["about"];
  readonly random: Random;
  readonly last: Wall;
};

const sexes: readonly Sex[] = ["F", "M"];

function couple(home: Home, age: number): readonly Profile[] {
  const { random } = home;
  const first = adult(home, age, "M", "M");
  const second = adult(home, Math.max(20, age + random.whole(-6, 4)), random.chance(0.95) ? "F" : "M", "M");
  const ownName = random.pickCommon(familyNames);
  const married: Profile = random.chance(0.7)
    ? { ...second, self: { ...second.self, maidenName: ownName } }
    : { ...second, self: { ...second.self, family: ownName } };
  return [kinOf(first, married, spouse), kinOf(married, first, spouse)];
}

function children(home: Home, parents: readonly Profile[], count: number): readonly Profile[] {
  const { random, last } = home;
  const youngest = Math.min(...parents.map(({ self }) => (last - Date.parse(`${self.birthDate}T00:00:00Z`)) / yearMs));
  const oldest = Math.min(17, Math.floor(youngest - 19));
  const areTwins = count >= 2 && random.chance(0.06);
  const twinsAge = random.fraction() * oldest;
  const parent = parents.at(-1)!;
  const relation = parent.self.sex === "F" ? mother : father;
  return Array.from({ length: count }, (_, index) => {
    const isTwin = areTwins && index < 2;
    const age = isTwin ? twinsAge : random.fraction() * oldest;
    const sex = random.pick(sexes);
    const self: Demographics = {
      family: home.family,
      ...givenNamesOf(sex, random),
      birthDate: dateOf(last - Math.max(40, Math.floor(age * 365.25)) * dayMs),
      sex,
      address: home.address,
      phone: home.phone,
    };
    const child: Profile = { self, about: isTwin ? { ...home.origin, birthOrder: index === 0 ? 1 : 2 } : home.origin };
    return kinOf(child, parent, relation);
  });
}

function adult(home: Home, age: number, sex: Sex, maritalStatus: "S" | "M" | "W" | "D"): Profile {
  const { random, last } = home;
  const self: Demographics = {
    family: home.family,
    ...givenNamesOf(sex, random),
    birthDate: dateOf(last - Math.floor(age * 365.25 + random.whole(1, 364)) * dayMs),
    sex,
    address: home.address,
    phone: random.chance(0.5) ? home.phone : inventPhone(random),
    ...(random.chance(0.3) ? { ssn: inventSsn(random) } : {}),
  };
  return { self, about: { ...home.origin, maritalStatus } };
}

const givenNamesOf = (sex: Sex, random: Random): Pick<Demographics, "given" | "middle"> => {
  const given = random.pick(givenNames[sex]);
  const middle = random.pickCommon(givenNames[sex]);
  return random.chance(0.45) && middle !== given ? { given, middle } : { given };
};

const kinOf = (profile: Profile, kin: Profile, relation: CodedWord): Profile => {
  const { family, given, phone } = kin.self;
  const nextOfKin = { family, given, relation, ...(phone === undefined ? {} : { phone }) };
  return { ...profile, about: { ...profile.about, nextOfKin } };
};

const spouse: CodedWord = { code: "SPO", name: "Spouse" };
const mother: CodedWord = { code: "MTH", name: "Mother" };
const father: CodedWord = { code: "FTH", name: "Father" };

/** A household answers the questions about origin together, or not at all. */
function inventOrigin(random: Random): Profile["about"] {
  if (random.chance(0.3)) return {};
  return {
    race: random.pickCommon(races),
    ethnicity: random.chance(0.2)
      ? { code: "2135-2", name: "Hispanic or Latino" }
      : { code: "2186-5", name: "Not Hispanic or Latino" },
    language: random.chance(0.85) ? { code: "eng", name: "English" } : random.pick(languages),
  };
}

const races: readonly CodedWord[] = [
  { code: "2106-3", name: "White" },
  { code: "2054-5", name: "Black or African American" },
  { code: "2028-9", name: "Asian" },
  { code: "2131-1", name: "Other Race" },
];
const languages: readonly CodedWord[] = [
  { code: "spa", name: "Spanish" },
  { code: "zho", name: "Chinese" },
  { code: "ara", name: "Arabic" },
];
