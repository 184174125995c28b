import type { TranslatedMessagePart } from "../translate/translation.ts";
import type { ClearedVisitElement } from "../translate/visits/told-visit.ts";

/** Whether an explicit null in a field deletes the element that the field otherwise becomes. */
export function deletesElement(
  { patient, visit }: TranslatedMessagePart,
  { segment, field, element }: { segment: string; field: number; element: string },
): boolean {
  if (segment === "PID") {
    const name = element.replace("[x]", "");
    return patient.cleared.some((cleared) => `Patient.${cleared}`.startsWith(name));
  }
  const cleared = element === "Encounter.participant" && segment === "PV1" ? clinicians[field] : visitElements[element];
  return cleared !== undefined && visit?.cleared.includes(cleared) === true;
}

const clinicians: Readonly<Record<number, ClearedVisitElement>> = { 7: "ATND", 8: "REF", 9: "CON", 17: "ADM" };

const visitElements: Readonly<Record<string, ClearedVisitElement>> = {
  "Encounter.location": "place",
  "Encounter.period.start": "start",
  "Encounter.period.end": "end",
  "Encounter.type": "type",
  "Encounter.serviceType": "serviceType",
  "Encounter.reasonCode": "reasonCode",
  "Encounter.priority": "priority",
  "Encounter.hospitalization.dischargeDisposition": "dischargeDisposition",
  "Encounter.hospitalization.destination": "destination",
  "Encounter.hospitalization.admitSource": "admitSource",
};
