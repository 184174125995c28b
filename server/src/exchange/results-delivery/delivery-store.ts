import { integerArray, textArray, uuidArray } from "../../platform/array-parameter.ts";
import { type AccountId, newId, type ParticipantId } from "../../platform/ids.ts";
import { firstRow, prepared, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { NewDelivery, SentDelivery } from "./delivery.ts";

/** Puts deliveries into inboxes; a result of a newer version is unread again, anything else is there once. */
export const insertDeliveries = (
  tx: Tx,
  deliveries: readonly NewDelivery[],
  now: Date,
): Promise<(Omit<NewDelivery, "version" | "sourceId" | "resourceId"> & { id: string })[]> =>
  prepared(
    tx,
    "exchange-insert-deliveries",
    `insert into exchange.delivery as known (account_id, id, participant_id, patient_id, resource_id, version, kind, reason,
       source_id, sent_at)
     select account_id, id, participant_id, patient_id, resource_id, version, kind, reason, source_id, $10
     from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::integer[], $7::text[], $8::text[], $9::uuid[])
       as new (account_id, id, participant_id, patient_id, resource_id, version, kind, reason, source_id)
     order by account_id, resource_id, kind
     on conflict (account_id, participant_id, patient_id, resource_id, kind) do update
       set version = excluded.version, sent_at = excluded.sent_at, reason = excluded.reason, read_at = null, told_at = null
       where known.kind in ('result', 'copy') and known.version < excluded.version
     returning id, account_id as "accountId", participant_id as "participantId", patient_id as "patientId", kind, reason`,
    [
      uuidArray(deliveries.map((one) => one.accountId)),
      uuidArray(deliveries.map(() => newId(now))),
      uuidArray(deliveries.map((one) => one.participantId)),
      uuidArray(deliveries.map((one) => one.patientId)),
      uuidArray(deliveries.map((one) => one.resourceId)),
      integerArray(deliveries.map((one) => one.version)),
      textArray(deliveries.map((one) => one.kind)),
      textArray(deliveries.map((one) => one.reason)),
      uuidArray(deliveries.map((one) => one.sourceId)),
      now,
    ],
  );

/** Whose inbox: somebody acting for one participant. */
export type Recipient = { accountId: AccountId; participantId: ParticipantId };

const columns = sql`id, patient_id as "patientId", resource_id as "resourceId", kind, reason, sent_at as "sentAt",
  read_at as "readAt"`;

/** The newest of an inbox. */
export const deliveriesOf = (tx: Tx, { accountId, participantId }: Recipient, limit: number): Promise<SentDelivery[]> =>
  rows(
    tx,
    sql`select ${columns} from exchange.delivery
        where account_id = ${accountId} and participant_id = ${participantId}
        order by sent_at desc, id limit ${limit}`,
  );

export const findDelivery = (
  tx: Tx,
  { accountId, participantId }: Recipient,
  id: string,
): Promise<SentDelivery | undefined> =>
  firstRow(
    tx,
    sql`select ${columns} from exchange.delivery
        where account_id = ${accountId} and participant_id = ${participantId} and id = ${id}`,
  );

export const markRead = (tx: Tx, { accountId }: Recipient, id: string, now: Date): Promise<number> =>
  run(
    tx,
    sql`update exchange.delivery set read_at = ${now} where account_id = ${accountId} and id = ${id} and read_at is null`,
  );

/**
 * Takes the recipients who are to be told that something was sent: who has unread deliveries that no mail told of, and was told of
 * none since a time. What they are told of counts as told, so that nobody tells them twice.
 */
export const takeUntold = (
  tx: Tx,
  { now, toldBefore, limit }: { now: Date; toldBefore: Date; limit: number },
): Promise<{ accountId: AccountId }[]> =>
  rows(
    tx,
    sql`with due as materialized (
          select distinct untold.account_id from exchange.delivery untold
          where untold.told_at is null and untold.read_at is null and not exists (
            select from exchange.delivery told where told.account_id = untold.account_id and told.told_at > ${toldBefore})
          limit ${limit}
        ), taken as (
          update exchange.delivery set told_at = ${now}
          where told_at is null and read_at is null and account_id in (select account_id from due)
          returning account_id
        )
        select distinct account_id as "accountId" from taken`,
  );
