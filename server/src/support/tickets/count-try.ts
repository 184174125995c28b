import type { AccountsContext } from "../../accounts/index.ts";
import { keyedHash } from "../../platform/ids.ts";
import type { Tx } from "../../platform/transaction.ts";
import { insertTry, triesSince } from "./try-store.ts";

const hourMs = 60 * 60_000;
export const tryDayMs = 24 * hourMs;

/** How often each may be done from one network, by one account, or for one address: more than anybody needs, too little to bury a desk. */
const limits = {
  /** Public form, by network: a hospital sits behind one address. */
  ask: [
    { max: 6, withinMs: 10 * 60_000 },
    { max: 40, withinMs: tryDayMs },
  ],
  /** A link asked for once more, by network. */
  resend: [
    { max: 6, withinMs: 10 * 60_000 },
    { max: 20, withinMs: tryDayMs },
  ],
  /** Mails to an address that somebody typed. */
  "ask-mail": [
    { max: 3, withinMs: hourMs },
    { max: 8, withinMs: tryDayMs },
  ],
  /** Requests of somebody signed in. */
  open: [
    { max: 20, withinMs: hourMs },
    { max: 60, withinMs: tryDayMs },
  ],
  /** Messages on requests, by account or link. */
  answer: [{ max: 40, withinMs: hourMs }],
} as const;

/** Counts one more, unless there were too many of late; false then. Those at once wait for one another. */
export async function countTry(
  tx: Tx,
  { keys, clock }: Pick<AccountsContext, "keys" | "clock">,
  use: keyof typeof limits,
  whose: string,
): Promise<boolean> {
  const now = clock.now();
  const hash = keyedHash(keys.signIn, `help-${use}`, whose);
  const earlier = await triesSince(tx, { hash, use, since: new Date(now.getTime() - tryDayMs) });
  const isBusy = limits[use].some(
    ({ max, withinMs }) => earlier.filter((at) => at.getTime() > now.getTime() - withinMs).length >= max,
  );
  if (isBusy) return false;
  await insertTry(tx, { hash, use, now });
  return true;
}
