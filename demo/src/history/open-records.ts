import type { Demographics, SourceRecord } from "../people/demo-person.ts";
import { inventAddress, inventPhone } from "../people/invent-contact.ts";
import { inventRecordNumber } from "../people/invent-record-number.ts";
import { varyDemographics } from "../people/vary-demographics.ts";
import type { Random } from "../seeded-random.ts";
import type { Wall } from "../wall-time.ts";

export type RecordOpener = (sourceKey: string) => SourceRecord;

/** Who moved when, and which desk was told. */
type Move = { readonly at: Wall; readonly toldTo: string; readonly changes: Partial<Demographics> };

/**
 * Opens a record at each source on first need. The first desk has the person as they are; each further
 * one has its own variation. A laboratory copies the practice.
 */
export function recordOpener(
  self: Demographics,
  ordinal: number,
  random: Random,
  move: Move | undefined,
): RecordOpener {
  const opened = new Map<string, SourceRecord>();
  const open = (sourceKey: string): SourceRecord => {
    const known = opened.get(sourceKey);
    if (known) return known;
    const record = sourceKey === "NPL" ? copied(open("LSFP")) : own(sourceKey);
    opened.set(sourceKey, record);
    return record;
  };
  const own = (sourceKey: string): SourceRecord => {
    const demographics = opened.size === 0 ? self : varyDemographics(self, sourceKey, random);
    const first = { from: 0, demographics };
    const versions =
      move && move.toldTo === sourceKey
        ? [first, { from: move.at, demographics: { ...demographics, ...move.changes } }]
        : [first];
    return { sourceKey, recordNumber: inventRecordNumber(sourceKey, ordinal), versions };
  };
  const copied = (practice: SourceRecord): SourceRecord => ({
    ...practice,
    sourceKey: "NPL",
    recordNumber: inventRecordNumber("NPL", ordinal),
  });
  return open;
}

/** A new address, or with a wedding a new name. */
export const inventMove = (self: Demographics, at: Wall, toldTo: string, familyName: string, random: Random): Move => ({
  at,
  toldTo,
  changes: random.chance(0.2)
    ? { family: familyName, maidenName: self.family }
    : { address: inventAddress(random), phone: inventPhone(random) },
});
