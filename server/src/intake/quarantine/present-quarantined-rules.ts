import type { MessageFault, QuarantinedMessage, QuarantineEvent } from "@crossbay/contract";
import { type Hl7Error, maskMessage, placeText } from "@crossbay/formats/hl7v2";
import type { Source } from "../../accounts/index.ts";
import type { QuarantineEventRow, QuarantineRow, WholeQuarantineRow } from "../store/quarantine-row.ts";

/** What is wrong, as pages and commands show it. */
export const faultsOf = (errors: readonly Hl7Error[]): MessageFault[] =>
  errors.map(({ code, severity, location, sentence }) => ({
    code,
    severity,
    ...(location ? { place: placeText(location) } : {}),
    sentence,
  }));

/** One line about one error. */
export const faultLine = ({ location, sentence }: Hl7Error): string =>
  location ? `${placeText(location)}: ${sentence}` : sentence;

/** A type that is none may be anything that slipped into MSH-9. */
export const typeOf = (type: string): string =>
  /^[A-Z][A-Z0-9]{2}(?:\^[A-Z0-9]{3})?$/.test(type) ? type : maskMessage(type);

/** A message in quarantine as lists show it. */
export const presentQuarantined = (row: QuarantineRow, source: Pick<Source, "code" | "name">): QuarantinedMessage => ({
  id: row.id,
  sourceId: row.sourceId,
  sourceCode: source.code,
  sourceName: source.name,
  receivedAt: row.receivedAt.toISOString(),
  controlId: row.controlId,
  type: typeOf(row.type),
  reason: row.reason,
  faults: faultsOf(row.errors),
  state: row.state,
  ...(row.settledAt ? { settledAt: row.settledAt.toISOString() } : {}),
});

/** Arrival, retries and what people did, in order of time. */
export function presentHistory(row: WholeQuarantineRow, events: readonly QuarantineEventRow[]): QuarantineEvent[] {
  const history: QuarantineEvent[] = [{ at: row.receivedAt.toISOString(), what: "received" }];
  for (const { at, byName, what, detail } of events) history.push({ at: at.toISOString(), by: byName, what, detail });
  if (row.cameAgain > 0 && row.cameAgainAt) {
    const times = row.cameAgain === 1 ? "once" : `${row.cameAgain} times, most recently now`;
    history.push({
      at: row.cameAgainAt.toISOString(),
      what: "came-again",
      detail: `The same bytes came again ${times}.`,
    });
  }
  return history.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/** What may still be done with it, and why not. */
export function verdictsOf(row: Pick<QuarantineRow, "state">) {
  const settled =
    row.state === "waiting"
      ? { allowed: true }
      : {
          allowed: false,
          because:
            row.state === "replayed" ? "This message is on the chart already." : "This message was dismissed already.",
        };
  return { unmask: { allowed: true }, replay: settled, dismiss: settled };
}
