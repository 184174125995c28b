import type { AccountState, ParticipantPage } from "@crossbay/contract";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { UserStateCell } from "../../ui/people/user-cells.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./participants.module.css";

interface Props {
  page: ParticipantPage;
}

export function FactsCard({ page }: Props) {
  const words = useWords();
  const { participants } = words;
  const { page: text } = participants;
  const { participant } = page;
  const facts = [
    [participants.manager, participant.relationshipManager?.name ?? participants.noManager],
    [
      participants.agreement,
      participant.agreementSignedOn ? formatDate(participant.agreementSignedOn, words) : participants.noAgreement,
    ],
    [text.worksheet, text.worksheets[page.worksheet], page.worksheetBecause],
    [text.vouches, page.vouchesForSecondFactor ? text.vouchesYes : text.vouchesNo],
    [text.timeZone, page.timeZone],
    [participants.users, words.times.count(participant.userCount)],
  ] as const;
  return (
    <Card title={text.factsTitle}>
      <FactList facts={facts} />
    </Card>
  );
}

export function SitesCard({ page }: Props) {
  const words = useWords();
  const { page: text } = words.participants;
  return (
    <Card title={text.sitesTitle} aside={words.times.count(page.sites.filter(({ closedAt }) => !closedAt).length)}>
      {page.sites.length === 0 && <p className={style.quiet}>{text.noSites}</p>}
      <ul className={style.plain}>
        {page.sites.map(({ id, name, closedAt }) => (
          <li key={id} className={closedAt ? style.quiet : undefined}>
            {name}
            {closedAt && ` · ${text.siteClosed(formatDate(closedAt, words))}`}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function UserManagersCard({ page }: Props) {
  const words = useWords();
  const { page: text } = words.participants;
  return (
    <Card title={text.managersTitle}>
      {page.userManagers.length === 0 && <p className={style.quiet}>{text.noManagers}</p>}
      <ul className={style.people} aria-label={text.managersLabel}>
        {page.userManagers.map(({ accountId, name, email, state, lastSignInAt }) => (
          <li key={accountId} className={style.person}>
            <div>
              <p>
                <strong>{name}</strong>
              </p>
              <p className={style.quiet}>{email}</p>
            </div>
            <div>
              {isAccountState(state, words.people.states) ? <UserStateCell user={{ state }} /> : state}
              <p className={style.quiet}>
                {text.lastSignIn(
                  lastSignInAt ? formatDateTime(lastSignInAt, words) : words.people.neverSignedIn.toLowerCase(),
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

const isAccountState = (state: string, known: Record<AccountState, string>): state is AccountState =>
  Object.hasOwn(known, state);
