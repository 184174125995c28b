import type { Problem, SubmittedWorksheet, WorksheetRow } from "@crossbay/contract";
import { type AccountsWorld, sql, type TestBrowser } from "../../../../../test/support/accounts-world.ts";
import type { Clock } from "../../../platform/clock.ts";

/** Submits rows as the page does. */
export const submitRows = (browser: TestBrowser, rows: readonly WorksheetRow[], more: object) =>
  browser.post<SubmittedWorksheet & Problem>("/api/user-management/worksheets", {
    rows,
    attested: true,
    attestationVersion: 1,
    ...more,
  });

/** Records that a user manager has watched the video and attested to the training. */
export async function finishSteps(world: { clock: Clock; run: AccountsWorld["run"] }, username: string): Promise<void> {
  const now = world.clock.now();
  await world.run(
    sql`insert into onboarding.video_progress (account_id, round, version, furthest_seconds, credit_seconds,
          resume_at_seconds, reported_at, completed_at)
        select id, 0, 1, 1, 0, 0, ${now}, ${now} from accounts.account where username = ${username}`,
  );
  await world.run(
    sql`insert into onboarding.manager_attestation (account_id, round, name, version, text, attested_at)
        select id, 0, 'Willow Reyes', 1, 'words', ${now} from accounts.account where username = ${username}`,
  );
}
