import type { RelatedPerson } from "../../../fhir/index.ts";
import type { Segment } from "../../segment.ts";
import { readXad } from "../datatypes/address.ts";
import { conceptKey, readConcept, readConceptField } from "../datatypes/concept.ts";
import { readXtn } from "../datatypes/contact-point.ts";
import { nameText, readXpn } from "../datatypes/human-name.ts";
import { readCx } from "../datatypes/identifier.ts";
import { readPeriod, readTimeField } from "../datatypes/read-time.ts";
import type { Scope } from "../scope.ts";
import { codeOf } from "../tables/concept-table.ts";
import { contactRoles, genders, relationships } from "../tables/person-tables.ts";

/** NK1 → RelatedPerson, by HL7's map NK1[RelatedPerson]; nothing where it gives neither a name nor a way to reach anybody. */
export function readRelatedPerson(scope: Scope, nk1: Segment): RelatedPerson | undefined {
  const place = (field: number) => ({ segment: nk1, field });
  const name = [2, 30].flatMap((field) => nk1.field(field).reps.flatMap((rep) => readXpn(scope, place(field), rep)));
  const telecom = [5, 6, 31, 40, 41].flatMap((field) =>
    nk1.field(field).reps.flatMap((rep) => readXtn(scope, place(field), rep, field === 6 ? "work" : undefined)),
  );
  if (name.length === 0 && telecom.length === 0) return undefined;
  const relation = readConcept(scope, nk1.field(3).rep(1), relationships);
  const role = readConcept(scope, nk1.field(7).rep(1), contactRoles);
  const person: RelatedPerson = {
    resourceType: "RelatedPerson",
    id: scope.patientResourceId(
      "RelatedPerson",
      nameText(name[0]) || (telecom[0]?.value ?? ""),
      conceptKey(relation ?? role),
    ),
    patient: scope.patientReference,
  };
  if (name.length > 0) person.name = name;
  const relationship = [relation, role].filter((concept) => concept !== undefined);
  if (relationship.length > 0) person.relationship = relationship;
  const identifier = [12, 33].flatMap((field) =>
    nk1.field(field).reps.flatMap((rep) => readCx(scope, place(field), rep) ?? []),
  );
  if (identifier.length > 0) person.identifier = identifier;
  if (telecom.length > 0) person.telecom = telecom;
  const gender = codeOf(genders, nk1.text(15).toUpperCase());
  if (gender) person.gender = gender;
  const birth = readTimeField(scope, nk1, 16);
  if (birth) person.birthDate = birth.date;
  const address = [4, 32].flatMap((field) =>
    nk1.field(field).reps.flatMap((rep) => readXad(scope, place(field), rep) ?? []),
  );
  if (address.length > 0) person.address = address;
  const period = readPeriod(scope, place(8), nk1.text(8), nk1.text(9));
  if (period) person.period = period;
  const language = readConceptField(scope, nk1, 20);
  if (language) person.communication = [{ language }];
  return person;
}
