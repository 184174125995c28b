import { createHash } from "node:crypto";
import { listSources, type Source } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import type { RecordContext } from "../read-chart.ts";
import { labelRulesVersion, labelsOf } from "./label-rules.ts";
import {
  insertRelabelling,
  type LabelledResource,
  lockRelabelling,
  type Relabelling,
  reopenRelabelling,
  resourcesAfter,
  updateRelabelling,
  writeLabels,
} from "./relabel-store.ts";

/** What came of a relabelling: `under-way` where another process is at it, `stopped` where the signal came first. */
export type Relabelled = {
  state: "finished" | "under-way" | "stopped";
  rules: number;
  seen: number;
  changed: number;
};

const atOnceMax = 500;

/**
 * Labels every resource again where the rules are newer than its labels, or a source's own labels changed: the current versions, in
 * the order of their keys, five hundred a transaction. It goes on where it was broken off, may be started anywhere at any time, and
 * does nothing once it is finished. A pass that changed something is followed by another, for messages that a process with older rules
 * took in the meantime. Its end is in the audit record.
 * @param options.again labels everything again though it is finished
 */
export async function runRelabelling(
  context: Pick<RecordContext, "database" | "clock">,
  options: { again?: boolean; signal?: AbortSignal; onProgress?(seen: number): void } = {},
): Promise<Relabelled> {
  const now = context.clock.now();
  const sources = await context.database.snapshot((tx) => listSources(tx));
  const basis = basisOf(sources);
  await context.database.transaction(async (tx) => {
    await insertRelabelling(tx, { basis, labelRules: labelRulesVersion, now });
    if (options.again) await reopenRelabelling(tx, { basis, now });
  });
  let reached = { seen: 0, changed: 0 };
  while (!options.signal?.aborted) {
    const state = await relabelNext(context, basis, sources);
    if (!state) return { state: "under-way", rules: labelRulesVersion, ...reached };
    reached = { seen: state.seen, changed: state.changed };
    if (state.finishedAt) return { state: "finished", rules: labelRulesVersion, ...reached };
    options.onProgress?.(state.seen);
  }
  return { state: "stopped", rules: labelRulesVersion, ...reached };
}

/** A source's labels are part of what makes labels; a new source without any makes nothing old. */
function basisOf(sources: readonly Source[]): string {
  const labelled = sources
    .filter(({ labels }) => labels.length > 0)
    .map(({ id, labels }) => [id, ...labels.toSorted()]);
  const hash = createHash("sha256").update(JSON.stringify(labelled.sort())).digest("hex");
  return `${labelRulesVersion}/${hash.slice(0, 32)}`;
}

const relabelNext = (
  { database, clock }: Pick<RecordContext, "database" | "clock">,
  basis: string,
  sources: readonly Source[],
): Promise<Relabelling | undefined> =>
  database.transaction(async (tx) => {
    const state = await lockRelabelling(tx, basis);
    if (!state || state.finishedAt) return state;
    const found = await resourcesAfter(tx, state, atOnceMax);
    const labelsOfSource = new Map(sources.map(({ id, labels }) => [id, labels]));
    const relabelled = found.flatMap((resource) => relabel(resource, labelsOfSource.get(resource.sourceId) ?? []));
    const changed = await writeLabels(tx, labelRulesVersion, relabelled);
    const next = after(state, found, changed, clock.now());
    await updateRelabelling(tx, next);
    if (next.finishedAt) {
      const { passes, seen } = next;
      const detail = { rules: labelRulesVersion, seen, changed: next.changed, passes };
      await writeEntries(tx, next.finishedAt, [{ action: "relabel", outcome: "succeeded", requestId: basis, detail }]);
    }
    return next;
  });

/** Nothing where the labels stand as the present rules give them. */
function relabel(resource: LabelledResource, ofSource: readonly string[]): LabelledResource[] {
  const { body, labels, labelRules } = resource;
  const toldLabels = resource.toldLabels ?? labels;
  const present = [...new Set([...toldLabels, ...labelsOf(body, { labels: ofSource, confidentiality: [] })])].sort();
  const stands = labelRules === labelRulesVersion && resource.toldLabels !== null && present.join() === labels.join();
  return stands ? [] : [{ ...resource, labels: present, toldLabels }];
}

function after(state: Relabelling, found: readonly LabelledResource[], changed: number, now: Date): Relabelling {
  const last = found.at(-1);
  const next = {
    ...state,
    afterPatientId: last?.patientId ?? state.afterPatientId,
    afterId: last?.id ?? state.afterId,
    seen: state.seen + found.length,
    changed: state.changed + changed,
    changedInPass: state.changedInPass + changed,
  };
  if (found.length === atOnceMax) return next;
  const begin = { afterPatientId: null, afterId: null, changedInPass: 0, passes: state.passes + 1 };
  return { ...next, ...begin, finishedAt: next.changedInPass === 0 ? now : null };
}
