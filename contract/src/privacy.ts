import { type Static, Type } from "typebox";
import { choice, instant, line, plainDate, uuid } from "./shapes.ts";

/** A person as privacy officers and auditors see one: never clinical data. */
export const PrivacyPerson = Type.Object({
  personId: uuid(),
  name: Type.String({ description: "OSEI, Henry" }),
  birthDate: Type.Optional(Type.String()),
});
export type PrivacyPerson = Static<typeof PrivacyPerson>;

/** POST /api/privacy/patients/search: persons whom users of the participant looked at, or asked for; at most 10. */
export const PrivacySearch = Type.Object({
  family: Type.Optional(Type.String({ maxLength: 100 })),
  birthDate: Type.Optional(Type.String({ maxLength: 10 })),
  identifier: Type.Optional(Type.String({ maxLength: 100 })),
});
export type PrivacySearch = Static<typeof PrivacySearch>;
export const PrivacySearchResult = Type.Object({ hits: Type.Array(PrivacyPerson), more: Type.Boolean() });
export type PrivacySearchResult = Static<typeof PrivacySearchResult>;

/** GET /api/privacy/choices: whom one may report on. */
export const PrivacyChoices = Type.Object({
  /** Exchange's auditors only: all of them; a privacy officer has the own. */
  participants: Type.Array(Type.Object({ id: uuid(), name: Type.String() })),
  users: Type.Array(
    Type.Object({
      accountId: uuid(),
      name: Type.String(),
      username: Type.String(),
      /** For privacy officers: the access here that POST /api/user-management/users/:affiliationId/end would end. */
      mayEnd: Type.Optional(
        Type.Object({ affiliationId: uuid(), title: Type.String(), participantName: Type.String() }),
      ),
    }),
  ),
});
export type PrivacyChoices = Static<typeof PrivacyChoices>;

/** Who looked: at one patient, of one user, or of one participant; days inclusive, at the participant. */
export const AccessReportQuery = Type.Object({
  about: choice("patient", "user", "participant"),
  personId: Type.Optional(uuid()),
  accountId: Type.Optional(uuid()),
  participantId: Type.Optional(uuid()),
  from: plainDate(),
  to: plainDate(),
  /** Where the next page begins. */
  after: Type.Optional(line(200)),
});
export type AccessReportQuery = Static<typeof AccessReportQuery>;

export const FlagKind = choice("self", "same-surname", "same-address", "colleague", "vip", "volume", "sharing");
export type FlagKind = Static<typeof FlagKind>;

export const AccessReportLine = Type.Object({
  id: uuid(),
  at: instant(),
  who: Type.String({ description: "OKAFOR, Amara" }),
  username: Type.Optional(Type.String()),
  title: Type.Optional(Type.String()),
  participantName: Type.Optional(Type.String()),
  patient: Type.Optional(PrivacyPerson),
  /** "Opened the chart", "Was refused the chart: no consent was recorded" … */
  sentence: Type.String(),
  outcome: choice("permitted", "refused", "succeeded", "failed"),
  purpose: Type.Optional(Type.String()),
  /** The rule in words: "Consent given to Crossbay General Hospital", "Broken glass" … */
  allowedBy: Type.Optional(Type.String()),
  consentVersion: Type.Optional(Type.String()),
  requestId: Type.String(),
  flags: Type.Array(FlagKind),
});
export type AccessReportLine = Static<typeof AccessReportLine>;

/** POST /api/privacy/report: 100 lines a page, newest first. */
export const AccessReport = Type.Object({
  title: Type.String(),
  lines: Type.Array(AccessReportLine),
  /** For `after` of the next page. */
  next: Type.Optional(Type.String()),
  /** The first page only. */
  totals: Type.Optional(
    Type.Object({ looks: Type.Integer(), people: Type.Integer(), patients: Type.Integer(), refused: Type.Integer() }),
  ),
});
export type AccessReport = Static<typeof AccessReport>;

/** POST /api/privacy/report/export: the whole report as a file, at most 50,000 lines; itself in the record. */
export const AccessReportExport = Type.Object({ ...AccessReportQuery.properties, format: choice("csv", "pdf") });
export type AccessReportExport = Static<typeof AccessReportExport>;

/**
 * POST /api/privacy/audit-events: the record itself as FHIR R4 AuditEvents (NDJSON), oldest first, at most 100,000; days inclusive,
 * at the participant. A privacy officer has the own participant's.
 */
export const AuditEventExport = Type.Object({
  from: plainDate(),
  to: plainDate(),
  participantId: Type.Optional(uuid()),
});
export type AuditEventExport = Static<typeof AuditEventExport>;

/** Something unusual that waits for somebody to look. */
export const AccessFlag = Type.Object({
  id: uuid(),
  kind: FlagKind,
  at: instant(),
  who: Type.String(),
  username: Type.String(),
  accountId: uuid(),
  title: Type.Optional(Type.String()),
  participantName: Type.String(),
  patient: Type.Optional(PrivacyPerson),
  /** "Opened the chart of somebody with the same surname" */
  sentence: Type.String(),
  settled: Type.Optional(
    Type.Object({
      outcome: choice("appropriate", "inappropriate"),
      words: Type.String(),
      by: Type.String(),
      at: instant(),
    }),
  ),
});
export type AccessFlag = Static<typeof AccessFlag>;

/** GET /api/privacy/flags: open ones first; `?settled=yes` those that are settled. At most 200. */
export const AccessFlags = Type.Object({ flags: Type.Array(AccessFlag), open: Type.Integer(), more: Type.Boolean() });
export type AccessFlags = Static<typeof AccessFlags>;

/** POST /api/privacy/flags/:flagId/settle answers the AccessFlag; inappropriate asks for a breach case next. */
export const SettleRequest = Type.Object({ outcome: choice("appropriate", "inappropriate"), words: line(2000) });
export type SettleRequest = Static<typeof SettleRequest>;

/** GET /api/privacy/vips; POST the same { personId, words }; POST /api/privacy/vips/:personId/remove. All answer VipList. */
export const VipList = Type.Object({
  vips: Type.Array(
    Type.Object({ ...PrivacyPerson.properties, words: Type.String(), by: Type.String(), since: instant() }),
  ),
});
export type VipList = Static<typeof VipList>;
export const AddVipRequest = Type.Object({ personId: uuid(), words: line(300) });
export type AddVipRequest = Static<typeof AddVipRequest>;

/** One breaking of the glass, as it is reviewed. */
export const GlassReview = Type.Object({
  id: uuid(),
  openedAt: instant(),
  endsAt: instant(),
  endedAt: Type.Optional(instant()),
  who: Type.String(),
  username: Type.String(),
  title: Type.String(),
  participantName: Type.String(),
  patient: PrivacyPerson,
  reason: Type.String(),
  reasonWords: Type.Optional(Type.String()),
  directedBy: Type.Optional(Type.String()),
  proof: choice("password", "passkey"),
  consentThen: choice("none", "emergency-only", "deny"),
  renews: Type.Optional(uuid()),
  /** Pages opened under it. */
  looks: Type.Integer(),
  review: Type.Object({
    dueOn: plainDate(),
    state: choice("waiting", "late", "appropriate", "inappropriate"),
    words: Type.Optional(Type.String()),
    by: Type.Optional(Type.String()),
    at: Type.Optional(instant()),
  }),
  /** The patient is told within 10 days. */
  notice: Type.Object({ dueOn: plainDate(), sentAt: Type.Optional(instant()), by: Type.Optional(Type.String()) }),
  /** Sources of Part 2 data that was shown, each told of it (42 CFR 2.51). */
  part2Sources: Type.Array(Type.Object({ name: Type.String(), toldAt: Type.Optional(instant()) })),
  /** Broken at another participant, and Part 2 data of the reader's own was shown: to be known, not to be reviewed here. */
  fromElsewhere: Type.Optional(Type.Boolean()),
});
export type GlassReview = Static<typeof GlassReview>;

/** GET /api/privacy/glass: what waits first, then by time; `?settled=yes` those with review and notice done. At most 200. */
export const GlassReviews = Type.Object({
  events: Type.Array(GlassReview),
  waiting: Type.Integer(),
  more: Type.Boolean(),
});
export type GlassReviews = Static<typeof GlassReviews>;
// POST /api/privacy/glass/:glassId/review takes SettleRequest and answers GlassReview.
// GET /api/privacy/glass/:glassId/notice.pdf is the patient's letter; POST …/notice-sent answers GlassReview.

export const SampleItem = Type.Object({
  id: uuid(),
  patient: PrivacyPerson,
  value: choice("none", "grant", "emergency-only", "deny"),
  form: Type.String(),
  signedOn: plainDate(),
  signerName: Type.String(),
  evidence: Type.String(),
  hasEvidence: Type.Boolean(),
  outcome: Type.Optional(choice("form-held", "form-missing", "form-differs")),
  words: Type.Optional(Type.String()),
  checkedBy: Type.Optional(Type.String()),
  checkedAt: Type.Optional(instant()),
});
export type SampleItem = Static<typeof SampleItem>;

export const ConsentSample = Type.Object({
  id: uuid(),
  participantId: uuid(),
  participantName: Type.String(),
  year: Type.Integer(),
  drawnAt: instant(),
  size: Type.Integer(),
  checked: Type.Integer(),
  held: Type.Integer(),
  /** Only from GET /api/privacy/samples/:sampleId. */
  items: Type.Optional(Type.Array(SampleItem)),
});
export type ConsentSample = Static<typeof ConsentSample>;

/** GET /api/privacy/samples; POST the same { participantId } draws this year's (auditors). */
export const ConsentSamples = Type.Object({
  samples: Type.Array(ConsentSample),
  /** Participants without a sample this year. */
  due: Type.Array(Type.Object({ participantId: uuid(), participantName: Type.String() })),
});
export type ConsentSamples = Static<typeof ConsentSamples>;
export const DrawSampleRequest = Type.Object({ participantId: uuid() });
export type DrawSampleRequest = Static<typeof DrawSampleRequest>;
/** POST /api/privacy/samples/:sampleId/items/:itemId answers the ConsentSample with items. */
export const CheckSampleRequest = Type.Object({
  outcome: choice("form-held", "form-missing", "form-differs"),
  words: Type.Optional(Type.String({ maxLength: 500 })),
});
export type CheckSampleRequest = Static<typeof CheckSampleRequest>;

/** The four factors of 45 CFR 164.402(2), each answered in words and rated. */
export const BreachFactor = Type.Object({ rating: choice("low", "medium", "high"), words: line(2000) });
export const RiskAssessment = Type.Object({
  natureOfData: BreachFactor,
  whoReceived: BreachFactor,
  acquiredOrViewed: BreachFactor,
  mitigation: BreachFactor,
  conclusion: choice("low-probability", "breach"),
});
export type RiskAssessment = Static<typeof RiskAssessment>;

export const BreachStep = choice("reported", "assessed", "patients-told", "authority-told", "closed");
export const BreachCase = Type.Object({
  id: uuid(),
  number: Type.String({ description: "B-2026-0007" }),
  participantId: uuid(),
  participantName: Type.String(),
  title: Type.String(),
  what: Type.String(),
  discoveredOn: plainDate(),
  patientsConcerned: Type.Integer(),
  reportedAt: instant(),
  reportedBy: Type.String(),
  state: choice("open", "assessed", "closed"),
  assessment: Type.Optional(RiskAssessment),
  /** What is due, with the rule that it comes from, and what was done. */
  clock: Type.Array(
    Type.Object({
      step: BreachStep,
      words: Type.String(),
      dueOn: Type.Optional(plainDate()),
      doneAt: Type.Optional(instant()),
      late: Type.Boolean(),
    }),
  ),
  log: Type.Array(Type.Object({ at: instant(), by: Type.String(), words: Type.String() })),
});
export type BreachCase = Static<typeof BreachCase>;

/** GET /api/privacy/breaches; POST the same reports one and answers it. */
export const BreachCases = Type.Object({ cases: Type.Array(BreachCase), open: Type.Integer() });
export type BreachCases = Static<typeof BreachCases>;
export const ReportBreachRequest = Type.Object({
  participantId: Type.Optional(uuid()),
  title: line(200),
  what: line(4000),
  discoveredOn: plainDate(),
  patientsConcerned: Type.Integer({ minimum: 0, maximum: 100_000_000 }),
});
export type ReportBreachRequest = Static<typeof ReportBreachRequest>;
/** POST /api/privacy/breaches/:caseId: any of them; answers the BreachCase. */
export const ChangeBreachRequest = Type.Object({
  assessment: Type.Optional(RiskAssessment),
  done: Type.Optional(choice("patients-told", "authority-told", "closed")),
  words: Type.Optional(line(4000)),
});
export type ChangeBreachRequest = Static<typeof ChangeBreachRequest>;
