import type { AccessContext } from "../../access/index.ts";
import { findUsers, listedName, listParticipants, listSharingSignals } from "../../accounts/index.ts";
import { lastSealedSequence, sealedEntriesAfter } from "../../audit/index.ts";
import { type AccountId, newId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import { flagLooks } from "./flag-looks.ts";
import { insertFlags, moveCursor, type NewFlag, startCursor, takeCursor } from "./flag-store.ts";
import { flagVolumes } from "./flag-volumes.ts";
import { flaggedActions } from "./flagged-actions-rules.ts";

const cursorName = "access-flags";
const entriesAtOnce = 1000;

/**
 * Looks for unusual access in what was sealed since the last round, and takes over signs of shared accounts (policy §8). Goes
 * on where it ended, may run at any time and on several machines; of one kind at most one flag a day, account and patient.
 * @returns how many flags are new
 */
export async function runAccessFlags(context: AccessContext, now: Date): Promise<number> {
  const { database } = context;
  await database.transaction((tx) => startCursor(tx, cursorName, "0"));
  let noted = await database.transaction((tx) => flagSharing(tx, now));
  for (let goesOn = true; goesOn; ) {
    const batch = await database.transaction((tx) => flagBatch(tx, context, now));
    noted += batch.noted;
    goesOn = batch.goesOn;
  }
  return noted;
}

async function flagBatch(tx: Tx, context: AccessContext, now: Date): Promise<{ noted: number; goesOn: boolean }> {
  const sequence = await takeCursor(tx, cursorName);
  if (sequence === undefined) return { noted: 0, goesOn: false };
  // Asked first: what is sealed after it is found by the next round.
  const end = await lastSealedSequence(tx);
  const found = await sealedEntriesAfter(tx, { sequence, actions: flaggedActions, limit: entriesAtOnce });
  const entries = found.filter((entry) => BigInt(entry.sequence) <= BigInt(end));
  const goesOn = entries.length === entriesAtOnce;
  const flags = [...(await flagLooks(tx, context, entries, now)), ...(await flagVolumes(tx, entries, now))];
  const noted = await insertFlags(tx, flags, now);
  const next = goesOn ? (entries.at(-1)?.sequence ?? end) : end;
  if (BigInt(next) > BigInt(sequence)) await moveCursor(tx, cursorName, next);
  return { noted, goesOn };
}

/** Signs of shared accounts become flags at each participant for which the account acts. */
async function flagSharing(tx: Tx, now: Date): Promise<number> {
  const signals = (await listSharingSignals(tx)).filter(({ state }) => state === "new");
  if (signals.length === 0) return 0;
  const accountIds = [...new Set(signals.map(({ accountId }) => accountId))] as AccountId[];
  const users = await findUsers(tx, { accountIds }, now);
  const zones = new Map((await listParticipants(tx)).map(({ id, timeZone }) => [id, timeZone]));
  const flags = signals.flatMap((signal) =>
    users
      .filter(({ accountId }) => accountId === signal.accountId)
      .map((user): NewFlag => {
        const at = new Date(signal.at);
        return {
          id: newId(now),
          participantId: user.participant.id,
          kind: "sharing",
          accountId: user.accountId,
          day: plainDateAt(at, zones.get(user.participant.id) ?? user.participant.timeZone),
          subject: signal.id,
          patientIds: [],
          username: user.username,
          who: listedName(user),
          title: user.title,
          at,
          sentence: signal.sentence,
        };
      }),
  );
  return insertFlags(tx, flags, now);
}
