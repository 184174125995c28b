import type { Verdict } from "@crossbay/contract";
import { formatDateTime } from "../ui/dates/format-date.ts";
import { Card } from "../ui/page/card.tsx";
import { PageHeading } from "../ui/page/page-heading.tsx";
import { useSession } from "../ui/session/session-context.ts";
import { useWords } from "../ui/words/words.ts";
import style from "./your-access-page.module.css";

/** What the exchange says that this reader may do, and why not where not. */
export function YourAccessPage() {
  const words = useWords();
  const { access, purposes } = words.frame;
  const { session } = useSession();
  const facts = [
    [access.name, session.name],
    [access.username, session.username],
    [access.jobTitle, session.actingFor?.title],
    [access.actingFor, session.actingFor?.participantName],
    [
      access.purpose,
      session.purpose ? purposes[session.purpose] : session.verdicts?.searchPatients.allowed && access.purposeMissing,
    ],
    [access.ends, session.endsAt && formatDateTime(session.endsAt, words)],
  ].flatMap(([label, value]) => (label && value ? [{ label, value }] : []));

  return (
    <main className={style.page}>
      <PageHeading documentTitle={words.frame.pageTitle(access.title, session.exchangeName)}>
        {access.title}
      </PageHeading>
      <p className={style.lead}>{access.lead}</p>
      <Card title={session.name ?? access.name}>
        <dl className={style.facts}>
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
      {session.verdicts && (
        <Card title={access.rights}>
          <ul className={style.rights}>
            <Right word={access.searchPatients} verdict={session.verdicts.searchPatients} />
            <Right word={access.readCharts} verdict={session.verdicts.readCharts} />
            <Right word={access.recordConsent} verdict={session.verdicts.recordConsent} />
            <Right word={access.watchFeeds} verdict={session.verdicts.watchFeeds} />
          </ul>
          <p className={style.lead}>{access.change}</p>
        </Card>
      )}
    </main>
  );
}

function Right({ word, verdict }: { word: string; verdict: Verdict }) {
  const { access } = useWords().frame;
  return (
    <li>
      <span>{word}</span>
      <strong>{verdict.allowed ? access.allowed : access.refused}</strong>
      {!verdict.allowed && verdict.because && <p>{verdict.because}</p>}
    </li>
  );
}
