import { buildMessage, type FieldInput, type SegmentInput } from "@crossbay/formats/hl7v2";
import type { PlannedEvent, Visit } from "../history/planned-event.ts";
import { demographicsAt, type SourceRecord } from "../people/demo-person.ts";
import { type DemoSource, sourceOf } from "../region/sources.ts";
import {
  allergySegments,
  insuranceSegments,
  nextOfKinSegments,
  personSegment,
  recordNumber,
} from "./person-segments.ts";
import { resultSegments } from "./result-segments.ts";
import { diagnosisSegments, reasonSegment, timeOf, visitSegment } from "./visit-segments.ts";

/** The words of one planned event, in its source's version of HL7 v2. */
export function writeMessage(
  event: PlannedEvent,
  controlId: string,
  source: DemoSource = sourceOf(event.record.sourceKey),
): string {
  const { life, record, at } = event;
  const demographics = demographicsAt(record, at);
  const header = (type: string, trigger: string, structure: string): SegmentInput =>
    headerSegment(source, { type, trigger, structure, at, controlId });
  switch (event.kind) {
    case "adt":
      return buildMessage([
        header("ADT", event.trigger, event.trigger === "A03" ? "ADT_A03" : "ADT_A01"),
        eventSegment(source, event.trigger, at),
        personSegment(source, record, demographics, life),
        ...nextOfKinSegments(source, life),
        ...visitSegments(source, event.visit),
        ...allergySegments(life),
        ...(event.visit ? diagnosisSegments(source, event.visit) : []),
        ...insuranceSegments(life, demographics),
      ]);
    case "oru":
      return buildMessage([
        header("ORU", "R01", "ORU_R01"),
        personSegment(source, record, demographics, life, event.orderedFrom),
        ...(event.visit ? [visitSegment(source, event.visit)] : []),
        ...resultSegments(source, event.order, event.orderedFrom ? sourceOf(event.orderedFrom.sourceKey) : source),
      ]);
    case "merge":
      return buildMessage([
        header("ADT", "A40", "ADT_A39"),
        eventSegment(source, "A40", at),
        personSegment(source, record, demographics, life),
        { name: "MRG", fields: { 1: recordNumber(source, event.retired), 7: retiredName(event.retired, at) } },
      ]);
  }
}

/** MSH up to the character set; the version decides how much of the message type is said. */
export function headerSegment(
  source: DemoSource,
  facts: { type: string; trigger: string; structure: string; at: number; controlId: string },
): SegmentInput {
  const version = source.hl7v2?.version ?? "2.5.1";
  const type: FieldInput =
    version === "2.3" ? [facts.type, facts.trigger] : [facts.type, facts.trigger, facts.structure];
  return {
    name: "MSH",
    fields: {
      3: source.sendingApplication,
      4: source.sendingFacility,
      5: "CROSSBAY",
      6: "HIE",
      7: timeOf(source, facts.at),
      9: type,
      10: facts.controlId,
      11: "P",
      12: version,
      17: "USA",
      18: "UNICODE UTF-8",
    },
  };
}

const eventSegment = (source: DemoSource, trigger: string, at: number): SegmentInput => ({
  name: "EVN",
  fields: { 1: trigger, 2: timeOf(source, at) },
});

/** An A08 about demographics alone stands outside any visit: PV1-2 says "not applicable". */
const visitSegments = (source: DemoSource, visit: Visit | undefined): SegmentInput[] =>
  visit ? [visitSegment(source, visit), reasonSegment(visit)] : [{ name: "PV1", fields: { 1: "1", 2: "N" } }];

function retiredName(retired: SourceRecord, at: number): readonly string[] {
  const { family, given } = demographicsAt(retired, at);
  return [family, given];
}
