import type { AccessFlag, AccessFlags, SettleRequest } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { listParticipants } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { Tx } from "../../platform/transaction.ts";
import { type Asking, auditOf, isWithin, participantOf } from "../asking.ts";
import { namePersons, shownPerson } from "../name-persons.ts";
import { type PrivacyRefusal, refuseSilence } from "../refusal.ts";
import { countOpenFlags, type FlagRow, findFlag, insertSettlement, listFlagRows } from "./flag-store.ts";

const shownMax = 200;

/** Unusual access that waits for somebody to look, newest first, or what was found out; at most 200. */
export async function viewFlags(
  context: AccessContext,
  asking: Asking,
  { settled }: { settled: boolean },
): Promise<AccessFlags> {
  const participantId = participantOf(asking.scope);
  const { flags, open, more, patientIds } = await context.database.snapshot(async (tx) => {
    const found = await listFlagRows(tx, { participantId, settled, limit: shownMax + 1 });
    const shown = found.slice(0, shownMax);
    return {
      flags: await presentFlags(tx, shown),
      open: await countOpenFlags(tx, participantId),
      more: found.length > shownMax,
      patientIds: [...new Set(shown.flatMap((flag) => flag.patientIds))],
    };
  });
  const detail = { flags: flags.length, settled };
  await context.audit.record([auditOf(asking, { action: "access-flag", outcome: "permitted", patientIds, detail })]);
  return { flags, open, more };
}

/** Keeps what was found out about a flag, once. Nobody settles a flag on what they did themselves. */
export async function settleFlag(
  context: AccessContext,
  asking: Asking,
  { flagId, outcome, words }: SettleRequest & { flagId: string },
): Promise<AccessFlag | PrivacyRefusal> {
  const { actor, scope } = asking;
  const silent = refuseSilence(words);
  if (silent) return silent;
  return context.database.transaction(async (tx) => {
    const now = context.clock.now();
    const flag = await findFlag(tx, flagId);
    if (!flag || !isWithin(scope, flag.participantId)) return noSuchFlag;
    if (flag.accountId === actor.accountId) return ownFlag;
    const by = { accountId: actor.accountId, name: actor.name };
    const { participantId } = flag;
    if (!(await insertSettlement(tx, { participantId, flagId, outcome, words, by, now }))) return settledAlready;
    const detail = { flagId, kind: flag.kind, outcome, ofAccountId: flag.accountId };
    await writeEntries(tx, now, [
      auditOf(asking, {
        action: "access-flag",
        outcome: "succeeded",
        ...(flag.personId ? { personId: flag.personId, patientIds: flag.patientIds } : {}),
        detail,
      }),
    ]);
    const settled = { settledOutcome: outcome, settledWords: words, settledBy: actor.name, settledAt: now };
    const [shown] = await presentFlags(tx, [{ ...flag, ...settled }]);
    if (!shown) throw new Error("A flag was not presented.");
    return shown;
  });
}

async function presentFlags(tx: Tx, flags: readonly FlagRow[]): Promise<AccessFlag[]> {
  const names = new Map((await listParticipants(tx)).map(({ id, name }) => [id, name]));
  const persons = await namePersons(
    tx,
    flags.flatMap(({ personId, patientIds }) => (personId ? [{ personId, patientIds }] : [])),
  );
  return flags.map((flag) => {
    const person = flag.personId ? persons.get(flag.personId) : undefined;
    const { settledOutcome, settledWords, settledBy, settledAt } = flag;
    return {
      id: flag.id,
      kind: flag.kind,
      at: flag.at.toISOString(),
      who: flag.who,
      username: flag.username,
      accountId: flag.accountId,
      ...(flag.title ? { title: flag.title } : {}),
      participantName: names.get(flag.participantId) ?? "",
      ...(person ? { patient: shownPerson(person) } : {}),
      sentence: flag.sentence,
      ...(settledOutcome && settledAt
        ? {
            settled: {
              outcome: settledOutcome,
              words: settledWords ?? "",
              by: settledBy ?? "",
              at: settledAt.toISOString(),
            },
          }
        : {}),
    };
  });
}

const noSuchFlag: PrivacyRefusal = { refused: "not-found", detail: "There is no such flag." };
const ownFlag: PrivacyRefusal = {
  refused: "level-lacks-right",
  detail:
    "This flag is about what you did yourself. Let another privacy officer or the exchange's auditors look at it.",
};
const settledAlready: PrivacyRefusal = {
  refused: "already-decided",
  detail: "Somebody has settled this flag already.",
};
