import type { Session } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Answer, Failure } from "../../ui/api/ask.ts";
import { actFor, statePurpose } from "../../ui/api/endpoints.ts";
import { BarChoice, BarFact } from "../../ui/form/bar-choice.tsx";
import { useHelp } from "../../ui/help/help-context.ts";
import { notNoted } from "../../ui/help/last-action.ts";
import { useFailureWords } from "../../ui/notice/problem-notice.tsx";
import { purposesInOrder } from "../../ui/session/purposes-in-order.ts";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { ThemeChoice } from "../theme-choice.tsx";
import style from "./reader-bar.module.css";

interface Props {
  onLeave(): void;
  /** What is reported is the page, not the menu over it. */
  onReport(): void;
}

/** For whom and for what the reader acts, always in sight, because every reading is recorded with it. */
export function ReaderBar({ onLeave, onReport }: Props) {
  const { frame, report } = useWords();
  const { session, take } = useSession();
  const help = useHelp();
  const [failure, setFailure] = useState<Failure>();
  const affiliations = session.affiliations ?? [];

  const change = async (answering: Promise<Answer<Session>>) => {
    const answer = await answering;
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) take(answer.value, answer.serverNow);
  };

  return (
    <div className={style.bar}>
      {failure && <BarFailure failure={failure} />}
      {affiliations.length > 1 ? (
        <BarChoice
          label={frame.actingFor}
          value={session.actingFor?.id ?? ""}
          choices={affiliations.map((each) => ({ value: each.id, label: each.participantName }))}
          onChange={(affiliationId) => change(actFor({ affiliationId }))}
        />
      ) : (
        session.actingFor && <BarFact label={frame.actingFor} value={session.actingFor.participantName} />
      )}
      {session.purpose && (
        <BarChoice
          label={frame.purpose}
          value={session.purpose}
          choices={purposesInOrder.map((value) => ({ value, label: frame.purposes[value] }))}
          onChange={(purpose) => change(statePurpose({ purpose }))}
        />
      )}
      <div className={style.spacer} />
      {help && (
        <Button
          {...notNoted}
          variant="subtle"
          size="sm"
          onClick={() => {
            onReport();
            help.reportProblem();
          }}
        >
          {report.open}
        </Button>
      )}
      <ThemeChoice />
      <BarFact label={session.actingFor?.title ?? frame.reader} value={session.name ?? ""} />
      <Button variant="default" size="sm" onClick={onLeave}>
        {frame.signOut}
      </Button>
    </div>
  );
}

function BarFailure({ failure }: { failure: Failure }) {
  const { title } = useFailureWords(failure);
  return (
    <span role="alert" className={style.failure}>
      {title}
    </span>
  );
}
