import { allergies } from "../clinical/allergies.ts";
import type { Life } from "../history/planned-event.ts";
import type { Demographics, SourceRecord } from "../people/demo-person.ts";
import { inventAddress, inventPhoneAnywhere, inventSsn } from "../people/invent-contact.ts";
import { familyNames, givenNames } from "../people/names.ts";
import { mix, type Random, randomOf } from "../seeded-random.ts";
import { dateOf, dayMs, type Wall } from "../wall-time.ts";

/**
 * The person of this number in the crowd of a bench, made anew at every mention instead of remembered.
 * @param version how often the demographics have changed: each time a new address and telephone
 */
export function mixPerson(
  seed: number,
  index: number,
  version: number,
  sourceKey: string,
  last: Wall,
): { readonly life: Life; readonly record: SourceRecord } {
  const random = randomOf(mix(seed ^ Math.imul(index + 1, 0x9e3779b1)));
  const demographics = inventDemographics(random, last);
  const present = version === 0 ? demographics : { ...demographics, ...moved(seed, index, version) };
  const life: Life = {
    key: "",
    ordinal: index,
    body: { seed, sex: demographics.sex, birthDate: demographics.birthDate, conditions: [] },
    allergies: random.chance(0.2) ? [random.pick(allergies)] : [],
    ...(random.chance(0.5) ? { memberNumber: `BL8${padded(index, 8)}` } : {}),
    ...(random.chance(0.5) ? { nextOfKin: inventKin(demographics, random) } : {}),
    random,
    nextNumber: () => 0,
  };
  return {
    life,
    record: {
      sourceKey,
      recordNumber: `8${padded((index * 61_803_399) % 100_000_000, 8)}`,
      versions: [{ from: 0, demographics: present }],
    },
  };
}

function inventDemographics(random: Random, last: Wall): Demographics {
  const sex = random.chance(0.5) ? "F" : "M";
  return {
    family: random.pickCommon(familyNames),
    given: random.pick(givenNames[sex]),
    ...(random.chance(0.5) ? { middle: random.pick(givenNames[sex]) } : {}),
    birthDate: dateOf(last - random.whole(60, 33_000) * dayMs),
    sex,
    address: inventAddress(random),
    ...(random.chance(0.9) ? { phone: inventPhoneAnywhere(random) } : {}),
    ...(random.chance(0.3) ? { ssn: inventSsn(random) } : {}),
  };
}

function moved(seed: number, index: number, version: number): Partial<Demographics> {
  const random = randomOf(mix(seed ^ Math.imul(index + 1, 0x85ebca6b) ^ Math.imul(version, 0xc2b2ae35)));
  return { address: inventAddress(random), phone: inventPhoneAnywhere(random) };
}

const inventKin = ({ family, phone }: Demographics, random: Random): NonNullable<Life["nextOfKin"]> => ({
  family,
  given: random.pick(givenNames.F),
  relation: { code: "EMC", name: "Emergency contact" },
  ...(phone === undefined ? {} : { phone }),
});

const padded = (value: number, length: number): string => String(value).padStart(length, "0");
