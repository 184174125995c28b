import type { OwnAccount } from "@crossbay/contract";
import { formatDate } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { type Fact, FactList } from "../../ui/page/fact-list.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import type { Words } from "../../ui/words/en.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";

type OwnAffiliation = OwnAccount["affiliations"][number];

/** The organizations that gave this account access, and whom to ask there. */
export function WorkCard({ account }: { account: OwnAccount }) {
  const words = useWords();
  const { work: text } = words.account;
  const { session } = useSession();
  if (account.affiliations.length === 0) {
    return (
      <Card title={text.title}>
        <p>{text.none}</p>
      </Card>
    );
  }
  return (
    <Card title={text.title}>
      <ul className={style.places}>
        {account.affiliations.map((each) => (
          <li key={each.id}>
            <h3 className={style.place}>{each.participantName}</h3>
            <p>
              {each.title}
              {session.actingFor?.id === each.id && <span className={style.tag}>{text.acting}</span>}
            </p>
            <FactList facts={factsOf(each, words)} />
            <p className={style.note}>{whomToAsk(account, each, words)}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function factsOf({ accessLevel, site, since, clinicalAlerts, leave }: OwnAffiliation, words: Words): readonly Fact[] {
  const { work: text } = words.account;
  return [
    [text.level, accessLevel],
    [text.site, site],
    [text.since, formatDate(since, words)],
    [text.alerts, clinicalAlerts ? text.alertsOn : text.alertsOff],
    [
      text.leave,
      leave &&
        (leave.until
          ? text.leaveFromUntil(formatDate(leave.from, words), formatDate(leave.until, words))
          : text.leaveFrom(formatDate(leave.from, words))),
    ],
  ];
}

function whomToAsk(
  account: OwnAccount,
  { participantName }: OwnAffiliation,
  { account: { work: text } }: Words,
): string {
  const names = account.userManagers.find((each) => each.participantName === participantName)?.names ?? [];
  return names.length > 0 ? text.ask(names) : text.askNobody;
}
