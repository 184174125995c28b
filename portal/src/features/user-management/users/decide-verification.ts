import type { ManagedUser } from "@crossbay/contract";

/** Keep (`true`) or remove (`false`) by affiliation; who is not named is not decided. */
export type Decisions = Readonly<Record<string, boolean>>;

/** One decision made, changed or, with `undefined`, taken back. */
export function withDecision(decisions: Decisions, affiliationId: string, keep: boolean | undefined): Decisions {
  const { [affiliationId]: _, ...others } = decisions;
  return keep === undefined ? others : { ...others, [affiliationId]: keep };
}

/** Everyone who is not decided yet is kept. */
export function keepRemaining(users: readonly ManagedUser[], decisions: Decisions): Decisions {
  return { ...Object.fromEntries(users.map(({ affiliationId }) => [affiliationId, true])), ...decisions };
}

/** What is decided, of users who are still on the list. */
export function sumUp(users: readonly ManagedUser[], decisions: Decisions) {
  const decided = users.filter(({ affiliationId }) => decisions[affiliationId] !== undefined);
  const removed = decided.filter(({ affiliationId }) => decisions[affiliationId] === false);
  return { decided, removed, kept: decided.length - removed.length, remaining: users.length - decided.length };
}
