import type { Coverage } from "../../../fhir/index.ts";
import type { Segment } from "../../segment.ts";
import { readXad } from "../datatypes/address.ts";
import { conceptKey, conceptText, readConcept, readConceptField } from "../datatypes/concept.ts";
import { readXtn } from "../datatypes/contact-point.ts";
import { nameText, readXpn } from "../datatypes/human-name.ts";
import { readCx } from "../datatypes/identifier.ts";
import { shareOrganization } from "../datatypes/organization.ts";
import { readPeriod } from "../datatypes/read-time.ts";
import type { Scope } from "../scope.ts";
import { relationships } from "../tables/person-tables.ts";

/** IN1 → Coverage, by HL7's map; nothing where neither plan nor payer is named. */
export function readCoverage(scope: Scope, in1: Segment): Coverage | undefined {
  const place = (field: number) => ({ segment: in1, field });
  const plan = readConceptField(scope, in1, 2);
  const payor = readPayor(scope, in1);
  if (plan === undefined && payor === undefined) return undefined;
  const memberId = in1.text(49) || in1.text(36);
  const coverage: Coverage = {
    resourceType: "Coverage",
    id: scope.patientResourceId("Coverage", plan ? conceptKey(plan) : (payor?.reference ?? ""), memberId),
    status: "active",
    beneficiary: scope.patientReference,
    payor: [payor ?? { display: conceptText(plan) }],
  };
  const identifier = plan?.coding?.[0];
  if (identifier)
    coverage.identifier = [{ ...(identifier.system && { system: identifier.system }), value: identifier.code ?? "" }];
  const type = readConcept(scope, in1.field(15).rep(1), undefined, "HL70086");
  if (type) coverage.type = type;
  if (memberId !== "") coverage.subscriberId = memberId;
  const relationship = readConcept(scope, in1.field(17).rep(1), relationships);
  if (relationship) coverage.relationship = relationship;
  const insured = in1.field(16).reps.flatMap((rep) => readXpn(scope, place(16), rep))[0];
  const isSelf = ["SEL", "SELF", "18", "01"].includes(in1.text(17).toUpperCase());
  if (isSelf) coverage.subscriber = scope.patientReference;
  else if (insured) coverage.subscriber = { display: nameText(insured) };
  const period = readPeriod(scope, place(12), in1.text(12), in1.text(13));
  if (period) coverage.period = period;
  const classes = readClasses(in1, conceptText(plan));
  if (classes.length > 0) coverage.class = classes;
  const order = in1.text(22) || in1.text(1);
  if (/^[1-9]\d?$/.test(order)) coverage.order = Number(order);
  return coverage;
}

function readPayor(scope: Scope, in1: Segment) {
  const name = in1.text(4);
  const identifier = readCx(scope, { segment: in1, field: 3 }, in1.field(3).rep(1));
  const address = readXad(scope, { segment: in1, field: 5 }, in1.field(5).rep(1));
  const telecom = in1.field(7).reps.flatMap((rep) => readXtn(scope, { segment: in1, field: 7 }, rep, "work"));
  return shareOrganization(scope, { name, identifier, address, telecom });
}

function readClasses(in1: Segment, planName: string): NonNullable<Coverage["class"]> {
  const system = "http://terminology.hl7.org/CodeSystem/coverage-class";
  const classes: NonNullable<Coverage["class"]> = [];
  const group = in1.text(8);
  const groupName = in1.text(9);
  if (group !== "" || groupName !== "") {
    classes.push({
      type: { coding: [{ system, code: "group" }] },
      value: group || groupName,
      ...(groupName && { name: groupName }),
    });
  }
  const plan = in1.text(35) || in1.text(2);
  if (plan !== "")
    classes.push({ type: { coding: [{ system, code: "plan" }] }, value: plan, ...(planName && { name: planName }) });
  return classes;
}
