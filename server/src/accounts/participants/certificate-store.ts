import { newId, type ParticipantId, type SourceId } from "../../platform/ids.ts";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { CertificateFacts } from "./certificate-rules.ts";

/** A client certificate that speaks for a source. */
export type BoundCertificate = CertificateFacts & {
  sourceId: SourceId;
  sourceCode: string;
  participantId: ParticipantId;
};

/** False when it is bound to that source already. */
export async function insertCertificate(
  tx: Tx,
  bound: CertificateFacts & { sourceId: SourceId },
  now: Date,
): Promise<boolean> {
  const inserted = await firstRow(
    tx,
    sql`insert into accounts.source_certificate
          (id, source_id, fingerprint, subject, valid_from, valid_until, added_at)
        values (${newId(now)}, ${bound.sourceId}, ${bound.fingerprint}, ${bound.subject}, ${bound.validFrom},
          ${bound.validUntil}, ${now})
        on conflict (source_id, fingerprint) where removed_at is null do nothing returning id`,
  );
  return inserted !== undefined;
}

/** How many were bound: none or one. */
export const removeCertificate = (
  tx: Tx,
  bound: { sourceId: SourceId; fingerprint: Buffer },
  now: Date,
): Promise<number> =>
  run(
    tx,
    sql`update accounts.source_certificate set removed_at = ${now}
        where source_id = ${bound.sourceId} and fingerprint = ${bound.fingerprint} and removed_at is null`,
  );

/** Every bound certificate, the next to expire first. */
export const listCertificates = (tx: Tx): Promise<BoundCertificate[]> =>
  rows(
    tx,
    sql`select c.source_id as "sourceId", s.code as "sourceCode", s.participant_id as "participantId", c.fingerprint,
          c.subject, c.valid_from as "validFrom", c.valid_until as "validUntil"
        from accounts.source_certificate c join accounts.source s on s.id = c.source_id
        where c.removed_at is null order by c.valid_until, s.code`,
  );

/** The sources that a certificate speaks for at this moment. */
export async function findSourcesOfCertificate(tx: Tx, fingerprint: Buffer, now: Date): Promise<SourceId[]> {
  const found = await rows<{ sourceId: SourceId }>(
    tx,
    sql`select source_id as "sourceId" from accounts.source_certificate
        where fingerprint = ${fingerprint} and removed_at is null and valid_from <= ${now} and valid_until > ${now}`,
  );
  return found.map(({ sourceId }) => sourceId);
}

/** False when this warning was mailed before. */
export async function takeExpiryNotice(tx: Tx, fingerprint: Buffer, daysLeft: number, now: Date): Promise<boolean> {
  const taken = await run(
    tx,
    sql`insert into accounts.certificate_notice (fingerprint, days_left, sent_at)
        values (${fingerprint}, ${daysLeft}, ${now}) on conflict do nothing`,
  );
  return taken === 1;
}
