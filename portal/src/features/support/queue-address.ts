import type { TicketSearch, TicketTeam, TicketType } from "@crossbay/contract";

const besideOpen = ["mine", "new", "unassigned", "late", "waiting", "solved", "closed"] as const;
export const viewsInOrder = ["open", ...besideOpen] as const;
export type QueueView = (typeof viewsInOrder)[number];

export const typesInOrder = [
  "deactivation",
  "role-change",
  "email-change",
  "forgotten-username",
  "not-visible",
  "wrong-data",
  "wrong-patient",
  "error",
  "pop-ups",
  "alerts",
  "privacy",
  "training",
  "other",
] as const satisfies readonly TicketType[];

export const teamsInOrder = ["support", "relationship", "stewards", "privacy"] as const satisfies readonly TicketTeam[];

/** What of the filters stands in the address: names of ours only, nothing that was typed. */
export interface QueueAddress {
  /** Open when absent. */
  view?: Exclude<QueueView, "open">;
  type?: TicketType;
  team?: TicketTeam;
}

/** Takes from an address what is understood, and leaves out the rest. */
export function readQueueAddress(asked: Record<string, unknown>): QueueAddress {
  const view = besideOpen.find((each) => each === asked.view);
  const type = typesInOrder.find((each) => each === asked.type);
  const team = teamsInOrder.find((each) => each === asked.team);
  return { ...(view ? { view } : {}), ...(type ? { type } : {}), ...(team ? { team } : {}) };
}

/** Words are looked for in every request, whatever its state; without them the view says which. */
export function searchFor({ view, type, team }: QueueAddress, text: string): Omit<TicketSearch, "after"> {
  return {
    ...(text ? { text } : viewSearches[view ?? "open"]),
    ...(type ? { type } : {}),
    ...(team ? { team } : {}),
  };
}

const viewSearches: Record<QueueView, Omit<TicketSearch, "after">> = {
  open: { state: "open" },
  mine: { state: "open", assignee: "me" },
  new: { state: "new" },
  unassigned: { state: "open", assignee: "nobody" },
  late: { state: "open", late: true },
  waiting: { state: "waiting" },
  solved: { state: "solved" },
  closed: { state: "closed" },
};
