import type { TicketTeam } from "@crossbay/contract";
import type { AccountId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

export type DueTicket = { id: string; team: TicketTeam; assigneeId: AccountId | null };

const working = sql`state in ('new', 'in-progress') and merged_into_id is null`;

/** Takes those that fall due before `soon` and of which nobody was told yet; each is taken once. */
export const takeDueSoon = (tx: Tx, { now, soon }: { now: Date; soon: Date }): Promise<DueTicket[]> =>
  rows(
    tx,
    sql`update support.ticket set reminded_at = ${now}
        where ${working} and due_at > ${now} and due_at <= ${soon} and reminded_at is null
        returning id, team, assignee_id as "assigneeId"`,
  );

/** Takes those that are late and of which nobody was told yet, and makes them urgent; each is taken once. */
export const takeLate = (tx: Tx, now: Date): Promise<DueTicket[]> =>
  rows(
    tx,
    sql`update support.ticket set late_told_at = ${now}, priority = 'urgent'
        where ${working} and due_at <= ${now} and late_told_at is null
        returning id, team, assignee_id as "assigneeId"`,
  );
