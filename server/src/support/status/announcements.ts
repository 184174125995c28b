import type { Announcement } from "@crossbay/contract";
import type { AccountsContext, Actor } from "../../accounts/index.ts";
import type { SupportRefusal } from "../refusal.ts";
import { announcementOf, isTold } from "./status-rules.ts";
import { findItem, insertDismissal, listDismissed, listItems } from "./status-store.ts";

const announcementsMax = 20;

/** What somebody who is signed in is told now; what lasts and cannot be put away first. */
export const listAnnouncements = (context: AccountsContext, actor: Actor): Promise<Announcement[]> =>
  context.database.snapshot(async (tx) => {
    const now = context.clock.now();
    const told = (await listItems(tx, { since: now, limit: 200 })).filter((item) => isTold(item, now));
    const ids = told.map(({ id }) => id);
    const dismissed = ids.length > 0 ? await listDismissed(tx, actor.accountId, ids) : new Set<string>();
    return told
      .map((item) => announcementOf(item, dismissed.has(item.id)))
      .toSorted((a, b) => Number(b.kind === "incident") - Number(a.kind === "incident"))
      .slice(0, announcementsMax);
  });

/** Puts an announcement away for one account, on every device; twice is as good as once. */
export const dismissAnnouncement = (
  context: AccountsContext,
  { actor, itemId }: { actor: Actor; itemId: string },
): Promise<SupportRefusal | undefined> =>
  context.database.transaction(async (tx) => {
    const item = await findItem(tx, itemId);
    if (!item?.toldOnSignIn) return { refused: "not-found", detail: "There is no such announcement." };
    if (item.kind === "incident")
      return { refused: "step-closed", detail: "This stays until it is over, so that nobody misses it." };
    await insertDismissal(tx, actor.accountId, itemId, context.clock.now());
    return undefined;
  });
