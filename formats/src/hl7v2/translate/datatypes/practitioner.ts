import type { Identifier, Practitioner, Reference } from "../../../fhir/index.ts";
import { authoritySystem } from "../../authority.ts";
import type { Component, Repetition, Segment } from "../../segment.ts";
import { businessKey } from "../business-key.ts";
import type { Scope } from "../scope.ts";
import { codeOf } from "../tables/concept-table.ts";
import { nameUses } from "../tables/person-tables.ts";
import { nameOf, nameText } from "./human-name.ts";
import { identifierKey, identifierType, systemOfHd } from "./identifier.ts";

/** XCN → a shared Practitioner and a reference to it with the name to show; nothing where neither number nor name is given. */
export function shareXcn(scope: Scope, xcn: Repetition): Reference<Practitioner> | undefined {
  if (xcn.isEmpty) return undefined;
  const name = nameOf(
    xcn.component(2),
    [xcn.text(3), xcn.text(4)],
    [xcn.text(6)],
    [xcn.text(5), xcn.text(7), xcn.text(21)],
  );
  const use = codeOf(nameUses, xcn.text(10).toUpperCase());
  const type = xcn.text(13).toUpperCase();
  const identifier = identifierOf(scope, xcn.text(1), type, systemOfHd(xcn.component(9)));
  return share(scope, identifier, name && use ? { use, ...name } : name);
}

/** NDL, first component (CNN): the number, family and given names are sub-components. */
export function shareNdl(scope: Scope, ndl: Repetition): Reference<Practitioner> | undefined {
  if (ndl.isEmpty) return undefined;
  const cnn = ndl.component(1);
  const name = nameOfCnn(cnn);
  const identifier = identifierOf(scope, cnn.text(1), "", authoritySystem(cnn.text(9), cnn.text(10), cnn.text(11)));
  return share(scope, identifier, name);
}

/** All repetitions of an XCN field. */
export const shareXcns = (scope: Scope, segment: Segment, field: number): Reference<Practitioner>[] =>
  segment.field(field).reps.flatMap((rep) => shareXcn(scope, rep) ?? []);

const npiSystem = "http://hl7.org/fhir/sid/us-npi";

/** Without an authority a number is one of the source's own. */
function identifierOf(scope: Scope, value: string, type: string, system: string): Identifier | undefined {
  if (value === "") return undefined;
  if (type === "NPI" || (system === "" && isNpi(value))) {
    return { type: identifierType("NPI"), system: npiSystem, value };
  }
  const identifier: Identifier = { system: system || `${authoritySystem(scope.context.authority)}:staff`, value };
  return type === "" ? identifier : { type: identifierType(type), ...identifier };
}

function share(
  scope: Scope,
  identifier: Identifier | undefined,
  name: Practitioner["name"] extends (infer N)[] | undefined ? N | undefined : never,
) {
  const display = nameText(name);
  if (identifier === undefined && display === "") return undefined;
  const key = identifier ? businessKey("id", identifierKey(identifier)) : businessKey("name", display);
  const practitioner: Practitioner = {
    resourceType: "Practitioner",
    id: scope.context.resourceId("Practitioner", key),
  };
  if (identifier) practitioner.identifier = [identifier];
  if (name) practitioner.name = [name];
  scope.share(practitioner);
  const reference: Reference<Practitioner> = { reference: `Practitioner/${practitioner.id}` };
  if (display !== "") reference.display = display;
  // Whom it means anywhere, so that nobody has to look the practitioner up to know.
  if (identifier?.system === npiSystem) reference.identifier = { system: npiSystem, value: identifier.value };
  return reference;
}

function nameOfCnn(cnn: Component) {
  const family = cnn.text(2);
  const given = [cnn.text(3), cnn.text(4)].filter(Boolean);
  const prefix = [cnn.text(6)].filter(Boolean);
  const suffix = [cnn.text(5), cnn.text(7)].filter(Boolean);
  if (family === "" && given.length === 0) return undefined;
  return {
    ...(family && { family }),
    ...(given.length > 0 && { given }),
    ...(prefix.length > 0 && { prefix }),
    ...(suffix.length > 0 && { suffix }),
  };
}

/**
 * Ten digits that begin with 1 or 2 and pass the Luhn check with the prefix 80840 are a national provider number.
 * @see 45 CFR 162.406
 */
function isNpi(value: string): boolean {
  if (!/^[12]\d{9}$/.test(value)) return false;
  let sum = 24;
  for (let at = 0; at < 10; at++) {
    const digit = Number(value[9 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
