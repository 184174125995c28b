import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { accountQuery } from "../../ui/api/account-endpoints.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { QuietNotice } from "../../ui/notice/quiet-notice.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./account.module.css";
import type { AccountNotice } from "./account-notice.ts";
import { DevicesCard } from "./devices-card.tsx";
import { RightsCard } from "./rights-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";
import { TrainingCard } from "./training-card.tsx";
import { WaysIn } from "./ways-in.tsx";
import { WorkCard } from "./work-card.tsx";
import { YouCard } from "./you-card.tsx";

/** What somebody sees and changes of the own account. */
export function AccountPage() {
  const { frame, account: text } = useWords();
  const { session } = useSession();
  const { data, error, isPending, refetch } = useQuery(accountQuery);
  const [notice, setNotice] = useState<AccountNotice>();
  const failure = failureOf(error);

  const changed = (what: AccountNotice) => {
    setNotice(what);
    void refetch();
  };

  return (
    <main className={style.page}>
      <div>
        <PageHeading documentTitle={frame.pageTitle(text.title, session.exchangeName)}>{text.title}</PageHeading>
        <p className={style.lead}>{text.lead}</p>
        <div role="status" className={style.notice}>
          {notice && <QuietNotice>{text.notices[notice]}</QuietNotice>}
        </div>
      </div>
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void refetch()} />}
      <div className={style.columns}>
        <div className={style.column}>
          <YouCard account={data} />
          {data && <WorkCard account={data} />}
          <TrainingCard />
          <RightsCard />
        </div>
        <div className={style.column}>
          {isPending && <SkeletonLines lines={8} />}
          {data && (
            <>
              <WaysIn account={data} onChanged={changed} />
              <SessionsCard account={data} onEnded={() => changed("session-ended")} />
              <DevicesCard account={data} />
            </>
          )}
        </div>
      </div>
    </main>
  );
}
