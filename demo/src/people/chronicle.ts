import type { Life, PlannedEvent } from "../history/planned-event.ts";
import type { DemoConsent } from "../region/consents.ts";
import type { Wall } from "../wall-time.ts";
import { type Demographics, type DemoPerson, registrationOf, type SourceRecord } from "./demo-person.ts";

/** A person with everything that will be sent about them. */
export type Chronicle = {
  readonly life: Life;
  readonly story?: string;
  readonly self: Pick<Demographics, "family" | "given" | "birthDate" | "sex">;
  readonly events: readonly PlannedEvent[];
  readonly consents: readonly DemoConsent[];
};

/** Leaves out what would lie after the last moment of the demo. */
export const until = (events: readonly PlannedEvent[], last: Wall): PlannedEvent[] =>
  events.filter(({ at }) => at <= last);

/** The truth about a person: every record number that a message of theirs carried. */
export function personOf({ life, story, self, events }: Chronicle): DemoPerson {
  const records = new Set<SourceRecord>();
  for (const event of events) {
    if (event.kind === "merge") records.add(event.retired);
    records.add(event.record);
  }
  const { family, given, birthDate, sex } = self;
  return {
    key: life.key,
    ...(story === undefined ? {} : { story }),
    family,
    given,
    birthDate,
    sex,
    ...(life.memberNumber === undefined ? {} : { memberNumber: life.memberNumber }),
    registrations: [...records].map(registrationOf),
  };
}
