import type { QuarantinePage, QuarantineSearch } from "@crossbay/contract";
import type { AuditTrail } from "../../audit/index.ts";
import type { Platform } from "../../platform/platform.ts";
import { type Engineer, engineerEntry, sourcesOf } from "./engineer.ts";
import { presentQuarantined } from "./present-quarantined-rules.ts";
import { countWaiting, findQuarantinePage } from "./quarantine-store.ts";

/** What the verbs take that only look. */
export type LookContext = Pick<Platform, "database"> & { audit: AuditTrail };

const pageSize = 100;

/**
 * Messages in quarantine that the engineer looks after, newest first, a hundred a page; without a state, settled ones too. The
 * counts are of all that wait. The look is in the audit record when this resolves.
 */
export async function listQuarantine(
  context: LookContext,
  engineer: Engineer,
  search: QuarantineSearch,
): Promise<QuarantinePage> {
  const { sourceId, reason, state, place, after } = search;
  const found = await context.database.snapshot(async (tx) => {
    const sources = await sourcesOf(tx, engineer);
    const all = sources.map(({ id }) => id);
    const sourceIds = sourceId === undefined ? all : all.filter((id) => id === sourceId);
    const rows = await findQuarantinePage(tx, { sourceIds, reason, state, place, after, limit: pageSize + 1 });
    return { sources, rows, counts: await countWaiting(tx, all) };
  });
  const shown = found.rows.slice(0, pageSize);
  const sources = new Map(found.sources.map((source) => [source.id, source]));
  await context.audit.record([
    engineerEntry(engineer, {
      action: "message-list",
      outcome: "permitted",
      detail: { messages: shown.length, ...(state ? { state } : {}), ...(reason ? { reason } : {}) },
    }),
  ]);
  const last = shown.at(-1);
  return {
    messages: shown.map((row) => presentQuarantined(row, sources.get(row.sourceId)!)),
    ...(found.rows.length > pageSize && last ? { after: last.id } : {}),
    counts: found.counts.map(({ place: where, ...count }) => ({
      ...count,
      sourceCode: sources.get(count.sourceId)!.code,
      ...(where === null ? {} : { place: where }),
    })),
  };
}
