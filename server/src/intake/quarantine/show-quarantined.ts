import type { QuarantineDetail } from "@crossbay/contract";
import { maskMessage, readText } from "@crossbay/formats/hl7v2";
import type { Source } from "../../accounts/index.ts";
import { type AuditEntry, writeEntries } from "../../audit/index.ts";
import type { Platform } from "../../platform/platform.ts";
import type { QuarantineEventRow, WholeQuarantineRow } from "../store/quarantine-row.ts";
import { findMessageOfReceipt } from "../store/stored-message-store.ts";
import { type Engineer, engineerEntry, nameOf, sourcesOf } from "./engineer.ts";
import type { LookContext } from "./list-quarantine.ts";
import { presentHistory, presentQuarantined, verdictsOf } from "./present-quarantined-rules.ts";
import { findQuarantinedById, findQuarantineEvents, insertQuarantineEvents } from "./quarantine-store.ts";

/** Characters of a message that a page shows and takes back. */
export const textCharactersMax = 1_000_000;

type Facts = {
  row: WholeQuarantineRow;
  source: Source;
  earlier: Awaited<ReturnType<typeof findMessageOfReceipt>>;
  events: QuarantineEventRow[];
};

/**
 * One message in quarantine, masked. The look is in the audit record when this resolves.
 * @param asking.charactersMax how much of its text is shown
 * @returns undefined for what is not there or not the engineer's
 */
export async function showQuarantined(
  context: LookContext,
  engineer: Engineer,
  asking: { id: string; charactersMax?: number },
): Promise<QuarantineDetail | undefined> {
  const facts = await findFacts(context, engineer, asking.id);
  await context.audit.record([engineerEntry(engineer, { action: "message-view", ...whichMessage(asking.id, facts) })]);
  return facts && present(facts, { isUnmasked: false, charactersMax: asking.charactersMax ?? textCharactersMax });
}

/**
 * The same with every value readable, for a reason that stands in the audit record and in the message's history when this
 * resolves.
 */
export async function unmaskQuarantined(
  context: LookContext & Pick<Platform, "clock">,
  engineer: Engineer,
  asking: { id: string; reason: string; charactersMax?: number },
): Promise<QuarantineDetail | undefined> {
  const { id, charactersMax = textCharactersMax } = asking;
  const reason = asking.reason.trim();
  const found = await findFacts(context, engineer, id);
  const now = context.clock.now();
  await context.database.transaction(async (tx) => {
    const { outcome, detail } = whichMessage(id, found);
    const entry = engineerEntry(engineer, { action: "message-unmask", outcome, detail: { ...detail, reason } });
    await writeEntries(tx, now, [entry]);
    if (!found) return;
    const accountId = engineer.actor?.accountId;
    const event = { key: found.row.key, quarantineId: id, accountId, byName: nameOf(engineer) };
    await insertQuarantineEvents(tx, now, [{ ...event, what: "unmasked", detail: reason }]);
  });
  const facts = found && (await findFacts(context, engineer, id));
  return facts && present(facts, { isUnmasked: true, charactersMax });
}

function findFacts(context: LookContext, engineer: Engineer, id: string): Promise<Facts | undefined> {
  return context.database.snapshot(async (tx) => {
    const sources = await sourcesOf(tx, engineer);
    const row = await findQuarantinedById(
      tx,
      sources.map((source) => source.id),
      id,
    );
    if (row === undefined) return undefined;
    const source = sources.find((one) => one.id === row.sourceId)!;
    const first = await findMessageOfReceipt(tx, row.key);
    const earlier = first && !first.digest.equals(row.digest) ? first : undefined;
    return { row, source, earlier, events: await findQuarantineEvents(tx, row) };
  });
}

const whichMessage = (quarantineId: string, facts: Facts | undefined): Pick<AuditEntry, "outcome" | "detail"> =>
  facts
    ? { outcome: "permitted", detail: { quarantineId, source: facts.source.code } }
    : { outcome: "refused", detail: { quarantineId, why: "not found" } };

function present(
  { row, source, earlier, events }: Facts,
  { isUnmasked, charactersMax }: { isUnmasked: boolean; charactersMax: number },
): QuarantineDetail {
  const { text, charset } = readText(row.raw);
  const shown = text.slice(0, charactersMax);
  return {
    message: presentQuarantined(row, source),
    text: isUnmasked ? shown : maskMessage(shown),
    unmasked: isUnmasked,
    ...(shown.length < text.length ? { cutAt: shown.length } : {}),
    charset,
    ...(earlier?.raw
      ? {
          earlier: {
            receivedAt: earlier.receivedAt.toISOString(),
            text: maskMessage(readText(earlier.raw).text.slice(0, charactersMax)),
            isOnChart: earlier.isOnChart,
          },
        }
      : {}),
    history: presentHistory(row, events),
    verdicts: verdictsOf(row),
  };
}
