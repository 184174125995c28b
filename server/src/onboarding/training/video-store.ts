import type { AccountId } from "../../platform/ids.ts";
import { firstRow, run, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";
import type { Watched } from "./watched-rules.ts";

/** What of a version of the video somebody has watched. */
export type WatchedFacts = Watched & { version: number; completedAt: Date | null };

export type Round = { accountId: AccountId; round: number };

export const findWatched = (tx: Tx, { accountId, round }: Round, version: number): Promise<WatchedFacts | undefined> =>
  firstRow(
    tx,
    sql`select version, furthest_seconds as "furthestSeconds", credit_seconds as "creditSeconds",
          resume_at_seconds as "resumeAtSeconds", reported_at as "reportedAt", completed_at as "completedAt"
        from onboarding.video_progress
        where account_id = ${accountId} and round = ${round} and version = ${version}`,
  );

export const saveWatched = (tx: Tx, { accountId, round }: Round, facts: WatchedFacts): Promise<number> =>
  run(
    tx,
    sql`insert into onboarding.video_progress (account_id, round, version, furthest_seconds, credit_seconds,
          resume_at_seconds, reported_at, completed_at)
        values (${accountId}, ${round}, ${facts.version}, ${facts.furthestSeconds}, ${facts.creditSeconds},
          ${facts.resumeAtSeconds}, ${facts.reportedAt}, ${facts.completedAt})
        on conflict (account_id, round, version) do update set furthest_seconds = excluded.furthest_seconds,
          credit_seconds = excluded.credit_seconds, resume_at_seconds = excluded.resume_at_seconds,
          reported_at = excluded.reported_at, completed_at = excluded.completed_at`,
  );

/** When the video was watched to the end in this round, in whatever version. */
export const findCompletedAt = async (tx: Tx, { accountId, round }: Round): Promise<Date | undefined> =>
  (
    await firstRow<{ completedAt: Date | null }>(
      tx,
      sql`select max(completed_at) as "completedAt" from onboarding.video_progress
          where account_id = ${accountId} and round = ${round}`,
    )
  )?.completedAt ?? undefined;

export const findAttestedAt = async (tx: Tx, { accountId, round }: Round): Promise<Date | undefined> =>
  (
    await firstRow<{ attestedAt: Date }>(
      tx,
      sql`select attested_at as "attestedAt" from onboarding.manager_attestation
          where account_id = ${accountId} and round = ${round}`,
    )
  )?.attestedAt;

/** @returns 0 when this round is attested already */
export const insertAttestation = (
  tx: Tx,
  { accountId, round }: Round,
  attestation: { name: string; version: number; text: string; now: Date },
): Promise<number> =>
  run(
    tx,
    sql`insert into onboarding.manager_attestation (account_id, round, name, version, text, attested_at)
        values (${accountId}, ${round}, ${attestation.name}, ${attestation.version}, ${attestation.text},
          ${attestation.now})
        on conflict do nothing`,
  );

/** How often the course was passed so far. */
export const countPasses = async (tx: Tx, accountId: AccountId, courseId: string): Promise<number> =>
  (
    await firstRow<{ passes: number }>(
      tx,
      sql`select count(*)::int as passes from onboarding.course_try
          where account_id = ${accountId} and course_id = ${courseId} and passed`,
    )
  )?.passes ?? 0;
