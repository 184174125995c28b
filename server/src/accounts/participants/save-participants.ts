import type { ParticipantEdit } from "@crossbay/contract";
import { type AuditActor, type AuditEntry, writeEntries } from "../../audit/index.ts";
import { newId, type ParticipantId } from "../../platform/ids.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { AccountsContext } from "../context.ts";
import { listTitles } from "../people/account-store.ts";
import {
  countTitles,
  type DirectoryEntry,
  listDirectory,
  listRelationshipManagers,
  lockParticipants,
  type ParticipantRow,
  type SiteRow,
  writeParticipants,
  writeSites,
} from "./directory-store.ts";
import { cleanName, foldName, searchText } from "./name-rules.ts";
import { consequencesOf, participantChange, type SiteChange } from "./participant-change-rules.ts";
import { type ParticipantFault, participantFaults, refuseTimeZone } from "./participant-rules.ts";

/** A participant as it shall be; without an id it is a new one. */
export type ParticipantWish = { id?: ParticipantId | string; edit: ParticipantEdit };

export type SavedParticipant = {
  id: ParticipantId;
  outcome: "added" | "changed" | "unchanged";
  /** What the change means at once for worksheet and roles, in sentences. */
  consequences: string[];
};

export type ParticipantOutcome = SavedParticipant | { faults: ParticipantFault[] } | { unknown: true };

/**
 * Adds participants or changes them to what is wished for, each for itself: one that cannot be keeps none of the others
 * from being saved. Names are compared folded. Sites that are not named are closed, and opened again when they are. The
 * exchange itself is neither added nor changed into another kind here. What changed is audited, field by field.
 * @returns one outcome for each wish, in order
 */
export async function saveParticipants(
  tx: Tx,
  context: Pick<AccountsContext, "clock">,
  saving: { wishes: readonly ParticipantWish[]; by: AuditActor; requestId: string },
): Promise<ParticipantOutcome[]> {
  await lockParticipants(tx);
  const now = context.clock.now();
  const directory = new Map((await listDirectory(tx)).map((entry) => [entry.id as string, entry]));
  const taken = new Map([...directory.values()].map(({ id, name }) => [foldName(name), id as string]));
  const managers = new Set((await listRelationshipManagers(tx)).map(({ accountId }) => accountId));
  const decided = saving.wishes.map((wish) => decide(wish, { directory, taken, managers, now }));

  await writeParticipants(
    tx,
    decided.flatMap(({ row }) => row ?? []),
    now,
  );
  await writeSites(
    tx,
    decided.flatMap(({ sites }) => sites ?? []),
    now,
  );
  const entries = decided.flatMap(({ audit }) =>
    audit ? { ...audit, actor: saving.by, requestId: saving.requestId } : [],
  );
  for (let at = 0; at < entries.length; at += entriesAtOnce) {
    await writeEntries(tx, now, entries.slice(at, at + entriesAtOnce));
  }
  const outcomes: ParticipantOutcome[] = [];
  for (const { outcome, before, row } of decided) {
    const consequences = before && row ? await tellConsequences(tx, before, row, now) : [];
    outcomes.push("id" in outcome ? { ...outcome, consequences } : outcome);
  }
  return outcomes;
}

const entriesAtOnce = 500;

type Known = {
  directory: ReadonlyMap<string, DirectoryEntry>;
  /** Whose each folded name is; grows with every wish. */
  taken: Map<string, string>;
  managers: ReadonlySet<string>;
  now: Date;
};

type Decided = {
  outcome: ParticipantOutcome;
  before?: DirectoryEntry | undefined;
  row?: ParticipantRow;
  sites?: SiteRow[];
  audit?: Omit<AuditEntry, "actor" | "requestId">;
};

function decide(wish: ParticipantWish, known: Known): Decided {
  const before = wish.id === undefined ? undefined : known.directory.get(wish.id);
  if (wish.id !== undefined && !before) return { outcome: { unknown: true } };
  const edit = { ...wish.edit, name: cleanName(wish.edit.name) };
  const faults = faultsOf(edit, before, known);
  if (faults.length > 0) return { outcome: { faults } };
  const id = before?.id ?? newId<ParticipantId>(known.now);
  if (before) known.taken.delete(foldName(before.name));
  known.taken.set(foldName(edit.name), id);
  const change = participantChange(before, edit);
  if (change.fields.length === 0) return { outcome: { id, outcome: "unchanged", consequences: [] } };
  const { sites, ...plain } = edit;
  return {
    outcome: { id, outcome: before ? "changed" : "added", consequences: [] },
    before,
    row: { ...plain, id, searchText: searchText(edit.name, ...sites) },
    sites: change.sites.map((site) => siteRow(site, id, known.now)),
    audit: {
      action: before ? "participant-change" : "participant-add",
      outcome: "succeeded",
      detail: { participantId: id, participant: edit.name, fields: change.fields.join(" ") },
    },
  };
}

function faultsOf(edit: ParticipantEdit, before: DirectoryEntry | undefined, known: Known): ParticipantFault[] {
  if (before?.endedAt) {
    const on = before.endedAt.toISOString().slice(0, 10);
    return [
      { field: "name", detail: `The agreement of ${before.name} ended on ${on}: nothing changes there any more.` },
    ];
  }
  const today = refuseTimeZone(edit.timeZone) ? undefined : plainDateAt(known.now, edit.timeZone);
  const faults = participantFaults(edit, today);
  const owner = known.taken.get(foldName(edit.name));
  if (owner !== undefined && owner !== before?.id) {
    faults.push({ field: "name", detail: `There is a participant "${edit.name}" already.` });
  }
  if ((edit.type === "exchange") !== (before?.type === "exchange")) {
    faults.push({ field: "type", detail: "The exchange itself is there once, and stays what it is." });
  }
  if (edit.relationshipManagerId !== undefined && !known.managers.has(edit.relationshipManagerId)) {
    faults.push({ field: "relationshipManagerId", detail: "Choose somebody who is a relationship manager now." });
  }
  return faults;
}

function siteRow(site: SiteChange, participantId: ParticipantId, now: Date): SiteRow {
  if (site.change === "add") return { id: newId(now), participantId, name: site.name, closed: false };
  if (site.change === "close") return { id: site.id, participantId, name: null, closed: true };
  return { id: site.id, participantId, name: site.name, closed: false };
}

async function tellConsequences(tx: Tx, before: DirectoryEntry, after: ParticipantRow, now: Date): Promise<string[]> {
  if (before.type === after.type && before.emergencyServices === after.emergencyServices) return [];
  const titles = new Map((await listTitles(tx, now)).map((title) => [title.id, title]));
  const counts = (await countTitles(tx, after.id)).flatMap(({ titleId, people }) => {
    const title = titles.get(titleId);
    return title ? [{ title, people }] : [];
  });
  return consequencesOf(before, after, counts);
}
