export { type AckCondition, type AckMode, readAckMode } from "./ack-mode.ts";
export { authorityOfSystem, authoritySystem } from "./authority.ts";
export { type AckCode, type AckInput, buildAck } from "./build-ack.ts";
export { type BatchAnswerInput, batchComments, buildBatchAnswer } from "./build-batch-answer.ts";
export { buildMessage, type ComponentInput, type FieldInput, type SegmentInput } from "./build-message.ts";
export { type Delimiters, usualDelimiters } from "./delimiters.ts";
export { errorCodeTexts, type Hl7Error, type Hl7ErrorCode, type Hl7Location } from "./errors.ts";
export { explainMessage } from "./explain/explain-message.ts";
export type { ExplainedField, ExplainedMessage, ExplainedSegment, FieldFate } from "./explain/explained-message.ts";
export { resourceWords } from "./explain/resource-words.ts";
export { resourcesOf } from "./explain/resources-of.ts";
export { type FrameEvent, FrameReader, wrapFrame } from "./framing.ts";
export { maskMessage } from "./mask-message.ts";
export { Hl7Message, type MessageHeader } from "./message.ts";
export { type ParsedMessage, parseMessage } from "./parse-message.ts";
export { placeText } from "./place-text.ts";
export { type MessageText, readText } from "./read-text.ts";
export { Component, Field, Repetition, Segment } from "./segment.ts";
export { type BatchFrame, type FrameBatch, type FrameContent, splitFrame } from "./split-frame.ts";
export { splitMessages } from "./split-messages.ts";
export { readTimestamp } from "./translate/datatypes/timestamp.ts";
export {
  type ConsentChoice,
  type ConsentSegment,
  type ConsentSigner,
  consentChoices,
  consentSigners,
  type FieldPlace,
  type LocalConsentSegment,
  type ToldConsent,
} from "./translate/segments/consent-segment.ts";
export { reportCopyTo, reportOrderedBy } from "./translate/segments/obr-report.ts";
export { supportedEvents } from "./translate/supported-events.ts";
export { translateMessage } from "./translate/translate-message.ts";
export type {
  PatientResource,
  RetiredPatient,
  SharedResource,
  TranslateContext,
  TranslatedMessagePart,
  TranslatedPatient,
  Translation,
  VisitMove,
} from "./translate/translation.ts";
export { findGone, foldVisit } from "./translate/visits/fold-visit.ts";
export type { ToldVisit } from "./translate/visits/told-visit.ts";
export { writeText } from "./write-text.ts";
