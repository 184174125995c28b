import { type Static, Type } from "typebox";
import { PrivacyPerson } from "./privacy.ts";
import { choice, instant, line, plainDate, uuid } from "./shapes.ts";

/** What a patient, or who stands for them, may ask the exchange for. */
export const PatientRequestKind = choice(
  "access-report",
  "own-record",
  "consent-values",
  "deny-everyone",
  "lift-denial",
);
export type PatientRequestKind = Static<typeof PatientRequestKind>;

export const ProofingStep = choice(
  "photo-id",
  "name-and-birth-date",
  "address-or-mobile",
  "representative-papers",
  "called-back",
);
export type ProofingStep = Static<typeof ProofingStep>;

/** A request as it waits for the exchange's staff; it comes from the form on `/patients` or is taken by telephone. */
export const PatientRequest = Type.Object({
  id: uuid(),
  number: Type.String({ description: "P-2026-0012" }),
  kind: PatientRequestKind,
  /** As they were typed. */
  name: Type.String(),
  birthDate: Type.String(),
  contact: Type.String({ description: "E-mail address or telephone number" }),
  relation: choice("self", "parent", "guardian", "health-care-agent", "other-representative"),
  words: Type.Optional(Type.String()),
  receivedAt: instant(),
  dueOn: plainDate(),
  state: choice("new", "proofed", "ready", "delivered", "closed"),
  late: Type.Boolean(),
  /** Whom it is about, once staff have proofed the identity. */
  person: Type.Optional(PrivacyPerson),
  proofing: Type.Optional(
    Type.Object({
      steps: Type.Array(ProofingStep),
      by: Type.String(),
      at: instant(),
      words: Type.Optional(Type.String()),
    }),
  ),
  /** To where the link and its code go. */
  deliverTo: Type.Optional(Type.Object({ email: Type.String(), mobile: Type.String({ description: "Its end only" }) })),
  readyAt: Type.Optional(instant()),
  linkUntil: Type.Optional(instant()),
  deliveredAt: Type.Optional(instant()),
  closedBecause: Type.Optional(Type.String()),
  /** A parent asks about somebody of 10 to 17: nothing is released, and they are referred to the participant. */
  refusedBecause: Type.Optional(Type.String()),
});
export type PatientRequest = Static<typeof PatientRequest>;

/** GET /api/privacy/requests: what waits, oldest due first; `?closed=yes` the others. POST the same takes one by telephone. */
export const PatientRequests = Type.Object({
  requests: Type.Array(PatientRequest),
  waiting: Type.Integer(),
  late: Type.Integer(),
});
export type PatientRequests = Static<typeof PatientRequests>;

export const NewPatientRequest = Type.Object({
  kind: PatientRequestKind,
  name: line(200),
  birthDate: plainDate(),
  contact: line(254),
  relation: choice("self", "parent", "guardian", "health-care-agent", "other-representative"),
  words: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type NewPatientRequest = Static<typeof NewPatientRequest>;

/** POST /api/privacy/requests/:requestId/proof: photo, name and one of the others at least; who stands for another shows papers. */
export const ProofRequest = Type.Object({
  personId: uuid(),
  steps: Type.Array(ProofingStep, { uniqueItems: true }),
  email: line(254),
  mobile: line(40),
  words: Type.Optional(Type.String({ maxLength: 1000 })),
});
export type ProofRequest = Static<typeof ProofRequest>;

/** POST …/deliver sends the link, or carries out a decision about everyone; …/close ends it without. Both answer PatientRequest. */
export const CloseRequest = Type.Object({ because: line(1000) });
export type CloseRequest = Static<typeof CloseRequest>;
