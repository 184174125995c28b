import type { FieldInput, SegmentInput } from "@crossbay/formats/hl7v2";
import type { Order } from "../history/planned-event.ts";
import type { DemoSource } from "../region/sources.ts";
import { practitioner, timeOf } from "./visit-segments.ts";

/**
 * ORC, OBR and one OBX a measurement, answer or section of a report.
 * @param ordering the source whose staff number the ordering practitioner carries
 */
export function resultSegments(source: DemoSource, order: Order, ordering: DemoSource): SegmentInput[] {
  const placer = [order.placerNumber];
  const filler = [order.fillerNumber, source.assigningAuthority];
  const orderedBy = practitioner(ordering, order.orderedBy);
  const collectedAt = timeOf(source, order.collectedAt);
  const reportedAt = timeOf(source, order.reportedAt);
  const lines = [...measured(source, order), ...answered(source, order), ...reported(order)];
  return [
    { name: "ORC", fields: { 1: "RE", 2: placer, 3: filler, 9: reportedAt, 12: orderedBy } },
    {
      name: "OBR",
      fields: {
        1: "1",
        2: placer,
        3: filler,
        4: [order.code, order.name, "LN", order.localCode, order.localName, "L"],
        7: collectedAt,
        16: orderedBy,
        22: reportedAt,
        24: order.section,
        25: order.status,
      },
    },
    ...lines.map((line, index) => ({
      name: "OBX",
      fields: { 1: String(index + 1), ...line, 11: order.status, 14: collectedAt },
    })),
  ];
}

type Line = Record<number, FieldInput>;

const measured = (source: DemoSource, order: Order): Line[] =>
  order.measurements.map(({ analyte, value, range, flag }) => {
    const line: Line = {
      2: "NM",
      3: [analyte.code, analyte.name, "LN"],
      5: value,
      6: source.hl7v2?.version === "2.3" ? analyte.unit : [analyte.unit, analyte.unit, "UCUM"],
    };
    return range === "" ? line : { ...line, 7: range, 8: flag === "" ? "N" : flag };
  });

const answered = (source: DemoSource, order: Order): Line[] =>
  order.answers.map(({ code, name, value, isFound }) => {
    const snomed = answersInSnomed[value];
    return {
      2: snomed ? (source.hl7v2?.version === "2.5.1" ? "CWE" : "CE") : "ST",
      3: [code, name, "LN"],
      5: snomed ? [snomed, value, "SCT"] : value,
      7: "Negative",
      8: isFound ? "A" : "N",
    };
  });

const reported = (order: Order): Line[] =>
  order.report.map(({ code, name, lines }, index) => ({
    2: "TX",
    3: [code, name, "LN"],
    4: String(index + 1),
    5: lines.map((line) => [line]),
  }));

const answersInSnomed: Readonly<Record<string, string>> = { Negative: "260385009", Positive: "10828004" };
