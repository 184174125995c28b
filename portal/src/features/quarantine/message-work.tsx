import type { QuarantineDetail } from "@crossbay/contract";
import { useState } from "react";
import { MessageText } from "../../ui/message/message-text.tsx";
import { Card } from "../../ui/page/card.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { useWords } from "../../ui/words/words.ts";
import { FaultList } from "./fault-list.tsx";
import { LeaveQuestion } from "./leave-question.tsx";
import { MessageActions } from "./message-actions.tsx";
import { MessageEditor } from "./message-editor.tsx";
import { MessageFacts, MessageHistory } from "./message-facts.tsx";
import { OutcomeNotice } from "./outcome-notice.tsx";
import style from "./quarantined.module.css";
import { ReasonForm } from "./reason-form.tsx";
import { TwoMessages } from "./two-messages.tsx";
import { useMessageWork } from "./use-message-work.ts";

/** Left what is wrong and the text to mend, right what is known and what was done. */
export function MessageWork({ detail }: { detail: QuarantineDetail }) {
  const { quarantine, times } = useWords();
  const { detail: text } = quarantine;
  const work = useMessageWork(detail);
  const [asking, setAsking] = useState<"unmask" | "dismiss">();
  const stillRefused = work.outcome?.outcome === "still-refused";
  const faults = stillRefused ? (work.outcome?.faults ?? []) : detail.message.faults;
  const places = faults.flatMap(({ place }) => place ?? []);
  const failureOf = (act: "unmask" | "dismiss") => (work.failed?.act === act ? work.failed.failure : undefined);

  return (
    <div className={style.columns}>
      <div className={style.main}>
        <OutcomeNotice work={work} />
        {faults.length > 0 && detail.message.state === "waiting" && (
          <FaultList title={stillRefused ? text.stillWrongTitle : text.wrongTitle} faults={faults} />
        )}
        {detail.earlier && <TwoMessages earlier={detail.earlier} text={detail.text} />}
        <Card title={text.messageTitle} aside={work.unmasked ? text.unmaskedNote : text.masked} flush>
          {asking === "unmask" && (
            <div className={style.ask}>
              <ReasonForm
                label={text.unmaskReason}
                lead={text.unmaskLead}
                submit={text.unmask}
                busy={work.busy === "unmask"}
                failure={failureOf("unmask")}
                failureTitle={text.unmaskFailedTitle}
                onSubmit={async (reason) => {
                  if (await work.unmask(reason)) setAsking(undefined);
                }}
                onBack={() => setAsking(undefined)}
              />
            </div>
          )}
          {work.unmasked && detail.cutAt === undefined ? (
            <MessageEditor {...work.unmasked} places={places} onEdit={work.edit} />
          ) : (
            <MessageText
              label={text.messageTitle}
              text={work.unmasked?.text ?? detail.text}
              places={places}
              missingWord={text.fieldMissing}
            />
          )}
          {detail.cutAt !== undefined && <p className={style.cut}>{text.cut(times.count(detail.cutAt))}</p>}
          <MessageActions
            work={work}
            detail={detail}
            asking={asking}
            onAsk={(what) => {
              work.forgetFailure();
              setAsking(what);
            }}
          />
        </Card>
      </div>
      <div className={style.side}>
        <MessageFacts detail={detail} />
        <MessageHistory events={detail.history} />
      </div>
      <Question opened={asking === "dismiss"} title={quarantine.dismissTitle(1)} onClose={() => setAsking(undefined)}>
        <ReasonForm
          label={quarantine.reason}
          lead={quarantine.dismissLead}
          submit={text.dismiss}
          busy={work.busy === "dismiss"}
          failure={failureOf("dismiss")}
          failureTitle={text.dismissFailedTitle}
          onSubmit={async (reason) => {
            if (await work.dismiss(reason)) setAsking(undefined);
          }}
          onBack={() => setAsking(undefined)}
        />
      </Question>
      <LeaveQuestion asks={work.hasChanges} />
    </div>
  );
}
