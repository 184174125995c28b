import type { MailCertificateLine } from "@crossbay/contract";
import { firstRow, rows, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** The certificate of somebody who writes to the exchange. */
export type KeptCertificate = {
  address: string;
  fingerprint: string;
  der: Buffer;
  name: string;
  notAfter: Date;
  accountId: string | null;
  state: MailCertificateLine["state"];
  by: MailCertificateLine["by"];
  byName: string | null;
  learnedAt: Date;
};

const columns = sql`address, fingerprint, der, name, not_after as "notAfter", account_id as "accountId", state, by_whom as "by", by_name as "byName",
  learned_at as "learnedAt"`;

/** What staff removed stays removed, and what they trusted stays trusted, whatever comes by mail. */
export const learnCertificate = (
  tx: Tx,
  certificate: Omit<KeptCertificate, "byName" | "learnedAt">,
  { now, perAddressMax }: { now: Date; perAddressMax: number },
): Promise<number> =>
  run(
    tx,
    sql`insert into support.mail_certificate as known (address, fingerprint, der, name, not_after, account_id, state, by_whom,
          learned_at, changed_at)
        select ${certificate.address}, ${certificate.fingerprint}, ${certificate.der}, ${certificate.name},
          ${certificate.notAfter}, ${certificate.accountId}, ${certificate.state}, ${certificate.by}, ${now}, ${now}
        where (select count(*) from support.mail_certificate where address = ${certificate.address}) < ${perAddressMax}
        on conflict (address, fingerprint) do update
          set state = excluded.state, by_whom = excluded.by_whom, changed_at = excluded.changed_at
          where known.state = 'offered' and excluded.state = 'trusted'`,
  );

/** Somebody at the exchange says whose it is, or that it is nobody's any more. */
export const decideCertificate = (
  tx: Tx,
  certificate: Omit<KeptCertificate, "byName" | "learnedAt" | "by">,
  by: { accountId: string; name: string; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`insert into support.mail_certificate (address, fingerprint, der, name, not_after, account_id, state, by_whom, by_account_id,
          by_name, learned_at, changed_at)
        values (${certificate.address}, ${certificate.fingerprint}, ${certificate.der}, ${certificate.name},
          ${certificate.notAfter}, ${certificate.accountId}, ${certificate.state}, 'staff', ${by.accountId}, ${by.name}, ${by.now}, ${by.now})
        on conflict (address, fingerprint) do update set state = excluded.state, by_whom = 'staff',
          account_id = excluded.account_id, by_account_id = excluded.by_account_id, by_name = excluded.by_name, changed_at = excluded.changed_at`,
  );

export const findCertificate = (tx: Tx, address: string, fingerprint: string): Promise<KeptCertificate | undefined> =>
  firstRow(
    tx,
    sql`select ${columns} from support.mail_certificate where address = ${address} and fingerprint = ${fingerprint}`,
  );

/** All of them, those that wait for somebody to compare them first. */
export const listCertificates = (tx: Tx, limit: number): Promise<KeptCertificate[]> =>
  rows(
    tx,
    sql`select ${columns} from support.mail_certificate
        order by state = 'removed', state = 'trusted', address, learned_at desc limit ${limit}`,
  );
