import type { FlagKind } from "@crossbay/contract";
import type { RecordedEntry } from "../../audit/index.ts";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { findFlagMarks } from "./flag-store.ts";
import { flaggedActions } from "./flagged-actions-rules.ts";

/** Which flags stand on which of these entries, by the id of the entry; one without any is left out. */
export async function flagsOnEntries(
  tx: Tx,
  entries: readonly RecordedEntry[],
  zoneOf: (participantId: ParticipantId) => string | undefined,
): Promise<ReadonlyMap<string, FlagKind[]>> {
  const looks = entries.flatMap((entry) => {
    const zone = entry.participantId && zoneOf(entry.participantId as ParticipantId);
    const isLook = entry.outcome === "permitted" || entry.outcome === "succeeded";
    if (!zone || !entry.accountId || !isLook || !flaggedActions.includes(entry.action)) return [];
    return [{ ...entry, accountId: entry.accountId as AccountId, day: plainDateAt(entry.recordedAt, zone) }];
  });
  const flags = new Map<string, FlagKind[]>();
  if (looks.length === 0) return flags;
  const marks = await findFlagMarks(
    tx,
    [...new Set(looks.map(({ accountId }) => accountId))],
    [...new Set(looks.map(({ day }) => day))],
  );
  for (const look of looks) {
    const own = marks.filter(
      (mark) =>
        mark.accountId === look.accountId &&
        mark.participantId === look.participantId &&
        mark.day === look.day &&
        (mark.personId === null ||
          mark.personId === look.personId ||
          mark.patientIds.some((patientId) => look.patientIds.includes(patientId))),
    );
    if (own.length > 0) flags.set(look.id, [...new Set(own.map(({ kind }) => kind))]);
  }
  return flags;
}
