import { type Static, type TSchema, Type } from "typebox";
import { ConsentValue, Verdict } from "./access.ts";

/** Where a line comes from and when its source said it. */
export const Provenance = Type.Object({
  source: Type.String({ description: "Name of the source" }),
  at: Type.String({ format: "date-time", description: "When the source said so" }),
});
export type Provenance = Static<typeof Provenance>;

const line = { id: Type.String({ format: "uuid" }), from: Provenance };

/** A section that the reader's level does not include says so instead of being empty. */
const section = <Item extends TSchema>(item: Item) =>
  Type.Object({
    state: Type.Union([Type.Literal("shown"), Type.Literal("dates-only"), Type.Literal("not-in-your-role")]),
    items: Type.Array(item),
    more: Type.Boolean({ description: "True when older items exist that are not in this answer" }),
  });

export const Allergy = Type.Object({
  ...line,
  substance: Type.String(),
  reactions: Type.Array(Type.String()),
  severity: Type.Optional(Type.String()),
  category: Type.Optional(Type.String()),
  status: Type.Optional(Type.String()),
  onset: Type.Optional(Type.String()),
});
export type Allergy = Static<typeof Allergy>;

export const PersonBanner = Type.Object({
  personId: Type.String({ format: "uuid" }),
  family: Type.String(),
  given: Type.String(),
  birthDate: Type.Optional(Type.String()),
  ageYears: Type.Optional(Type.Integer()),
  sex: Type.Optional(Type.String()),
  isDeceased: Type.Optional(Type.Boolean()),
  /** Absent where the date of a death is not known. */
  deceasedOn: Type.Optional(Type.String()),
  recordNumberHere: Type.Optional(Type.String({ description: "Record number at the participant the reader acts for" })),
  consent: ConsentValue,
  /** The reader broke the glass for this person, and it is open until then. */
  glass: Type.Optional(
    Type.Object({ id: Type.String({ format: "uuid" }), endsAt: Type.String({ format: "date-time" }) }),
  ),
  /** From 10 to 17: nothing is shown or given to a parent; a sentence to read before showing the screen. */
  minorWarning: Type.Optional(Type.String()),
  /** Substances in a few words; undefined: not in your role; empty: none known. */
  allergies: Type.Optional(Type.Array(Type.String())),
});
export type PersonBanner = Static<typeof PersonBanner>;

export const ChartIdentifier = Type.Object({
  value: Type.String(),
  authority: Type.String(),
  type: Type.Optional(Type.String()),
  from: Provenance,
});
export type ChartIdentifier = Static<typeof ChartIdentifier>;

export const ChartProblem = Type.Object({
  ...line,
  name: Type.String(),
  code: Type.Optional(Type.String()),
  codeSystem: Type.Optional(Type.String()),
  status: Type.Optional(Type.String()),
  onset: Type.Optional(Type.String()),
});
export type ChartProblem = Static<typeof ChartProblem>;

export const ChartEncounter = Type.Object({
  ...line,
  class: Type.String(),
  status: Type.String(),
  start: Type.Optional(Type.String()),
  end: Type.Optional(Type.String()),
  location: Type.Optional(Type.String()),
  reason: Type.Optional(Type.String()),
  attending: Type.Optional(Type.String()),
  disposition: Type.Optional(Type.String()),
});
export type ChartEncounter = Static<typeof ChartEncounter>;

/** One value as reported. `flag`: HL7 table 0078 (H, HH, L, LL, A, AA); `critical` for HH, LL and AA. */
export const ResultValue = Type.Object({
  ...line,
  at: Type.Optional(Type.String()),
  value: Type.String(),
  number: Type.Optional(Type.Number()),
  comparator: Type.Optional(Type.String()),
  unit: Type.Optional(Type.String()),
  range: Type.Optional(
    Type.Object({ text: Type.String(), low: Type.Optional(Type.Number()), high: Type.Optional(Type.Number()) }),
  ),
  flag: Type.Optional(Type.String()),
  direction: Type.Optional(Type.Union([Type.Literal("high"), Type.Literal("low"), Type.Literal("abnormal")])),
  critical: Type.Boolean(),
  status: Type.String(),
  note: Type.Optional(Type.String()),
});
export type ResultValue = Static<typeof ResultValue>;

/** Results of one test in one unit, newest first. `seriesId` is opaque, so that no address tells which test it is. */
export const ResultSeries = Type.Object({
  seriesId: Type.String(),
  name: Type.String(),
  code: Type.Optional(Type.String()),
  category: Type.String({ description: "The panel or kind it is shown under" }),
  unit: Type.Optional(Type.String()),
  values: Type.Array(ResultValue),
  count: Type.Integer({ description: "Values that exist and may be shown; `values` holds the newest of them" }),
});
export type ResultSeries = Static<typeof ResultSeries>;

export const ChartReport = Type.Object({
  ...line,
  name: Type.String(),
  at: Type.Optional(Type.String()),
  status: Type.String(),
  text: Type.Optional(Type.String()),
  orderedBy: Type.Optional(Type.String()),
});
export type ChartReport = Static<typeof ChartReport>;

export const ChartCoverage = Type.Object({
  ...line,
  payer: Type.String(),
  memberId: Type.Optional(Type.String()),
  plan: Type.Optional(Type.String()),
});
export type ChartCoverage = Static<typeof ChartCoverage>;
export const ChartContact = Type.Object({
  ...line,
  name: Type.String(),
  relationship: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
});
export type ChartContact = Static<typeof ChartContact>;

/**
 * A statement that the law wants beside what is shown: 42 CFR 2.32 for Part 2 data, 10 NYCRR 63.5 for HIV. It comes only where such
 * data is shown; `consent` says on which signed decision the release rests, where it does.
 */
export const RecordNotice = Type.Object({
  kind: Type.Union([Type.Literal("part2"), Type.Literal("hiv")]),
  title: Type.String(),
  text: Type.String(),
  consent: Type.Optional(Type.String()),
});
export type RecordNotice = Static<typeof RecordNotice>;

/** The whole patient at once, as far as this reader may see. */
export const Chart = Type.Object({
  banner: PersonBanner,
  /** The same sentence on every chart, whether or not anything is withheld. */
  withholdingNotice: Type.String(),
  notices: Type.Array(RecordNotice),
  demographics: Type.Object({
    addresses: Type.Array(Type.String()),
    phones: Type.Array(Type.String()),
    otherNames: Type.Array(Type.String()),
    language: Type.Optional(Type.String()),
  }),
  identifiers: section(ChartIdentifier),
  problems: section(ChartProblem),
  allergies: section(Allergy),
  encounters: section(ChartEncounter),
  results: section(ResultSeries),
  reports: section(ChartReport),
  coverages: section(ChartCoverage),
  contacts: section(ChartContact),
  verdicts: Type.Object({ recordConsent: Verdict, openResultWindow: Verdict }),
});
export type Chart = Static<typeof Chart>;

/** One series in full, for its own window: banner again, so that window and chart never differ. */
export const ResultTrend = Type.Object({
  banner: PersonBanner,
  withholdingNotice: Type.String(),
  notices: Type.Array(RecordNotice),
  series: ResultSeries,
});
export type ResultTrend = Static<typeof ResultTrend>;
