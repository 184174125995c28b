import type { ParticipantId, SourceId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** A directory or EHR that vouches for a participant's people. */
export type IdentityProvider = {
  id: string;
  participantId: ParticipantId;
  participantName: string;
  name: string;
  issuer: string;
  clientId: string;
  /** Sealed with the exchange's keys, its id being the owner. */
  clientSecret: Buffer;
  scope: string;
  patientClaim: string;
  patientSourceId: SourceId | null;
  /** The participant's agreement: it stands for the security code. */
  vouchesForSecondFactor: boolean;
};

/** Those in use, by name; with an id, that one. */
export const listIdentityProviders = (tx: Tx, id?: string): Promise<IdentityProvider[]> =>
  rows(
    tx,
    sql`select i.id, i.participant_id as "participantId", p.name as "participantName", i.name, i.issuer,
          i.client_id as "clientId", i.client_secret as "clientSecret", i.scope, i.patient_claim as "patientClaim",
          i.patient_source_id as "patientSourceId", p.vouches_for_second_factor as "vouchesForSecondFactor"
        from accounts.identity_provider i join accounts.participant p on p.id = i.participant_id
        where i.removed_at is null and p.ended_at is null and (${id ?? null}::text is null or i.id = ${id ?? null})
        order by i.name, i.id`,
  );

/** False when the id is taken. */
export const insertIdentityProvider = async (
  tx: Tx,
  provider: Omit<IdentityProvider, "participantName" | "vouchesForSecondFactor">,
  now: Date,
): Promise<boolean> =>
  (await run(
    tx,
    sql`insert into accounts.identity_provider (id, participant_id, name, issuer, client_id, client_secret, scope,
          patient_claim, patient_source_id, created_at)
        values (${provider.id}, ${provider.participantId}, ${provider.name}, ${provider.issuer}, ${provider.clientId},
          ${provider.clientSecret}, ${provider.scope}, ${provider.patientClaim}, ${provider.patientSourceId}, ${now})
        on conflict (id) do nothing`,
  )) === 1;

/** Ends its sessions too; false when there is none of that id in use. */
export async function removeIdentityProvider(tx: Tx, id: string, now: Date): Promise<boolean> {
  const removed = await firstRow(
    tx,
    sql`update accounts.identity_provider set removed_at = ${now} where id = ${id} and removed_at is null returning id`,
  );
  if (!removed) return false;
  await run(
    tx,
    sql`update accounts.session set ended_at = ${now} where identity_provider_id = ${id} and ended_at is null`,
  );
  return true;
}
