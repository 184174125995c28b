import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./quarantined.module.css";
import type { MessageWorkState } from "./use-message-work.ts";

/** What the last replay or dismissal came to. Takes the focus, so that it is read first. */
export function OutcomeNotice({ work }: { work: MessageWorkState }) {
  const { quarantine } = useWords();
  const { detail: text } = quarantine;
  const box = useRef<HTMLDivElement>(null);
  const { outcome, failed } = work;
  useEffect(() => {
    if (outcome) box.current?.focus();
  }, [outcome]);
  if (failed?.act === "replay") return <ProblemNotice failure={failed.failure} title={text.replayFailedTitle} />;
  if (!outcome) return null;
  const sentences = {
    "on-chart": text.onChart,
    "still-refused": text.stillRefused,
    dismissed: text.dismissed,
    "already-settled": text.alreadySettled,
    "not-found": text.notFound,
  };
  const isOver = outcome.outcome !== "still-refused";
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="status"
      className={style.outcome}
      data-wrong={outcome.outcome === "still-refused" || undefined}
    >
      <p className={style.outcomeTitle}>{quarantine.outcomes[outcome.outcome]}</p>
      <p>{sentences[outcome.outcome]}</p>
      {isOver && (
        <Link to="/quarantine" className={style.outcomeNext}>
          {quarantine.readAgain}
        </Link>
      )}
    </div>
  );
}
