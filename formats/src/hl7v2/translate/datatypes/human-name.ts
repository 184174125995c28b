import type { Extension, HumanName } from "../../../fhir/index.ts";
import type { Component, Repetition } from "../../segment.ts";
import type { Place, Scope } from "../scope.ts";
import { codeOf } from "../tables/concept-table.ts";
import { nameUses } from "../tables/person-tables.ts";
import { readPeriod } from "./read-time.ts";

/** Extensions of a primitive element stand beside it under an underscore name in FHIR JSON. */
export type NameWithFamilyParts = HumanName & { _family?: { extension: Extension[] } };

/** XPN → one name, and a second one where the person is called by another (XPN.15). */
export function readXpn(scope: Scope, place: Place, xpn: Repetition): HumanName[] {
  const names: HumanName[] = [];
  const use = codeOf(nameUses, xpn.text(7).toUpperCase());
  const name = nameOf(xpn.component(1), given(xpn, 2), [xpn.text(5)], [xpn.text(4), xpn.text(6), xpn.text(14)]);
  if (name !== undefined) {
    const range = xpn.component(10);
    const period = readPeriod(scope, place, xpn.text(12) || range.text(1), xpn.text(13) || range.text(2));
    if (period) name.period = period;
    names.push(use === undefined ? name : { use, ...name });
  }
  const calledBy = xpn.text(15);
  if (calledBy !== "") names.push({ use: "nickname", given: [calledBy] });
  return names;
}

/** A name from its parts; nothing where all are empty. */
export function nameOf(
  family: Component,
  givenNames: readonly string[],
  prefixes: readonly string[],
  suffixes: readonly string[],
): NameWithFamilyParts | undefined {
  const name: NameWithFamilyParts = {};
  const extension = familyParts(family);
  const surname = family.text(1) || extension.map((part) => part.valueString).join(" ");
  const givens = givenNames.filter((part) => part !== "");
  const prefix = prefixes.filter((part) => part !== "");
  const suffix = suffixes.filter((part) => part !== "");
  if (surname !== "") name.family = surname;
  if (extension.length > 0) name._family = { extension };
  if (givens.length > 0) name.given = givens;
  if (prefix.length > 0) name.prefix = prefix;
  if (suffix.length > 0) name.suffix = suffix;
  return Object.keys(name).length === 0 ? undefined : name;
}

/** A name as a reader says it, for display. */
export const nameText = (name: HumanName | undefined): string =>
  [...(name?.prefix ?? []), ...(name?.given ?? []), name?.family ?? "", ...(name?.suffix ?? [])]
    .filter(Boolean)
    .join(" ");

const given = (xpn: Repetition, from: number): string[] => [xpn.text(from), xpn.text(from + 1)];

const familyPartNames = ["own-prefix", "own-name", "partner-prefix", "partner-name"] as const;

function familyParts(family: Component): Extension[] {
  return familyPartNames.flatMap((part, index) => {
    const valueString = family.text(index + 2);
    return valueString === ""
      ? []
      : [{ url: `http://hl7.org/fhir/StructureDefinition/humanname-${part}`, valueString }];
  });
}
