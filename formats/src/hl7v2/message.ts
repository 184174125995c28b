import type { Delimiters } from "./delimiters.ts";
import type { Segment } from "./segment.ts";

/** MSH in words. Every value is unescaped and trimmed; what was not sent is an empty string. */
export type MessageHeader = {
  /** MSH-3, first component (namespace). */
  sendingApplication: string;
  /** MSH-4, first component. */
  sendingFacility: string;
  /** MSH-5, first component. */
  receivingApplication: string;
  /** MSH-6, first component. */
  receivingFacility: string;
  /** MSH-7 as it was sent. */
  sentAt: string;
  /** MSH-9.1, such as `ADT`. */
  type: string;
  /** MSH-9.2, such as `A01`. */
  trigger: string;
  /** MSH-9.3, such as `ADT_A01`. */
  structure: string;
  /** MSH-10; with its delimiters where it has more than one component. */
  controlId: string;
  /** The whole of MSH-10 as it was sent: what a sender compares. */
  controlIdAsSent: string;
  /** MSH-11.1. */
  processingId: string;
  /** MSH-12.1. */
  version: string;
  /** MSH-15. */
  acceptAckType: string;
  /** MSH-16. */
  applicationAckType: string;
  /** MSH-18, all repetitions. */
  charsets: string[];
  /** What the message was read as, by its name in the WHATWG Encoding Standard. */
  encoding: string;
  delimiters: Delimiters;
};

/** A parsed message: all its segments in order, local (Z) ones included. */
export class Hl7Message {
  readonly header: MessageHeader;
  readonly segments: readonly Segment[];

  constructor(header: MessageHeader, segments: readonly Segment[]) {
    this.header = header;
    this.segments = segments;
  }

  /** The first segment of that name. */
  find(name: string): Segment | undefined {
    return this.segments.find((segment) => segment.name === name);
  }

  /** All segments of that name, in order. */
  all(name: string): Segment[] {
    return this.segments.filter((segment) => segment.name === name);
  }
}

/** MSH in words. */
export function readHeader(msh: Segment): MessageHeader {
  return {
    sendingApplication: msh.text(3),
    sendingFacility: msh.text(4),
    receivingApplication: msh.text(5),
    receivingFacility: msh.text(6),
    sentAt: msh.field(7).rep(1).component(1).subcomponent(1).trim(),
    type: msh.text(9, 1),
    trigger: msh.text(9, 2),
    structure: msh.text(9, 3),
    controlId: readControlId(msh),
    controlIdAsSent: msh.field(10).raw,
    processingId: msh.text(11),
    version: msh.text(12),
    acceptAckType: msh.text(15),
    applicationAckType: msh.text(16),
    charsets: msh
      .field(18)
      .reps.map((rep) => rep.text(1))
      .filter((charset) => charset !== ""),
    encoding: msh.notation.encoding,
    delimiters: msh.notation.delimiters,
  };
}

function readControlId(msh: Segment): string {
  const { component, repetition, subcomponent } = msh.notation.delimiters;
  const { raw } = msh.field(10);
  return [component, repetition, subcomponent].some((mark) => mark !== "" && raw.includes(mark))
    ? raw.trim()
    : msh.text(10);
}
