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
  evidence: Type.Union([Type.Literal("paper-on-file"), Type.Literal("verbal")]),
});
export type RecordConsentRequest = Static<typeof RecordConsentRequest>;

/** The consent tab: shown without consent too, so only what a searcher may see stands in the banner then. */
export const ConsentPage = Type.Object({ banner: PersonBanner, consent: ConsentView });
export type ConsentPage = Static<typeof ConsentPage>;
