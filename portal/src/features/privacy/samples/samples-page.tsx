import type { ConsentSample, ConsentSamples } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { drawSample } from "../../../ui/api/privacy-endpoints.ts";
import { samplesQuery } from "../../../ui/api/privacy-queries.ts";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { DoneNotice } from "../../../ui/notice/done-notice.tsx";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { Card } from "../../../ui/page/card.tsx";
import { EmptyState } from "../../../ui/page/empty-state.tsx";
import { Loaded } from "../../../ui/page/loaded.tsx";
import { useSession } from "../../../ui/session/session-context.ts";
import { DataTable } from "../../../ui/table/data-table.tsx";
import { useWords } from "../../../ui/words/words.ts";
import { BackToPrivacy, PrivacyFrame, useAuditsAccess } from "../privacy-frame.tsx";
import style from "./samples.module.css";

/** The yearly samples of recorded decisions. */
export function SamplesPage() {
  const { consentSamples: text } = useWords();
  const enabled = useAuditsAccess();
  const query = useQuery({ ...samplesQuery, enabled });
  return (
    <PrivacyFrame title={text.title} lead={text.lead} back={<BackToPrivacy />}>
      <Loaded query={query} failedTitle={text.failedTitle}>
        {(samples) => <Samples list={samples} />}
      </Loaded>
    </PrivacyFrame>
  );
}

function Samples({ list: { samples, due } }: { list: ConsentSamples }) {
  const { consentSamples: text } = useWords();
  return (
    <>
      {due.length > 0 && <Due due={due} />}
      {samples.length === 0 ? (
        <EmptyState title={text.noneTitle}>{text.none}</EmptyState>
      ) : (
        <SamplesTable samples={samples} />
      )}
    </>
  );
}

function Due({ due }: { due: ConsentSamples["due"] }) {
  const { consentSamples: text } = useWords();
  const { session } = useSession();
  const queries = useQueryClient();
  const [done, setDone] = useState<string>();
  const [drawing, setDrawing] = useState<string>();
  const { failure, send } = useFormAnswer();
  // The exchange's auditors draw; whoever answers for one participant sees that it is due.
  const draws = session.verdicts?.servePatients.allowed;

  const draw = async (participantId: string, name: string) => {
    setDrawing(participantId);
    const answer = await send(() => drawSample({ participantId }));
    setDrawing(undefined);
    if (!answer.ok) return;
    setDone(text.drawDone(name));
    void queries.invalidateQueries({ queryKey: samplesQuery.queryKey });
  };

  return (
    <Card title={text.dueTitle} aside={String(due.length)}>
      <p className={style.quiet}>{text.due}</p>
      <DoneNotice>{done}</DoneNotice>
      {failure && <ProblemNotice failure={failure} title={text.drawFailed} />}
      <ul className={style.due}>
        {due.map(({ participantId, participantName }) => (
          <li key={participantId}>
            <span>{participantName}</span>
            {draws && (
              <Button
                size="compact-sm"
                variant="default"
                loading={drawing === participantId}
                aria-label={text.drawOf(participantName)}
                onClick={() => void draw(participantId, participantName)}
              >
                {text.draw}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function SamplesTable({ samples }: { samples: readonly ConsentSample[] }) {
  const words = useWords();
  const { consentSamples: text } = words;
  return (
    <DataTable
      label={text.label}
      rows={samples}
      keyOf={({ id }) => id}
      name={{
        id: "participant",
        title: text.participant,
        sort: ({ participantName }) => participantName,
        cell: ({ id, participantName }) => (
          <Link to="/privacy/samples/$sampleId" params={{ sampleId: id }} className={style.name}>
            {participantName}
          </Link>
        ),
      }}
      columns={[
        { id: "year", title: text.year, number: true, sort: ({ year }) => year, cell: ({ year }) => year },
        {
          id: "drawn",
          title: text.drawn,
          whole: true,
          sort: ({ drawnAt }) => drawnAt,
          cell: ({ drawnAt }) => formatDate(drawnAt, words),
        },
        {
          id: "checked",
          title: text.progress,
          number: true,
          sort: ({ checked, size }) => checked / size,
          cell: ({ checked, size }) => text.ofSize(checked, size),
        },
        {
          id: "held",
          title: text.held,
          number: true,
          sort: ({ held, checked }) => (checked ? held / checked : undefined),
          cell: ({ held, checked }) =>
            checked ? (
              <>
                {text.ofSize(held, checked)}{" "}
                <span className={style.quiet}>{text.percent(percentOf(held, checked))}</span>
              </>
            ) : null,
        },
      ]}
    />
  );
}

const percentOf = (part: number, whole: number): string => ((part / whole) * 100).toFixed(0);
