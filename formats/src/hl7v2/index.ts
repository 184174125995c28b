export { authorityOfSystem, authoritySystem } from "./authority.ts";
export { type AckCode, type AckInput, buildAck } from "./build-ack.ts";
export { buildMessage, type ComponentInput, type FieldInput, type SegmentInput } from "./build-message.ts";
export { type Delimiters, usualDelimiters } from "./delimiters.ts";
export { errorCodeTexts, type Hl7Error, type Hl7ErrorCode, type Hl7Location } from "./errors.ts";
export { type FrameEvent, FrameReader, wrapFrame } from "./framing.ts";
export { maskMessage } from "./mask-message.ts";
export { Hl7Message, type MessageHeader } from "./message.ts";
export { type ParsedMessage, parseMessage } from "./parse-message.ts";
export { placeText } from "./place-text.ts";
export { type MessageText, readText } from "./read-text.ts";
export { Component, Field, Repetition, Segment } from "./segment.ts";
export { splitMessages } from "./split-messages.ts";
export { readTimestamp } from "./translate/datatypes/timestamp.ts";
export { supportedEvents, translateMessage } from "./translate/translate-message.ts";
export type {
  PatientResource,
  RetiredPatient,
  SharedResource,
  TranslateContext,
  TranslatedPatient,
  Translation,
} from "./translate/translation.ts";
