import { Button } from "@mantine/core";
import { useState } from "react";
import { dismissMany, replayMany } from "../../ui/api/interface-endpoints.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { Question } from "../../ui/page/overlay.tsx";
import { ActionBar, WorkingBar } from "../../ui/table/action-bar.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./quarantine.module.css";
import { ReasonForm } from "./reason-form.tsx";
import type { Settling } from "./use-settling.ts";

interface Props {
  ids: readonly string[];
  settling: Settling;
  onSelect(ids: ReadonlySet<string>): void;
}

/** What can be done with the selected messages, and how far it is. */
export function SelectionBar({ ids, settling, onSelect }: Props) {
  const { quarantine: text } = useWords();
  const [asking, setAsking] = useState(false);
  const { progress } = settling;

  const settle = async (send: Parameters<Settling["settle"]>[1]) => {
    setAsking(false);
    onSelect(new Set(await settling.settle(ids, send)));
  };

  if (progress) {
    return <WorkingBar words={text.working(progress.done, progress.all)} done={progress.done} all={progress.all} />;
  }
  if (ids.length === 0) return null;
  return (
    <>
      <ActionBar selected={text.selected(ids.length)} clear={text.clear} onClear={() => onSelect(new Set())}>
        <Button size="sm" onClick={() => void settle((part) => replayMany({ ids: part }))}>
          {text.replayMany(ids.length)}
        </Button>
        <Button size="sm" variant="default" onClick={() => setAsking(true)}>
          {text.dismissMany(ids.length)}
        </Button>
      </ActionBar>
      <Question opened={asking} title={text.dismissTitle(ids.length)} onClose={() => setAsking(false)}>
        <ReasonForm
          label={text.reason}
          lead={text.dismissLead}
          submit={text.dismissMany(ids.length)}
          busy={false}
          failure={undefined}
          failureTitle=""
          onSubmit={(reason) => void settle((part) => dismissMany({ ids: part, reason }))}
          onBack={() => setAsking(false)}
        />
      </Question>
    </>
  );
}

const outcomeOrder = ["on-chart", "dismissed", "still-refused", "already-settled", "not-found"] as const;

/** What became of the messages, in one sentence. */
export function SettledSummary({ settling, onReadAgain }: { settling: Settling; onReadAgain(): void }) {
  const { quarantine: text } = useWords();
  const { outcomes, failure, progress } = settling;
  const parts = outcomeOrder.flatMap((outcome) => {
    const count = [...outcomes.values()].filter((each) => each.outcome === outcome).length;
    return count > 0 ? [text.settledCount[outcome](count)] : [];
  });
  if (progress || (parts.length === 0 && !failure)) return null;
  return (
    <>
      {failure && <ProblemNotice failure={failure} title={text.someFailed} />}
      {parts.length > 0 && (
        <div className={style.settled} role="status">
          <span>{text.settled(parts.join(", "))}</span>
          <Button size="compact-sm" variant="default" onClick={onReadAgain}>
            {text.readAgain}
          </Button>
        </div>
      )}
    </>
  );
}
