import { buildMessage } from "@crossbay/formats/hl7v2";
import { type AnalyteKey, analytes, rangeFor } from "../clinical/analytes.ts";
import { toMeasurement } from "../clinical/measure.ts";
import { type Panel, panels } from "../clinical/panels.ts";
import type { Life } from "../history/planned-event.ts";
import { personSegment } from "../messages/person-segments.ts";
import { resultSegments } from "../messages/result-segments.ts";
import { timeOf } from "../messages/visit-segments.ts";
import { headerSegment } from "../messages/write-message.ts";
import type { SourceRecord } from "../people/demo-person.ts";
import { type Practitioner, wardStaff } from "../people/practitioners.ts";
import type { DemoSource } from "../region/sources.ts";
import type { Random } from "../seeded-random.ts";
import { minuteMs, type Wall } from "../wall-time.ts";
import { cutStencil, type Stencil } from "./stencil.ts";

type ResultCount = 2 | 4 | 8 | 16;

const panelOf: Readonly<Record<ResultCount, Panel>> = {
  2: panels.prothrombin,
  4: panels.lipids,
  8: { ...panels.basicMetabolic, measured: panels.basicMetabolic.measured.slice(0, 8) },
  16: { ...panels.completeMetabolic, measured: [...panels.completeMetabolic.measured, "magnesium"] },
};

type About = {
  readonly life: Life;
  readonly record: SourceRecord;
  readonly at: Wall;
  readonly controlId: string;
  /** Makes order numbers. */
  readonly number: number;
  readonly count: ResultCount;
};

/**
 * Writes ORU^R01 for a crowd: header and person by the segment writers, the results through stencils that the
 * same writers made, so that a bench waits for what it measures and not for this.
 */
export function resultWriter(source: DemoSource, random: Random): (about: About) => string {
  const stencils = new Map<string, Stencil>();
  const collectedHole = timeOf(source, collectedMark);
  const stencilOf = (count: ResultCount, orderedBy: Practitioner): Stencil => {
    const key = `${count} ${orderedBy.id}`;
    const known = stencils.get(key) ?? cutResults(source, panelOf[count], orderedBy);
    stencils.set(key, known);
    return known;
  };
  return ({ life, record, at, controlId, number, count }) => {
    const head = buildMessage([
      headerSegment(source, { type: "ORU", trigger: "R01", structure: "ORU_R01", at, controlId }),
      personSegment(source, record, record.versions[0]!.demographics, life),
    ]);
    const collectedAt = timeOf(source, at - 50 * minuteMs);
    const reportedAt = timeOf(source, at - minuteMs);
    const { measured } = panelOf[count];
    let line = 0;
    let flag = "";
    const results = stencilOf(
      count,
      random.pick(wardStaff),
    )((hole) => {
      switch (hole) {
        case holes.number:
          return String(number);
        case holes.value: {
          const key = measured[line]!;
          const measurement = toMeasurement(key, anyValue(key, random), "M", false);
          line += 1;
          flag = measurement.flag === "" ? "N" : measurement.flag;
          return measurement.value;
        }
        case holes.flag:
          return flag;
        default:
          return hole === collectedHole ? collectedAt : reportedAt;
      }
    });
    return head + results;
  };
}

const holes = { number: "@number@", value: "@value@", flag: "@flag@" } as const;
/** Moments that no message tells, standing for the two times of an order. */
const collectedMark: Wall = 0;
const reportedMark: Wall = minuteMs;

function cutResults(source: DemoSource, panel: Panel, orderedBy: Practitioner): Stencil {
  const { code, name, localCode, localName, section, measured } = panel;
  const segments = resultSegments(
    source,
    {
      placerNumber: `O${holes.number}`,
      fillerNumber: `R${holes.number}`,
      code,
      name,
      localCode,
      localName,
      section,
      collectedAt: collectedMark,
      reportedAt: reportedMark,
      orderedBy,
      status: "F",
      measurements: measured.map((key) => ({
        ...toMeasurement(key, analytes[key].usual, "M", false),
        value: holes.value,
        flag: holes.flag,
      })),
      answers: [],
      report: [],
    },
    source,
  );
  return cutStencil(buildMessage(segments), [
    ...Object.values(holes),
    timeOf(source, collectedMark),
    timeOf(source, reportedMark),
  ]);
}

/** Mostly usual, now and then far out; nobody's own values. */
function anyValue(key: AnalyteKey, random: Random): number {
  const { usual, spread } = analytes[key];
  const value = random.normal(usual, random.chance(0.1) ? spread * 4 : spread);
  return Math.max(rangeFor(analytes[key], "M").low ?? 0, usual / 4, value);
}
