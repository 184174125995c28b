import { type Static, Type } from "typebox";
import { ConsentValue, Verdict } from "./access.ts";
import { PersonBanner } from "./chart.ts";

export const ConsentScope = Type.Union([
  Type.Literal("participant"),
  Type.Literal("community"),
  Type.Literal("everyone"),
]);
export type ConsentScope = Static<typeof ConsentScope>;

export const ConsentDecision = Type.Object({
  id: Type.String({ format: "uuid" }),
  scope: ConsentScope,
  participantName: Type.Optional(Type.String()),
  value: ConsentValue,
  form: Type.String({ description: "Title and version" }),
  signedOn: Type.String(),
  signerName: Type.String(),
  signerRelation: Type.String(),
  evidence: Type.String(),
  language: Type.Optional(Type.String()),
  witnessName: Type.Optional(Type.String()),
  /** GET /api/persons/:personId/consent/:decisionId/evidence gives the scan or drawn signature. */
  hasEvidence: Type.Optional(Type.Boolean()),
  oneVisit: Type.Optional(Type.Boolean({ description: "A minor's own grant for this visit" })),
  endsAt: Type.Optional(Type.String({ format: "date-time" })),
  endedAt: Type.Optional(Type.String({ format: "date-time" })),
  recordedBy: Type.Optional(Type.String()),
  recordedAt: Type.String({ format: "date-time" }),
});
export type ConsentDecision = Static<typeof ConsentDecision>;

/** What stands between the reader's participant and this person's data, and how it came about. */
export const ConsentView = Type.Object({
  value: ConsentValue,
  sentence: Type.String(),
  decisions: Type.Array(ConsentDecision),
  mayRecord: Verdict,
  form: Type.Object({
    id: Type.String(),
    version: Type.Integer(),
    language: Type.String(),
    title: Type.String(),
    choices: Type.Array(ConsentValue),
    text: Type.String(),
  }),
  /** Forms that may be signed here, the participant's own first. */
  forms: Type.Array(
    Type.Object({
      id: Type.String(),
      version: Type.Integer(),
      scope: ConsentScope,
      title: Type.String(),
      choices: Type.Array(ConsentValue),
      languages: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
    }),
  ),
  /** Of a patient of 10 to 17. */
  minor: Type.Optional(
    Type.Object({
      sentence: Type.String(),
      /** The participant offers services to which a minor may consent alone: they may sign for one visit. */
      mayGrantOneVisit: Type.Boolean(),
    }),
  ),
});
export type ConsentView = Static<typeof ConsentView>;

export const SignerRelation = Type.Union([
  Type.Literal("self"),
  Type.Literal("parent"),
  Type.Literal("guardian"),
  Type.Literal("health-care-agent"),
  Type.Literal("other-representative"),
  Type.Literal("emancipated-minor"),
]);
export type SignerRelation = Static<typeof SignerRelation>;

export const RecordConsentRequest = Type.Object({
  value: ConsentValue,
  formId: Type.String({ maxLength: 60 }),
  formVersion: Type.Integer({ minimum: 1 }),
  language: Type.String({ maxLength: 10 }),
  signedOn: Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" }),
  signerName: Type.String({ minLength: 1, maxLength: 200 }),
  signerRelation: SignerRelation,
  witnessName: Type.Optional(Type.String({ maxLength: 200 })),
  evidence: Type.Union([Type.Literal("paper-on-file"), Type.Literal("verbal"), Type.Literal("e-signature")]),
  /** With `paper-on-file`: the scan as base64, PDF, PNG or JPEG, at most 5 MB. */
  scan: Type.Optional(Type.String({ maxLength: 7_000_000 })),
  /** With `e-signature`: drawn, as a PNG data URL; without it the typed name in `signerName` is the signature. */
  drawnSignature: Type.Optional(Type.String({ maxLength: 700_000 })),
  /** A minor's own grant for this visit. */
  oneVisit: Type.Optional(Type.Boolean()),
});
export type RecordConsentRequest = Static<typeof RecordConsentRequest>;

/** The consent tab: shown without consent too, so only what a searcher may see stands in the banner then. */
export const ConsentPage = Type.Object({ banner: PersonBanner, consent: ConsentView });
export type ConsentPage = Static<typeof ConsentPage>;

/**
 * GET /api/consent-forms/:formId?language=es: the newest version's words, with the name of the reader's participant put in. The same with
 * `.pdf` is the paper to print and sign.
 */
export const ConsentFormText = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  language: Type.String(),
  languages: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
  scope: ConsentScope,
  title: Type.String(),
  paragraphs: Type.Array(Type.String()),
  choices: Type.Array(Type.Object({ value: ConsentValue, label: Type.String() })),
  /** Participants that a community grant covers. */
  coveredParticipants: Type.Optional(Type.Array(Type.String())),
  /** Words around the signature, in the form's language: "Signature", "Date", "I sign for myself" … */
  words: Type.Record(Type.String(), Type.String()),
});
export type ConsentFormText = Static<typeof ConsentFormText>;

/** POST /api/consents/import, text/csv: decisions that were signed before; with `?try=yes` nothing is changed. */
export const ConsentImport = Type.Object({
  tried: Type.Boolean(),
  rows: Type.Array(
    Type.Object({
      row: Type.Integer({ description: "Line of the file, the heading being 1" }),
      outcome: Type.Union([Type.Literal("recorded"), Type.Literal("unchanged"), Type.Literal("refused")]),
      problems: Type.Array(Type.Object({ column: Type.String(), sentence: Type.String() })),
    }),
  ),
});
export type ConsentImport = Static<typeof ConsentImport>;
