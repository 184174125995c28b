import type { HeldMail } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { heldMailQuery, keyOfHeldMails } from "../../ui/api/mail-endpoints.ts";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { DoneNotice } from "../../ui/notice/done-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { Card } from "../../ui/page/card.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { Loaded } from "../../ui/page/loaded.tsx";
import { useWords } from "../../ui/words/words.ts";
import { DecisionDialog, type MailDecision } from "./decision-dialog.tsx";
import style from "./held-mail.module.css";
import { MailFrame, useSeesMail } from "./mail-frame.tsx";
import { MailStateMark, ReasonWords } from "./mail-marks.tsx";

/** One mail that was kept back: what it says as far as it is shown, and what becomes of it. */
export function HeldMailPage() {
  const { heldMail } = useWords();
  const { mailId } = useParams({ from: "/frame/held-mail/$mailId" });
  const query = useQuery({ ...heldMailQuery(mailId), enabled: useSeesMail() });
  return (
    <MailFrame
      title={query.data?.subject ?? heldMail.title}
      back={<BackLink to="/held-mail" word={heldMail.item.back} />}
    >
      <Loaded query={query} failedTitle={heldMail.item.failedTitle}>
        {(mail) => <KnownMail key={mail.id} mail={mail} />}
      </Loaded>
    </MailFrame>
  );
}

function KnownMail({ mail }: { mail: HeldMail }) {
  const { item: text } = useWords().heldMail;
  const queries = useQueryClient();
  const [deciding, setDeciding] = useState<MailDecision>();
  const [done, setDone] = useState<string>();
  const finish = (decided: HeldMail) => {
    queries.setQueryData(heldMailQuery(mail.id).queryKey, decided);
    void queries.invalidateQueries({ queryKey: keyOfHeldMails });
    setDeciding(undefined);
    setDone(decided.state === "filed" ? text.filed : text.discarded);
  };
  return (
    <>
      <DoneNotice>{done}</DoneNotice>
      <div className={style.columns}>
        <Card title={text.says}>
          {mail.text === undefined ? (
            <p className={style.quiet}>{mail.state === "held" ? text.nothing : text.gone}</p>
          ) : (
            <>
              <p className={style.quiet}>{text.masked}</p>
              <p className={style.lines}>{mail.text}</p>
            </>
          )}
          {mail.attachments.length > 0 && (
            <>
              <h3 className={style.small}>{text.files}</h3>
              <ul className={style.files}>
                {mail.attachments.map(({ name }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: files of one name are the same to the reader, and never move
                  <li key={at}>{name}</li>
                ))}
              </ul>
            </>
          )}
        </Card>
        <Card title={text.about}>
          <MailFacts mail={mail} />
          {mail.state === "held" && (
            <div className={style.actions}>
              {mail.mayFile && (
                <Button size="sm" onClick={() => setDeciding("file")}>
                  {text.file}
                </Button>
              )}
              <Button size="sm" variant="default" onClick={() => setDeciding("discard")}>
                {text.discard}
              </Button>
            </div>
          )}
        </Card>
      </div>
      <DecisionDialog mail={mail} decision={deciding} onDone={finish} onClose={() => setDeciding(undefined)} />
    </>
  );
}

function MailFacts({ mail }: { mail: HeldMail }) {
  const words = useWords();
  const { heldMail: text } = words;
  const { decidedAt, decidedBy, ticket } = mail;
  return (
    <FactList
      facts={[
        [text.state, <MailStateMark key="state" state={mail.state} />],
        [text.why, <ReasonWords key="why" reasons={mail.reasons} />],
        [
          text.from,
          <span key="from" className={style.address}>
            {mail.from}
          </span>,
          mail.knownSender ? `${text.fromHint} ${text.knownSender}.` : text.fromHint,
        ],
        [text.came, formatDateTime(mail.at, words), mail.answered ? text.answered : text.notAnswered],
        [text.reasons.credentials, mail.passwordReset && text.passwordReset],
        [
          text.item.decidedBy,
          decidedAt && text.item.by(formatDateTime(decidedAt, words), decidedBy ?? ""),
          mail.reason,
        ],
        [
          text.item.request,
          ticket && (
            <Link to="/support-desk/$ticketId" params={{ ticketId: ticket.id }}>
              {ticket.number}
            </Link>
          ),
        ],
      ]}
    />
  );
}
