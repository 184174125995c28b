import type { OwnAccount } from "@crossbay/contract";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";

/** Name and addresses. What the session knows stands there before the account is read. */
export function YouCard({ account }: { account: OwnAccount | undefined }) {
  const words = useWords();
  const { you: text } = words.account;
  const { session } = useSession();
  const facts = [
    [text.name, account?.name ?? session.name],
    [text.username, account?.username ?? session.username],
    [text.email, account?.email, account?.emailChange],
    [
      text.mobile,
      account && text.mobileEnd(account.mobile),
      account?.mobileProvedAt ? text.mobileProved(formatDate(account.mobileProvedAt, words)) : text.mobileNotProved,
    ],
    [
      text.purpose,
      session.purpose
        ? words.frame.purposes[session.purpose]
        : session.verdicts?.searchPatients.allowed && text.purposeMissing,
    ],
    [text.ends, session.endsAt && formatDateTime(session.endsAt, words)],
  ] as const;
  return (
    <Card title={text.title}>
      <FactList facts={facts} />
    </Card>
  );
}
