import type { Announcement, ComponentId, ComponentState, Feed, NewStatusItem, StatusItem } from "@crossbay/contract";

/** How the parts of the exchange are called on the status page, in its order. */
export const componentNames: Record<ComponentId, string> = {
  portal: "Portal",
  "sign-in": "Sign-in",
  charts: "Patient charts",
  "messages-in": "Data from sources",
  mail: "Mail from the exchange",
  "text-messages": "Text messages with security codes",
};

export const componentIds = Object.keys(componentNames) as ComponentId[];

export const stateNames: Record<ComponentState, string> = {
  working: "Works",
  slow: "Slower than usual",
  down: "Does not work",
  maintenance: "Under maintenance",
};

export type Components = Record<ComponentId, ComponentState>;

/** An item as it is kept: with instants, and without what was added to it later. */
export type KeptItem = Pick<StatusItem, "id" | "kind" | "title" | "text" | "components" | "toldOnSignIn"> & {
  componentState: ComponentState | null;
  from: Date;
  until: Date | null;
  endedAt: Date | null;
};

const dayMs = 24 * 60 * 60 * 1000;
const announcedAheadMs = 7 * dayMs;

/** `coming`: begins later. An incident lasts until somebody ends it, whatever was expected. */
export function phaseOf(item: Pick<KeptItem, "kind" | "from" | "until" | "endedAt">, now: Date): ItemPhase {
  if (item.endedAt && item.endedAt <= now) return "over";
  if (item.from > now) return "coming";
  if (item.kind !== "incident" && item.until && item.until <= now) return "over";
  return "now";
}
export type ItemPhase = "coming" | "now" | "over";

const gravity: readonly ComponentState[] = ["working", "maintenance", "slow", "down"];

/** What is measured, or what is said of it where that is graver: people know of failures that no measure shows. */
export function componentsNow(measured: Components, items: readonly KeptItem[], now: Date): Components {
  const states = { ...measured };
  for (const item of items) {
    if (phaseOf(item, now) !== "now" || !item.componentState) continue;
    for (const component of item.components) {
      if (gravity.indexOf(item.componentState) > gravity.indexOf(states[component]))
        states[component] = item.componentState;
    }
  }
  return states;
}

/** The whole in one sentence. */
export function headline(components: Components): string {
  const states = Object.values(components);
  if (states.every((state) => state === "working")) return "Everything works.";
  if (states.includes("down")) return "Something does not work right now.";
  if (states.includes("slow")) return "Something is slower than usual.";
  return "Maintenance is under way.";
}

/** Why an item cannot be taken, field by field. */
export function itemFaults(item: NewStatusItem, now: Date): { field: string; detail: string }[] {
  const from = item.from === undefined ? now : new Date(item.from);
  const faults: { field: string; detail: string }[] = [];
  if (item.title.trim() === "") faults.push({ field: "title", detail: "Give it a title." });
  if (item.text.trim() === "") faults.push({ field: "text", detail: "Say what it is about." });
  if (item.until !== undefined && new Date(item.until) <= from)
    faults.push({ field: "until", detail: "It would end before it begins." });
  if (item.until !== undefined && new Date(item.until) <= now)
    faults.push({ field: "until", detail: "That time has passed already." });
  if (item.kind !== "announcement" && item.components.length === 0)
    faults.push({ field: "components", detail: "Say which parts of the exchange it is about." });
  if (item.kind === "announcement" && item.componentState !== undefined)
    faults.push({ field: "componentState", detail: "An announcement does not change how a part works." });
  if (item.kind === "incident" && item.componentState === undefined)
    faults.push({ field: "componentState", detail: "Say how these parts work meanwhile." });
  if (item.kind === "maintenance" && item.until === undefined)
    faults.push({ field: "until", detail: "Say when the maintenance ends." });
  return faults;
}

/** Is everybody who signs in told of it now? Maintenance is announced a week ahead. */
export function isTold(item: KeptItem, now: Date): boolean {
  if (!item.toldOnSignIn) return false;
  const phase = phaseOf(item, now);
  if (phase === "coming") return item.kind === "maintenance" && item.from.getTime() - now.getTime() <= announcedAheadMs;
  return phase === "now";
}

/** An item as a user is told of it; an incident cannot be put away. */
export const announcementOf = (item: KeptItem, dismissed: boolean): Announcement => ({
  id: item.id,
  kind: item.kind,
  title: item.title,
  text: item.text,
  from: item.from.toISOString(),
  ...(item.until ? { until: item.until.toISOString() } : {}),
  dismissed: dismissed && item.kind !== "incident",
});

/** How fresh the data of all sources is, without naming any; and what it means for the exchange. */
export function freshnessOf(
  feeds: readonly Pick<Feed, "state" | "lastMessageAt">[],
  { listening, now }: { listening: boolean; now: Date },
): { state: ComponentState; words: string } {
  const speaking = feeds.filter(({ state }) => state !== "never");
  if (speaking.length === 0) return { state: "working", words: "No source has sent anything yet." };
  const silent = speaking.filter(({ state }) => state === "silent").length;
  const failing = speaking.filter(({ state }) => state === "failing").length;
  const late = silent + failing;
  const newest = Math.max(...speaking.map(({ lastMessageAt }) => (lastMessageAt ? Date.parse(lastMessageAt) : 0)));
  const newestWords = `The newest message came ${agoWords(now.getTime() - newest)}.`;
  const words =
    late === 0
      ? `All sources send as they usually do. ${newestWords}`
      : `${speaking.length - late} of ${speaking.length} sources send as they usually do. The others have been silent for longer than usual, or their messages have errors: what they sent before is on the charts. ${newestWords}`;
  if (silent === speaking.length && !listening) return { state: "down", words };
  return { state: late * 2 >= speaking.length && late > 1 ? "slow" : "working", words };
}

function agoWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "within the last minute";
  if (minutes === 1) return "a minute ago";
  if (minutes < 120) return `${minutes} minutes ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} hours ago` : `${Math.floor(hours / 24)} days ago`;
}

const mailSlowMs = 10 * 60_000;
const mailDownMs = 60 * 60_000;

/** By how long the oldest mail has waited to leave. */
export function mailState(oldestWaitingAt: Date | undefined, now: Date): ComponentState {
  const waitedMs = oldestWaitingAt ? now.getTime() - oldestWaitingAt.getTime() : 0;
  if (waitedMs >= mailDownMs) return "down";
  return waitedMs >= mailSlowMs ? "slow" : "working";
}

const failuresDown = 3;

/** By how many text messages in a row the provider did not take. */
export const textMessageState = (failuresInARow: number): ComponentState => {
  if (failuresInARow >= failuresDown) return "down";
  return failuresInARow > 0 ? "slow" : "working";
};

const databaseSlowMs = 2_000;

/** By how long the database takes to answer; undefined: it does not. */
export const databaseState = (tookMs: number | undefined): ComponentState => {
  if (tookMs === undefined) return "down";
  return tookMs >= databaseSlowMs ? "slow" : "working";
};
