import type { GuidedStep } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { failureOf } from "../../../ui/api/queries.ts";
import { trainingVideoQuery } from "../../../ui/api/user-management-queries.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { SkeletonLines } from "../../../ui/page/skeleton-lines.tsx";
import { useWords } from "../../../ui/words/words.ts";
import { formatPlayed } from "./format-played.ts";
import style from "./guide.module.css";
import { GuideStep } from "./guide-step.tsx";
import { TrainingVideo } from "./training-video.tsx";

export function VideoStep({ step }: { step: GuidedStep }) {
  const { video: text } = useWords().userManagement.guide;
  const [again, setAgain] = useState(false);
  const shown = step.state === "open" || again;
  return (
    <GuideStep number={1} title={text.title} step={step}>
      {step.state === "done" && !again && (
        <p className={style.line}>
          {text.doneLead}{" "}
          <Button size="compact-sm" variant="subtle" onClick={() => setAgain(true)}>
            {text.again}
          </Button>
        </p>
      )}
      {shown && <ReadVideo />}
    </GuideStep>
  );
}

function ReadVideo() {
  const words = useWords();
  const { video: text } = words.userManagement.guide;
  const query = useQuery(trainingVideoQuery);
  const failure = failureOf(query.error);
  if (query.data) {
    return (
      <>
        <p className={style.lead}>{text.lead(formatPlayed(query.data.durationSeconds, words))}</p>
        <TrainingVideo progress={query.data} />
      </>
    );
  }
  if (failure) return <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />;
  return <SkeletonLines lines={10} />;
}
