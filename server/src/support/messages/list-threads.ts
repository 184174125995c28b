import type { SecureThreadLine, SecureThreadLines } from "@crossbay/contract";
import { type AccountsContext, type Actor, auditActorOf } from "../../accounts/index.ts";
import { type KeptParty, listParties } from "./party-store.ts";
import { ownParties } from "./present-thread.ts";
import { isStaff, type Reader, readerOf } from "./reader.ts";
import { countUnreadThreads, type ListedThread, listThreads } from "./thread-store.ts";

const pageMax = 30;
const namesMax = 4;

/** A page of the threads that somebody is in, the newest change first. */
export async function viewThreads(
  context: AccountsContext,
  {
    actor,
    after,
    ticketId,
    requestId,
  }: { actor: Actor; after?: string | undefined; ticketId?: string | undefined; requestId: string },
): Promise<SecureThreadLines> {
  const reader = readerOf(actor);
  const lines = await context.database.snapshot(async (tx): Promise<SecureThreadLines> => {
    const found = await listThreads(tx, reader, {
      after: placeOf(after),
      ...(ticketId ? { ticketId } : {}),
      limit: pageMax + 1,
    });
    const threads = found.slice(0, pageMax);
    const parties = await listParties(
      tx,
      threads.map(({ id }) => id),
    );
    const last = found.length > pageMax ? threads.at(-1) : undefined;
    return {
      threads: threads.map((thread) => presentLine(thread, { parties, reader })),
      unread: await countUnreadThreads(tx, reader),
      ...(last ? { after: `${last.changedAt.toISOString()}~${last.id}` } : {}),
      staff: isStaff(actor),
    };
  });
  await context.audit.record([
    {
      action: "secure-message-view",
      outcome: "permitted",
      actor: auditActorOf(actor),
      requestId,
      detail: { threads: lines.threads.length },
    },
  ]);
  return lines;
}

/** How many threads hold something that the actor has not read; 100 stands for more. */
export const countUnread = (context: AccountsContext, actor: Actor): Promise<number> =>
  context.database.snapshot((tx) => countUnreadThreads(tx, readerOf(actor)));

function presentLine(
  thread: ListedThread,
  { parties, reader }: { parties: readonly KeptParty[]; reader: Reader },
): SecureThreadLine {
  const here = parties.filter(({ threadId }) => threadId === thread.id);
  const own = ownParties({ thread, parties: here }, reader);
  const others = here.filter((party) => !own.includes(party)).map(({ name }) => name);
  const desk = own.find(({ kind }) => kind === "help");
  return {
    id: thread.id,
    subject: thread.subject,
    changedAt: thread.changedAt.toISOString(),
    with: others.slice(0, namesMax),
    others: Math.max(0, others.length - namesMax),
    unread: thread.unread,
    awaitsDesk: desk !== undefined && thread.lastPartyId !== desk.id,
    ...(thread.ticket ? { ticketNumber: thread.ticket.number } : {}),
  };
}

function placeOf(after: string | undefined): { changedAt: Date; id: string } | undefined {
  const [at, id] = after?.split("~") ?? [];
  const changedAt = new Date(at ?? "");
  const isPlace = id !== undefined && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(changedAt.getTime());
  return isPlace ? { changedAt, id } : undefined;
}
