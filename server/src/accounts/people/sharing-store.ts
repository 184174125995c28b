import type { SharingSignal } from "@crossbay/contract";
import type { AccountId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** What is looked for; see `runSharingWatch`. */
export type SharingLook = { since: Date; now: Date; withinMinutes: number; devicesMax: number; devicesSince: Date };

/**
 * Notes the signs since then that an account is used by more than one, of each kind at most one a day (UTC): two sessions used
 * within minutes of each other, neither of them ended before the other was used, from two networks or two browsers; and more
 * browsers in the longer time than one person has.
 * @returns how many are new
 */
export const insertSharingSignals = (
  tx: Tx,
  { since, now, withinMinutes, devicesMax, devicesSince }: SharingLook,
): Promise<number> =>
  run(
    tx,
    sql`with uses as (
          select s.account_id, s.id, s.device_hash, s.network_hash, s.ended_at, used.at
          from accounts.session s
          cross join lateral (
            select at from accounts.session_use where session_id = s.id and at > ${since}
            union select s.created_at where s.created_at > ${since}
            union select s.last_active_at where s.last_active_at > ${since}) used
          where s.kind = 'full' and s.last_active_at > ${since} and s.device_hash is not null and s.network_hash is not null
        ), pairs as (
          select one.account_id, greatest(one.at, other.at) as at,
            one.network_hash <> other.network_hash as two_places, one.device_hash <> other.device_hash as two_devices
          from uses one join uses other on other.account_id = one.account_id and other.id > one.id
            and other.at between one.at - make_interval(mins => ${withinMinutes}::integer)
              and one.at + make_interval(mins => ${withinMinutes}::integer)
          where (one.ended_at is null or one.ended_at >= other.at) and (other.ended_at is null or other.ended_at >= one.at)
        ), found as (
          select account_id, 'two-places' as kind, at, null::integer as count from pairs where two_places
          union all
          -- Two places say it all; two browsers are told where the network is one.
          select account_id, 'two-devices', at, null from pairs where two_devices and not two_places
          union all
          select account_id, 'many-devices', max(last_used_at), count(*)::integer from accounts.device
          where last_used_at > ${devicesSince} group by account_id having count(*) > ${devicesMax}
        )
        insert into accounts.sharing_signal (id, account_id, kind, day, at, count)
        select distinct on (account_id, kind, day) gen_random_uuid(), account_id, kind, (at at time zone 'UTC')::date as day,
          at, count
        from found where at <= ${now} and at > ${since} order by account_id, kind, day, at desc
        on conflict (account_id, kind, day) do nothing`,
  );

/** Forgets in which minutes sessions were used that are older than anybody looks. */
export const deleteOldUses = (tx: Tx, before: Date): Promise<number> =>
  run(tx, sql`delete from accounts.session_use where at < ${before}`);

export type SharingRow = {
  id: string;
  at: Date;
  accountId: AccountId;
  username: string;
  given: string;
  family: string;
  kind: SharingSignal["kind"];
  count: number | null;
  lookedAtAt: Date | null;
  lookedAtBy: string | null;
  note: string | null;
};

/** Signals, those that nobody has looked at first, then the newest. */
export const listSharing = (tx: Tx, limit: number): Promise<SharingRow[]> =>
  rows(
    tx,
    sql`select g.id, g.at, g.account_id as "accountId", a.username, a.given, a.family, g.kind, g.count,
          g.looked_at_at as "lookedAtAt", b.given || ' ' || b.family as "lookedAtBy", g.note
        from accounts.sharing_signal g join accounts.account a on a.id = g.account_id
        left join accounts.account b on b.id = g.looked_at_by_account_id
        order by g.looked_at_at is not null, g.at desc, g.id limit ${limit}`,
  );

/** Whose signal it is; undefined when there is none, or somebody has looked at it already. */
export async function setLookedAt(
  tx: Tx,
  { id, byAccountId, note, now }: { id: string; byAccountId: AccountId; note: string; now: Date },
): Promise<AccountId | undefined> {
  const updated = await firstRow<{ accountId: AccountId }>(
    tx,
    sql`update accounts.sharing_signal set looked_at_at = ${now}, looked_at_by_account_id = ${byAccountId}, note = ${note}
        where id = ${id} and looked_at_at is null returning account_id as "accountId"`,
  );
  return updated?.accountId;
}
