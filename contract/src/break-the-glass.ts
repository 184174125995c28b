import { type Static, Type } from "typebox";
import { PersonBanner } from "./chart.ts";
import { choice, instant, line, uuid } from "./shapes.ts";

export const glassReasons = [
  "unconscious-or-confused",
  "cardiac-or-respiratory",
  "trauma",
  "overdose-or-poisoning",
  "obstetric-emergency",
  "psychiatric-emergency",
  "other",
] as const;
export const GlassReason = choice(...glassReasons);
export type GlassReason = Static<typeof GlassReason>;

/** GET /api/persons/:personId/break-the-glass: the one screen before the glass breaks. */
export const GlassPage = Type.Object({
  banner: PersonBanner,
  participantName: Type.String(),
  attestationVersion: Type.Integer(),
  /** What is attested one by one, in order. */
  attestations: Type.Array(
    Type.Object({ id: choice("emergency", "data-may-matter", "no-denial-known"), text: Type.String() }),
  ),
  reasons: Type.Array(Type.Object({ id: GlassReason, text: Type.String() })),
  minutes: Type.Integer({ description: "How long it stays open" }),
  hasPasskey: Type.Boolean(),
  open: Type.Optional(Type.Object({ id: uuid(), endsAt: instant() })),
});
export type GlassPage = Static<typeof GlassPage>;

/** POST to the same: all three attested, and the password or a passkey again. */
export const BreakGlassRequest = Type.Object({
  attestationVersion: Type.Integer(),
  attested: Type.Object({
    emergency: Type.Boolean(),
    "data-may-matter": Type.Boolean(),
    "no-denial-known": Type.Boolean(),
  }),
  reason: GlassReason,
  reasonWords: Type.Optional(Type.String({ maxLength: 500, description: "Needed with the reason `other`" })),
  directedBy: Type.Optional(Type.String({ maxLength: 200, description: "The practitioner under whose direction" })),
  password: Type.Optional(Type.String({ minLength: 1, maxLength: 512 })),
  passkey: Type.Optional(Type.Unknown({ description: "The answer of the browser to …/break-the-glass/passkey/begin" })),
});
export type BreakGlassRequest = Static<typeof BreakGlassRequest>;

/**
 * POST …/break-the-glass/passkey/begin answers WebAuthnOptions. A POST while the glass is open renews it, with everything attested
 * afresh. POST …/break-the-glass/end closes the reader's own glass: 204, also where none is open.
 */
export const GlassOpened = Type.Object({ id: uuid(), endsAt: instant() });
export type GlassOpened = Static<typeof GlassOpened>;

/** POST /api/refusals/explain: for staff, without clinical data. */
export const ExplainRefusalRequest = Type.Object({ requestId: line(100) });
export type ExplainRefusalRequest = Static<typeof ExplainRefusalRequest>;

export const RefusalExplanation = Type.Object({
  requestId: Type.String(),
  /** What is in the record of this request, oldest first. */
  events: Type.Array(
    Type.Object({
      at: instant(),
      who: Type.String({ description: "OKAFOR, Amara (aokafor)" }),
      title: Type.Optional(Type.String()),
      participantName: Type.Optional(Type.String()),
      /** In words: "Opening a chart". */
      what: Type.String(),
      verdict: choice("permitted", "refused", "succeeded", "failed"),
      rule: Type.Optional(Type.String()),
      /** What the rule means, for whoever explains it on the phone. */
      sentence: Type.String(),
      consentVersion: Type.Optional(Type.String()),
    }),
  ),
  /** As it would be decided now, where the request was about a person. */
  now: Type.Optional(
    Type.Object({
      consent: choice("none", "grant", "emergency-only", "deny"),
      scope: Type.Optional(choice("participant", "community", "everyone")),
      consentVersion: Type.Optional(Type.String()),
      sentence: Type.String(),
      /** How many sources' patients are linked into the person, and whether a possible match waits for review. */
      linkedPatients: Type.Integer(),
      reviewWaits: Type.Boolean(),
    }),
  ),
  /** What the caller can do, in sentences. */
  advice: Type.Array(Type.String()),
});
export type RefusalExplanation = Static<typeof RefusalExplanation>;
