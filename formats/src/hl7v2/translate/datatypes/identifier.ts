import type { CodeableConcept, Identifier } from "../../../fhir/index.ts";
import { authoritySystem } from "../../authority.ts";
import type { Component, Repetition } from "../../segment.ts";
import type { Place, Scope } from "../scope.ts";
import { v2Table } from "../tables/code-systems.ts";
import { codeOf } from "../tables/concept-table.ts";
import { identifierTypes } from "../tables/identifier-types.ts";
import { readPeriod } from "./read-time.ts";

/** Systems of identifiers that are the same everywhere, by identifier type (table 0203). */
const knownSystems: Readonly<Record<string, string>> = {
  SS: "http://hl7.org/fhir/sid/us-ssn",
  NPI: "http://hl7.org/fhir/sid/us-npi",
};

/** The system of an assigning authority (HD in one component): namespace & universal id & type. */
export const systemOfHd = (hd: Component): string => authoritySystem(hd.text(1), hd.text(2), hd.text(3));

/** Identifier.type for a code of table 0203. */
export function identifierType(code: string): CodeableConcept {
  const coding = { system: v2Table("0203"), code };
  const display = codeOf(identifierTypes, code);
  return { coding: [display === undefined ? coding : { ...coding, display }] };
}

/** CX → Identifier; nothing where CX.1 is empty. Without an authority there is no system, unless the type alone tells it. */
export function readCx(scope: Scope, place: Place, cx: Repetition): Identifier | undefined {
  if (cx.isEmpty) return undefined;
  const value = cx.text(1);
  if (value === "") return undefined;
  const type = cx.text(5).toUpperCase();
  const system = codeOf(knownSystems, type) ?? systemOfHd(cx.component(4));
  const identifier: Identifier = {};
  if (type !== "") identifier.type = identifierType(type);
  if (system !== "") identifier.system = system;
  identifier.value = value;
  const period = readPeriod(scope, place, cx.text(7), cx.text(8));
  if (period) identifier.period = period;
  const assigner = cx.component(6).text(1);
  if (assigner !== "") identifier.assigner = { display: assigner };
  return identifier;
}

/** EI (entity identifier): value and the system of its namespace. */
export function readEi(ei: Repetition): Identifier | undefined {
  if (ei.isEmpty) return undefined;
  const value = ei.text(1);
  if (value === "") return undefined;
  const system = authoritySystem(ei.text(2), ei.text(3), ei.text(4));
  return system === "" ? { value } : { system, value };
}

/** A key for the entity: its system and value; empty where there is none. */
export const identifierKey = (identifier: Identifier | undefined): string =>
  identifier?.value === undefined ? "" : `${identifier.system ?? ""}#${identifier.value}`;
