import { type Static, Type } from "typebox";
import { Verdict } from "./access.ts";
import { choice, instant, uuid } from "./shapes.ts";

/** One thing that is wrong with a message, as the ERR segment says it. The sentence never holds a value of the patient's. */
export const MessageFault = Type.Object({
  code: Type.String({ description: "HL7 table 0357" }),
  severity: choice("E", "W", "I"),
  place: Type.Optional(Type.String({ description: "PID-3, OBX(2)-5.1" })),
  sentence: Type.String(),
});
export type MessageFault = Static<typeof MessageFault>;

/**
 * `live`: speaks as usual. `quiet`: silent, within its own rhythm. `silent`: longer than its rhythm allows, an alarm stands.
 * `failing`: more errors than it should have. `never`: nothing has come yet.
 */
export const FeedState = choice("live", "quiet", "silent", "failing", "never");
export type FeedState = Static<typeof FeedState>;

export const Feed = Type.Object({
  sourceId: uuid(),
  code: Type.String(),
  name: Type.String(),
  participantName: Type.String(),
  state: FeedState,
  lastMessageAt: Type.Optional(instant()),
  /** Messages of each of the last 60 minutes, the oldest first. */
  minutes: Type.Array(Type.Integer(), { minItems: 60, maxItems: 60 }),
  messagesToday: Type.Integer({ description: "In the last 24 hours" }),
  delaySeconds: Type.Optional(
    Type.Object(
      { median: Type.Number(), highest: Type.Number() },
      { description: "Time of the message to its arrival, last hour that had any" },
    ),
  ),
  errorShare: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: "Answered AE or AR, last 24 hours" })),
  waiting: Type.Integer({ description: "Messages in quarantine" }),
  rhythm: Type.Optional(
    Type.Object({
      silenceMinutesMax: Type.Number({ description: "Silence that is usual at this hour of this kind of day" }),
    }),
  ),
  alarmSince: Type.Optional(instant()),
  /** Client certificates bound to this source, the next to expire first. */
  certificates: Type.Array(Type.Object({ subject: Type.String(), expiresAt: instant() })),
});
export type Feed = Static<typeof Feed>;

export const FeedsPage = Type.Object({
  at: instant(),
  feeds: Type.Array(Feed),
  /** Frames of unknown senders in the log; only for the exchange's own engineers. */
  strangers: Type.Optional(Type.Integer()),
});
export type FeedsPage = Static<typeof FeedsPage>;

export const QuarantineReason = choice(
  "unreadable",
  "unsupported",
  "untranslatable",
  "translation-failed",
  "control-id-reused",
  "refused-by-store",
);
export type QuarantineReason = Static<typeof QuarantineReason>;

export const QuarantineState = choice("waiting", "replayed", "dismissed");
export type QuarantineState = Static<typeof QuarantineState>;

export const QuarantinedMessage = Type.Object({
  id: uuid(),
  sourceId: uuid(),
  sourceCode: Type.String(),
  sourceName: Type.String(),
  receivedAt: instant(),
  controlId: Type.String(),
  type: Type.String({ description: "ADT^A01" }),
  reason: QuarantineReason,
  faults: Type.Array(MessageFault),
  state: QuarantineState,
  settledAt: Type.Optional(instant()),
});
export type QuarantinedMessage = Static<typeof QuarantinedMessage>;

/** POST, so that nothing of a message stands in an address. */
export const QuarantineSearch = Type.Object({
  sourceId: Type.Optional(uuid()),
  reason: Type.Optional(QuarantineReason),
  state: Type.Optional(QuarantineState),
  /** Segment and field of the first fault, such as PID-3. */
  place: Type.Optional(Type.String({ maxLength: 40 })),
  after: Type.Optional(uuid()),
});
export type QuarantineSearch = Static<typeof QuarantineSearch>;

export const QuarantinePage = Type.Object({
  messages: Type.Array(QuarantinedMessage, { maxItems: 100 }),
  /** Where to go on; absent at the end. */
  after: Type.Optional(uuid()),
  /** Of all that wait and the reader may see, whatever is filtered. */
  counts: Type.Array(
    Type.Object({
      sourceId: uuid(),
      sourceCode: Type.String(),
      reason: QuarantineReason,
      place: Type.Optional(Type.String()),
      count: Type.Integer(),
    }),
  ),
});
export type QuarantinePage = Static<typeof QuarantinePage>;

export const QuarantineEvent = Type.Object({
  at: instant(),
  by: Type.Optional(Type.String({ description: "Name of the account; absent: the exchange itself" })),
  what: choice("received", "came-again", "unmasked", "replayed", "replay-refused", "dismissed"),
  detail: Type.Optional(Type.String()),
});
export type QuarantineEvent = Static<typeof QuarantineEvent>;

export const QuarantineDetail = Type.Object({
  message: QuarantinedMessage,
  /** The message, a segment a line. Values are masked unless `unmasked`. */
  text: Type.String(),
  unmasked: Type.Boolean(),
  /** Characters in `text`, where the message is longer than a page shows; it can then only be mended by command. */
  cutAt: Type.Optional(Type.Integer()),
  /** Declared or guessed character set, in words. */
  charset: Type.String(),
  /** With a reused control id: the message that came first, always masked. */
  earlier: Type.Optional(Type.Object({ receivedAt: instant(), text: Type.String(), isOnChart: Type.Boolean() })),
  history: Type.Array(QuarantineEvent),
  verdicts: Type.Object({ unmask: Verdict, replay: Verdict, dismiss: Verdict }),
});
export type QuarantineDetail = Static<typeof QuarantineDetail>;

export const UnmaskRequest = Type.Object({ reason: Type.String({ minLength: 10, maxLength: 500 }) });
export type UnmaskRequest = Static<typeof UnmaskRequest>;

/** Without `text` the message is tried again as it came; with it, as it was mended. Segments end with CR or LF. */
export const ReplayRequest = Type.Object({ text: Type.Optional(Type.String({ minLength: 8, maxLength: 1_000_000 })) });
export type ReplayRequest = Static<typeof ReplayRequest>;

export const ReplayManyRequest = Type.Object({ ids: Type.Array(uuid(), { minItems: 1, maxItems: 500 }) });
export type ReplayManyRequest = Static<typeof ReplayManyRequest>;

export const ReplayOutcome = Type.Object({
  id: uuid(),
  /** `dismissed` answers a dismissal only. */
  outcome: choice("on-chart", "still-refused", "dismissed", "already-settled", "not-found"),
  faults: Type.Array(MessageFault),
});
export type ReplayOutcome = Static<typeof ReplayOutcome>;

export const ReplayAnswer = Type.Object({ outcomes: Type.Array(ReplayOutcome) });
export type ReplayAnswer = Static<typeof ReplayAnswer>;

export const DismissRequest = Type.Object({
  ids: Type.Array(uuid(), { minItems: 1, maxItems: 500 }),
  reason: Type.String({ minLength: 10, maxLength: 500 }),
});
export type DismissRequest = Static<typeof DismissRequest>;

export const FindMessageRequest = Type.Object({
  controlId: Type.String({ minLength: 1, maxLength: 2_000 }),
  sourceId: Type.Optional(uuid()),
});
export type FindMessageRequest = Static<typeof FindMessageRequest>;

/** What became of a message, by its control id. */
export const FoundMessage = Type.Object({
  sourceCode: Type.String(),
  controlId: Type.String(),
  type: Type.String(),
  receivedAt: instant(),
  state: choice("on-chart", "quarantined", "dismissed"),
  answer: Type.String({ description: "AA, AE or AR: what the same bytes would be answered now" }),
  faults: Type.Array(MessageFault),
  quarantineId: Type.Optional(uuid()),
});
export type FoundMessage = Static<typeof FoundMessage>;
export const FindMessageAnswer = Type.Object({ messages: Type.Array(FoundMessage) });
export type FindMessageAnswer = Static<typeof FindMessageAnswer>;

/** A frame that belongs to no source; only for the exchange's own engineers. */
export const Stranger = Type.Object({
  id: uuid(),
  at: instant(),
  remoteAddress: Type.String(),
  reason: Type.String(),
  sentence: Type.String(),
  bytes: Type.Integer(),
  /** The beginning, masked. */
  text: Type.String(),
});
export type Stranger = Static<typeof Stranger>;
export const StrangersPage = Type.Object({ strangers: Type.Array(Stranger) });
export type StrangersPage = Static<typeof StrangersPage>;

/**
 * `used`: stands on the chart or decides where it goes; `kept`: readable in the stored message only; `warned`: could not be
 * read as it should; `refused`: the reason why the message is refused.
 */
export const FieldFate = choice("used", "kept", "warned", "refused");
export type FieldFate = Static<typeof FieldFate>;

export const ExplainedField = Type.Object({
  place: Type.String({ description: "PID-3" }),
  name: Type.String({ description: "As HL7 names it; empty for what HL7 does not define" }),
  value: Type.String({ description: "As sent, repetitions and components included" }),
  fate: FieldFate,
  /** FHIR elements, such as Patient.identifier, or other uses in words. */
  becomes: Type.Array(Type.String()),
  fault: Type.Optional(MessageFault),
});
export type ExplainedField = Static<typeof ExplainedField>;

export const ExplainedSegment = Type.Object({
  name: Type.String(),
  sequence: Type.Integer({ description: "Among the segments of that name, from 1" }),
  title: Type.String({ description: "As HL7 names it; empty for a local segment" }),
  fields: Type.Array(ExplainedField),
});
export type ExplainedSegment = Static<typeof ExplainedSegment>;

export const MatchEvidence = Type.Object({
  /** `known`: the record number is known; `same`: would be linked; `review`: a steward would look; `new`: a person of its own. */
  outcome: choice("known", "same", "review", "new"),
  sentence: Type.String(),
  candidates: Type.Array(
    Type.Object({
      bits: Type.Number({ description: "Evidence for the same person, in bits" }),
      verdict: choice("same", "review", "other"),
      sharesIdentifier: Type.Boolean(),
      fields: Type.Array(Type.Object({ field: Type.String(), bits: Type.Number(), words: Type.String() })),
    }),
  ),
});
export type MatchEvidence = Static<typeof MatchEvidence>;

export const ExplainRequest = Type.Object({
  text: Type.String({ minLength: 1, maxLength: 1_000_000 }),
  /** Read as if it came from this source; without it MSH-3 and MSH-4 tell. */
  sourceId: Type.Optional(uuid()),
});
export type ExplainRequest = Static<typeof ExplainRequest>;

/** What would become of a message; nothing is stored. */
export const Explanation = Type.Object({
  /** The code that it would be answered in original mode; `none`: it is not answered (an acknowledgement). */
  answer: choice("AA", "AE", "AR", "none"),
  faults: Type.Array(MessageFault),
  sourceCode: Type.Optional(Type.String()),
  event: Type.Optional(Type.String({ description: "ADT^A01" })),
  eventAt: Type.Optional(instant()),
  segments: Type.Array(ExplainedSegment),
  resources: Type.Array(
    Type.Object({ type: Type.String(), words: Type.String(), json: Type.String({ description: "FHIR R4, indented" }) }),
  ),
  match: Type.Optional(MatchEvidence),
  /** Of a very long message: how many segments and resources are left out above. */
  notShown: Type.Optional(Type.Object({ segments: Type.Integer(), resources: Type.Integer() })),
});
export type Explanation = Static<typeof Explanation>;

/** Sources that the reader may choose from. */
export const InterfaceSource = Type.Object({
  id: uuid(),
  code: Type.String(),
  name: Type.String(),
  participantName: Type.String(),
});
export type InterfaceSource = Static<typeof InterfaceSource>;
export const InterfaceSources = Type.Object({ sources: Type.Array(InterfaceSource) });
export type InterfaceSources = Static<typeof InterfaceSources>;
