import type { Hl7Message } from "../../message.ts";
import type { Segment } from "../../segment.ts";
import { readTimeField } from "../datatypes/read-time.ts";
import type { Timestamp } from "../datatypes/timestamp.ts";
import type { Scope } from "../scope.ts";

const dayMs = 86_400_000;

/** The times of an event, see `ToldVisit`. */
export type EventTimes = { eventAt: string; sentAt: string; happenedAt: string };

/**
 * When the event was recorded, as an ISO instant: EVN-2, else EVN-6, else the newest OBR-22, else MSH-7, else the time of
 * receipt; when it took place, as it was sent: EVN-6 before the others; and when the message was written: MSH-7.
 * A time more than a day ahead is a wrong clock and counts as none: it would keep later facts out.
 */
export function readEventTimes(scope: Scope, message: Hl7Message): EventTimes {
  const received = scope.context.receivedAt.getTime();
  const evn = message.find("EVN");
  const recorded = evn && timeAt(evn, 2);
  const occurred = evn && timeAt(evn, 6);
  const sent = timeAt(message.segments[0]!, 7);
  const event = recorded ?? occurred ?? newest(message.all("OBR").map((obr) => timeAt(obr, 22))) ?? sent;
  const eventAt = event ? new Date(event.instantMs).toISOString() : scope.context.receivedAt.toISOString();
  return {
    eventAt,
    sentAt: sent ? new Date(sent.instantMs).toISOString() : eventAt,
    happenedAt: (occurred ?? event)?.dateTime ?? eventAt,
  };

  function timeAt(segment: Segment, field: number): Timestamp | undefined {
    const time = readTimeField(scope, segment, field);
    if (time === undefined || time.instantMs <= received + dayMs) return time;
    scope.warn(
      "102",
      { segment, field },
      `${segment.name}-${field} lies in the future; another time was taken for the event.`,
    );
    return undefined;
  }
}

const newest = (times: readonly (Timestamp | undefined)[]): Timestamp | undefined =>
  times.reduce(
    (latest, time) => (time && (latest === undefined || time.instantMs > latest.instantMs) ? time : latest),
    undefined,
  );
