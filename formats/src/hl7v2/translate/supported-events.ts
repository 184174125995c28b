import { errorAt, type Hl7Error } from "../errors.ts";
import type { Hl7Message } from "../message.ts";

/** Message types and trigger events that `translateMessage` knows, as MSH-9 has them. */
export const supportedEvents: readonly string[] = [
  ..."A01 A02 A03 A04 A05 A06 A07 A08 A11 A12 A13 A23 A28 A29 A31 A34 A36 A38 A40 A44 A45 A47"
    .split(" ")
    .map((event) => `ADT^${event}`),
  "ORU^R01",
];

/** MRG says which record numbers the message is about; no visit and nothing clinical is read from it. */
export const speaksOfNumbers = (event: string): boolean => numberEvents.has(event);

const numberEvents = new Set(["A34", "A36", "A40", "A44", "A45", "A47"]);

/** The record number is in use from now on, whatever was said of it before. */
export const registersPatient = (event: string): boolean => registrations.has(event);

const registrations = new Set(["A01", "A04", "A05", "A28"]);

/** About the person, not about a visit: PV1 is there only because the structure wants it. */
export const speaksOfPersonAlone = (event: string): boolean => personEvents.has(event);

const personEvents = new Set(["A28", "A29", "A31"]);

/** MSH-9.2; where old senders leave it out, EVN-1, and R01 for ORU. */
export function eventOf(message: Hl7Message): string {
  const { type, trigger } = message.header;
  return (trigger || message.find("EVN")?.text(1) || (type.toUpperCase() === "ORU" ? "R01" : "")).toUpperCase();
}

export function refuseEvent(message: Hl7Message): Hl7Error | undefined {
  const type = message.header.type.toUpperCase();
  const place = { segment: "MSH", sequence: 1, field: 9 };
  if (!supportedEvents.some((event) => event.startsWith(`${type}^`))) {
    return errorAt("200", { ...place, component: 1 }, "The message type in MSH-9 is not supported.");
  }
  if (supportedEvents.includes(`${type}^${eventOf(message)}`)) return undefined;
  return errorAt(
    "201",
    { ...place, component: 2 },
    "The trigger event in MSH-9 is not supported for this message type.",
  );
}
