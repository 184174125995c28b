import type { Hl7Message } from "../../message.ts";
import type { Segment } from "../../segment.ts";
import { readTimeField } from "../datatypes/read-time.ts";
import type { Scope } from "../scope.ts";

const dayMs = 86_400_000;

/**
 * When the event happened, as an ISO instant: EVN-2, else EVN-6, else the newest OBR-22, else MSH-7, else the time of receipt.
 * A time more than a day ahead is a wrong clock and counts as none: it would keep later facts out.
 */
export function eventInstant(scope: Scope, message: Hl7Message): string {
  const received = scope.context.receivedAt.getTime();
  const evn = message.find("EVN");
  const instants = [
    () => evn && timeAt(evn, 2),
    () => evn && timeAt(evn, 6),
    () => newest(message.all("OBR").map((obr) => timeAt(obr, 22))),
    () => timeAt(message.segments[0]!, 7),
  ];
  for (const instant of instants) {
    const time = instant();
    if (time !== undefined) return new Date(time).toISOString();
  }
  return scope.context.receivedAt.toISOString();

  function timeAt(segment: Segment, field: number): number | undefined {
    const time = readTimeField(scope, segment, field)?.instantMs;
    if (time === undefined || time <= received + dayMs) return time;
    scope.warn(
      "102",
      { segment, field },
      `${segment.name}-${field} lies in the future; another time was taken for the event.`,
    );
    return undefined;
  }
}

const newest = (times: readonly (number | undefined)[]): number | undefined =>
  times.reduce(
    (latest, time) => (time !== undefined && (latest === undefined || time > latest) ? time : latest),
    undefined,
  );
