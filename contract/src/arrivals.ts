import { type Static, Type } from "typebox";
import { ConsentValue } from "./access.ts";
import { ChartEncounter, ChartReport, RecordNotice, ResultSeries } from "./chart.ts";
import { choice, instant, plainDate, uuid } from "./shapes.ts";

/** Who came to one's own participant today. */
export const Arrival = Type.Object({
  personId: uuid(),
  family: Type.String(),
  given: Type.String(),
  birthDate: Type.Optional(Type.String()),
  ageYears: Type.Optional(Type.Integer()),
  sex: Type.Optional(Type.String()),
  recordNumberHere: Type.Optional(Type.String()),
  arrivedAt: instant(),
  /** Emergency, inpatient, outpatient … in words. */
  visit: Type.String(),
  consent: ConsentValue,
});
export type Arrival = Static<typeof Arrival>;

/** GET /api/arrivals: those without a decision; `?all=yes` everybody of today. Newest first, at most 200. */
export const Arrivals = Type.Object({
  day: plainDate(),
  participantName: Type.String(),
  arrivals: Type.Array(Arrival),
  withoutDecision: Type.Integer(),
  total: Type.Integer(),
  more: Type.Boolean(),
});
export type Arrivals = Static<typeof Arrivals>;

export const DeliveryKind = choice("result", "copy", "referral", "discharge");
export type DeliveryKind = Static<typeof DeliveryKind>;

/** What was sent to the reader by name, such as a result that they ordered. */
export const DeliveryLine = Type.Object({
  id: uuid(),
  kind: DeliveryKind,
  /** "Basic metabolic panel", "Discharged from Crossbay General Hospital" */
  title: Type.String(),
  patient: Type.Object({
    personId: uuid(),
    family: Type.String(),
    given: Type.String(),
    birthDate: Type.Optional(Type.String()),
    sex: Type.Optional(Type.String()),
  }),
  from: Type.String(),
  sentAt: instant(),
  readAt: Type.Optional(instant()),
  critical: Type.Boolean(),
});
export type DeliveryLine = Static<typeof DeliveryLine>;

/** GET /api/deliveries: newest first, at most 200. */
export const Deliveries = Type.Object({
  deliveries: Type.Array(DeliveryLine),
  unread: Type.Integer(),
  more: Type.Boolean(),
});
export type Deliveries = Static<typeof Deliveries>;

/** GET /api/deliveries/:deliveryId: what was sent and nothing else of the record. */
export const Delivery = Type.Object({
  ...DeliveryLine.properties,
  /** Why it came: "You ordered it", "A copy was asked for you" … */
  because: Type.String(),
  withholdingNotice: Type.String(),
  notices: Type.Array(RecordNotice),
  report: Type.Optional(ChartReport),
  results: Type.Array(ResultSeries),
  encounter: Type.Optional(ChartEncounter),
});
export type Delivery = Static<typeof Delivery>;
