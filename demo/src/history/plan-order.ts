import type { AnalyteKey } from "../clinical/analytes.ts";
import { type ChestFinding, chestFilm, reportChestFilm } from "../clinical/chest-film.ts";
import type { Effect } from "../clinical/conditions.ts";
import { measure } from "../clinical/measure.ts";
import { type Panel, type PanelKey, panels } from "../clinical/panels.ts";
import type { SourceRecord } from "../people/demo-person.ts";
import type { Practitioner } from "../people/practitioners.ts";
import { hourMs, minuteMs, type Wall } from "../wall-time.ts";
import type { Life, Order, PlannedEvent, Visit } from "./planned-event.ts";

type Asked = {
  readonly life: Life;
  readonly record: SourceRecord;
  readonly visit?: Visit;
  readonly orderedBy: Practitioner;
  readonly orderedFrom?: SourceRecord;
  readonly collectedAt: Wall;
  /** How long the laboratory takes. */
  readonly turnaroundMs?: number;
};

/** A panel's results as one message; now and then a corrected one follows. */
export function planResults(
  asked: Asked & {
    readonly panelKey: PanelKey;
    readonly acute?: Partial<Record<AnalyteKey, Effect>>;
    readonly finds?: boolean;
  },
): PlannedEvent[] {
  const { life, panelKey, collectedAt } = asked;
  const { random } = life;
  const panel: Panel = panels[panelKey];
  const order: Order = {
    ...orderFrame(asked, panel),
    measurements: measure(life.body, panel.measured, collectedAt, random, asked.acute),
    answers: (panel.answered ?? []).map((test) => {
      const isFound = asked.finds === true && random.chance(0.6);
      return { code: test.code, name: test.name, value: isFound ? test.found : test.usual, isFound };
    }),
  };
  const event = toEvent(asked, order);
  if (!random.chance(0.015) || order.measurements.length < 2) return [event];
  const corrected = measure(life.body, panel.measured, collectedAt, random, asked.acute);
  const reportedAt = order.reportedAt + 3 * hourMs;
  return [event, toEvent(asked, { ...order, reportedAt, status: "C", measurements: corrected })];
}

export function planChestFilm(
  asked: Asked & { readonly finding: ChestFinding; readonly reason: string },
): PlannedEvent[] {
  const report = reportChestFilm(asked.finding, asked.reason, asked.life.random);
  return [toEvent(asked, { ...orderFrame(asked, { ...chestFilm, section: "RAD" }), report })];
}

function orderFrame(asked: Asked, test: Pick<Panel, "code" | "name" | "localCode" | "localName" | "section">): Order {
  const { life, record, collectedAt } = asked;
  const number = `${String(life.ordinal).padStart(4, "0")}${String(life.nextNumber()).padStart(4, "0")}`;
  const { code, name, localCode, localName, section } = test;
  return {
    placerNumber: `${asked.orderedFrom?.sourceKey ?? record.sourceKey}-O${number}`,
    fillerNumber: `${record.sourceKey}-R${number}`,
    code,
    name,
    localCode,
    localName,
    section,
    collectedAt,
    reportedAt: collectedAt + (asked.turnaroundMs ?? life.random.whole(35, 90) * minuteMs),
    orderedBy: asked.orderedBy,
    status: "F",
    measurements: [],
    answers: [],
    report: [],
  };
}

const toEvent = ({ life, record, visit, orderedFrom }: Asked, order: Order): PlannedEvent => ({
  kind: "oru",
  at: order.reportedAt + minuteMs,
  life,
  record,
  order,
  ...(visit === undefined ? {} : { visit }),
  ...(orderedFrom === undefined ? {} : { orderedFrom }),
});
