import type { PatientId, PersonId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { KeptRequest } from "./request-rules.ts";

const columns =
  sql.raw(`id, number, kind, name, to_char(birth_date, 'YYYY-MM-DD') as "birthDate", contact, relation, words,
  language, received_at as "receivedAt", to_char(due_on, 'YYYY-MM-DD') as "dueOn", taken_by as "takenBy", state,
  person_id as "personId", patient_ids::text[] as "patientIds", proof_steps as "proofSteps", proofed_by as "proofedBy",
  proofed_at as "proofedAt", proof_words as "proofWords", email, mobile, ready_at as "readyAt", link_id as "linkId",
  link_until as "linkUntil", delivered_at as "deliveredAt", closed_because as "closedBecause",
  refused_because as "refusedBecause"`);

/** The next number of a year; whoever asks meanwhile waits for this transaction. */
export async function nextSerial(tx: Tx, year: number): Promise<number> {
  const serial = await firstRow<{ last: number }>(
    tx,
    sql`insert into privacy.patient_request_serial as serial (year, last) values (${year}, 1)
        on conflict (year) do update set last = serial.last + 1 returning last`,
  );
  if (!serial) throw new Error("A number was not given.");
  return serial.last;
}

export type NewRequest = Pick<
  KeptRequest,
  | "id"
  | "number"
  | "kind"
  | "name"
  | "birthDate"
  | "contact"
  | "relation"
  | "words"
  | "language"
  | "receivedAt"
  | "dueOn"
  | "takenBy"
>;

export const insertRequest = (tx: Tx, request: NewRequest): Promise<number> =>
  run(
    tx,
    sql`insert into privacy.patient_request (id, number, kind, name, birth_date, contact, relation, words, language,
          received_at, due_on, taken_by, state)
        values (${request.id}, ${request.number}, ${request.kind}, ${request.name}, ${request.birthDate}::date,
          ${request.contact}, ${request.relation}, ${request.words}, ${request.language}, ${request.receivedAt},
          ${request.dueOn}::date, ${request.takenBy}, 'new')`,
  );

/** What waits, the oldest due first; at most `limit`. */
export const findWaiting = (tx: Tx, limit: number): Promise<KeptRequest[]> =>
  rows(
    tx,
    sql`select ${columns} from privacy.patient_request where state in ('new', 'proofed', 'ready')
        order by due_on, id limit ${limit}`,
  );

/** What is done or closed, the newest first; at most `limit`. */
export const findSettled = (tx: Tx, limit: number): Promise<KeptRequest[]> =>
  rows(
    tx,
    sql`select ${columns} from privacy.patient_request where state in ('delivered', 'closed')
        order by received_at desc, id limit ${limit}`,
  );

export const countWaiting = async (tx: Tx, today: string): Promise<{ waiting: number; late: number }> =>
  (await firstRow(
    tx,
    sql`select count(*)::integer as waiting, (count(*) filter (where due_on < ${today}::date))::integer as late
        from privacy.patient_request where state in ('new', 'proofed', 'ready')`,
  )) ?? { waiting: 0, late: 0 };

export const findRequest = (tx: Tx, id: string): Promise<KeptRequest | undefined> =>
  firstRow(tx, sql`select ${columns} from privacy.patient_request where id = ${id}`);

/** One request; whoever else changes it waits for this transaction. */
export const lockRequest = (tx: Tx, id: string): Promise<KeptRequest | undefined> =>
  firstRow(tx, sql`select ${columns} from privacy.patient_request where id = ${id} for update`);

export const saveProofing = (
  tx: Tx,
  proofing: Required<Pick<KeptRequest, "id" | "proofSteps" | "proofedBy" | "proofWords" | "email" | "mobile">> & {
    personId: PersonId;
    patientIds: readonly PatientId[];
    proofedAt: Date;
  },
): Promise<number> =>
  run(
    tx,
    sql`update privacy.patient_request
        set state = 'proofed', person_id = ${proofing.personId}, patient_ids = ${proofing.patientIds}::uuid[],
          proof_steps = ${proofing.proofSteps}::text[], proofed_by = ${proofing.proofedBy},
          proofed_at = ${proofing.proofedAt}, proof_words = ${proofing.proofWords}, email = ${proofing.email},
          mobile = ${proofing.mobile}
        where id = ${proofing.id}`,
  );

/** A link was sent; one that was sent before no longer counts. */
export const saveReady = (
  tx: Tx,
  ready: { id: string; readyAt: Date; linkId: string; linkUntil: Date },
): Promise<number> =>
  run(
    tx,
    sql`update privacy.patient_request
        set state = case when state = 'delivered' then state else 'ready' end, ready_at = ${ready.readyAt},
          link_id = ${ready.linkId}, link_until = ${ready.linkUntil}
        where id = ${ready.id}`,
  );

/** The patient has it, or it is carried out; the first time counts. */
export const saveDelivered = (tx: Tx, id: string, deliveredAt: Date): Promise<number> =>
  run(
    tx,
    sql`update privacy.patient_request set state = 'delivered', delivered_at = coalesce(delivered_at, ${deliveredAt})
        where id = ${id}`,
  );

/** Ended without; its link no longer opens. */
export const saveClosed = (
  tx: Tx,
  closed: { id: string; closedBecause: string | null; refusedBecause: string | null },
): Promise<number> =>
  run(
    tx,
    sql`update privacy.patient_request
        set state = 'closed', link_id = null, link_until = null, closed_because = ${closed.closedBecause},
          refused_because = ${closed.refusedBecause}
        where id = ${closed.id}`,
  );

/** Marks what is due by `soon` as told of today, and counts it; 0 where all of it was told of today already. */
export const takeReminders = (tx: Tx, today: string, soon: string): Promise<number> =>
  run(
    tx,
    sql`update privacy.patient_request set reminded_on = ${today}::date
        where state in ('new', 'proofed', 'ready') and due_on <= ${soon}::date
          and (reminded_on is null or reminded_on < ${today}::date)`,
  );

/** When this network sent forms since; everybody of it waits for this transaction. Older tries are taken out. */
export async function requestTriesSince(tx: Tx, networkHash: Buffer, since: Date): Promise<Date[]> {
  await firstRow(
    tx,
    sql`select pg_advisory_xact_lock(hashtextextended(${`patient request ${networkHash.toString("hex")}`}, 0))`,
  );
  await run(tx, sql`delete from privacy.patient_request_try where at <= ${since}`);
  const earlier = await rows<{ at: Date }>(
    tx,
    sql`select at from privacy.patient_request_try where network_hash = ${networkHash} and at > ${since}`,
  );
  return earlier.map(({ at }) => at);
}

export const insertRequestTry = (tx: Tx, attempt: { id: string; networkHash: Buffer; at: Date }): Promise<number> =>
  run(
    tx,
    sql`insert into privacy.patient_request_try (network_hash, id, at)
        values (${attempt.networkHash}, ${attempt.id}, ${attempt.at})`,
  );
