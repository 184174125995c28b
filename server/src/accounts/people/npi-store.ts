import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { prepared } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** For whom somebody with a national provider number acts. */
export type NumberedUser = { npi: string; accountId: AccountId; participantId: ParticipantId };

/** Those whose affiliations carry one of these numbers; an account that has ended, and an affiliation that has, are nobody's. */
export const findUsersOfNpis = (tx: Tx, npis: readonly string[]): Promise<NumberedUser[]> =>
  prepared(
    tx,
    "accounts-users-of-npis",
    `select distinct f.npi, f.account_id as "accountId", f.participant_id as "participantId"
     from accounts.affiliation f join accounts.account a on a.id = f.account_id
     where f.npi = any($1::text[]) and f.state = 'active' and a.state <> 'deactivated'`,
    [npis],
  );
