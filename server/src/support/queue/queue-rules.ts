import type { QueuedTicket, TicketSearch, TicketState } from "@crossbay/contract";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";

/** A request as it stands in the queue. */
export type QueueRow = Pick<QueuedTicket, "id" | "number" | "type" | "subject" | "state" | "team" | "priority"> & {
  assigneeId: AccountId | null;
  senderName: string;
  participantId: ParticipantId | null;
  openedAt: Date;
  changedAt: Date;
  dueAt: Date | null;
  lastFrom: "sender" | "staff" | "source" | "exchange";
  mergedIntoId: string | null;
};

export const openStates: readonly TicketState[] = ["new", "waiting", "in-progress"];

/** Past its time, and the exchange's turn: while it waits for its sender, nobody here is late. */
export const isLate = ({ state, dueAt }: Pick<QueueRow, "state" | "dueAt">, now: Date): boolean =>
  dueAt !== null && dueAt < now && (state === "new" || state === "in-progress");

/** In what order a search answers: what is due first while work waits, otherwise what changed last. */
export const orderOf = ({ state }: Pick<TicketSearch, "state">): "due" | "changed" =>
  state === undefined || state === "solved" || state === "closed" ? "changed" : "due";

/** Where a page ended: the instant by which it is ordered, and the id. */
export type Cursor = { at: Date | null; id: string };

const never = "never";

export const cursorText = ({ at, id }: Cursor): string => `${at?.toISOString() ?? never}_${id}`;

/** Undefined for what no page of ours ended with. */
export function readCursor(text: string): Cursor | undefined {
  const [at = "", id = ""] = text.split("_");
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  if (at === never) return { at: null, id };
  const instant = new Date(at);
  return Number.isNaN(instant.getTime()) ? undefined : { at: instant, id };
}

const wordsMax = 8;

/**
 * What a search looks for, for PostgreSQL's `to_tsquery('simple', …)`: every word as the beginning of one. Marks fall, as they do
 * in what is searched; anything but letters and digits parts words. Undefined when no word was typed.
 */
export function searchQuery(text: string | undefined): string | undefined {
  const words = foldText(text ?? "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "")
    .slice(0, wordsMax);
  return words.length === 0 ? undefined : words.map((word) => `'${word}':*`).join(" & ");
}

/** As `support.words_of` folds what is searched: small letters without marks. */
const foldText = (text: string): string =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().normalize("NFKC");
