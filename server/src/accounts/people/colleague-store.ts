import type { AccountState } from "@crossbay/contract";
import type { AccountId, ParticipantId } from "../../platform/ids.ts";
import { rows, sql } from "../../platform/sql.ts";
import type { Tx } from "../../platform/transaction.ts";

/** Somebody who acts for a participant, as far as its own user manager knows. */
export type Colleague = { emailFolded: string; titleIds: string[] };

/** Everybody who acts for a participant, by the compared form of the e-mail address. */
export const listColleagues = (tx: Tx, participantId: ParticipantId): Promise<Colleague[]> =>
  rows(
    tx,
    sql`select a.email_folded as "emailFolded", array_agg(af.title_id order by af.title_id) as "titleIds"
        from accounts.affiliation af join accounts.account a on a.id = af.account_id
        where af.participant_id = ${participantId} and af.state = 'active'
        group by a.id`,
  );

/** An account that an e-mail address belongs to, with everything it acts for in words. For the exchange's staff only. */
export type AccountOfEmail = {
  accountId: AccountId;
  emailFolded: string;
  username: string;
  given: string;
  family: string;
  state: AccountState;
  affiliations: string[];
};

/** Accounts by the compared form of their e-mail addresses; those without an account are left out. */
export const findAccountsOfEmails = (tx: Tx, emailsFolded: readonly string[], now: Date): Promise<AccountOfEmail[]> =>
  rows(
    tx,
    sql`select a.id as "accountId", a.email_folded as "emailFolded", a.username, a.given, a.family, a.state,
          array(select coalesce(t.name, af.title_id) || ', ' || p.name
            from accounts.affiliation af
            join accounts.participant p on p.id = af.participant_id
            left join lateral (select name from accounts.title t
              where t.id = af.title_id and t.effective_from <= ${now} order by t.version desc limit 1) t on true
            where af.account_id = a.id and af.state = 'active' order by p.name) as affiliations
        from accounts.account a where a.email_folded = any(${emailsFolded}::text[])`,
  );
