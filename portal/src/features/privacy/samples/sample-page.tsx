import type { CheckSampleRequest, ConsentSample, SampleItem } from "@crossbay/contract";
import { Progress } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { checkSample } from "../../../ui/api/privacy-endpoints.ts";
import { sampleQuery, samplesQuery } from "../../../ui/api/privacy-queries.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../../ui/page/back-link.tsx";
import { Loaded } from "../../../ui/page/loaded.tsx";
import { ReasonDialog } from "../../../ui/people/reason-dialog.tsx";
import { useWords } from "../../../ui/words/words.ts";
import { PrivacyFrame, useAuditsAccess } from "../privacy-frame.tsx";
import { SampleTable } from "./sample-table.tsx";
import style from "./samples.module.css";

/** One sample: each drawn decision held against its form. */
export function SamplePage() {
  const { consentSamples } = useWords();
  const { page: text } = consentSamples;
  const { sampleId } = useParams({ from: "/frame/privacy/samples/$sampleId" });
  const enabled = useAuditsAccess();
  const query = useQuery({ ...sampleQuery(sampleId), enabled });
  const sample = query.data;
  return (
    <PrivacyFrame
      title={sample ? text.title(sample.participantName, sample.year) : consentSamples.title}
      lead={text.lead}
      back={<BackLink to="/privacy/samples" word={consentSamples.back} />}
    >
      <Loaded query={query} failedTitle={text.failedTitle} lines={8}>
        {(known) => <Checking sample={known} />}
      </Loaded>
    </PrivacyFrame>
  );
}

type Outcome = CheckSampleRequest["outcome"];

function Checking({ sample }: { sample: ConsentSample }) {
  const { consentSamples, privacy } = useWords();
  const { page: text } = consentSamples;
  const queries = useQueryClient();
  const [asking, setAsking] = useState<{ item: SampleItem; outcome: Exclude<Outcome, "form-held"> }>();
  const { busy, failure, send } = useFormAnswer();
  const items = sample.items ?? [];

  const keep = async (item: SampleItem, request: CheckSampleRequest) => {
    const answer = await send(() => checkSample(sample.id, item.id, request));
    if (!answer.ok) return;
    queries.setQueryData(sampleQuery(sample.id).queryKey, answer.value);
    void queries.invalidateQueries({ queryKey: samplesQuery.queryKey });
  };
  const choose = (item: SampleItem, outcome: Outcome) => {
    if (outcome === "form-held") void keep(item, { outcome });
    else setAsking({ item, outcome });
  };
  const progress = text.progress(sample.checked, sample.size);

  return (
    <>
      <div className={style.progress}>
        <p role="status">{progress}</p>
        <Progress value={sample.size ? (sample.checked / sample.size) * 100 : 0} aria-label={progress} />
      </div>
      {failure && <ProblemNotice failure={failure} title={text.failed} />}
      <SampleTable items={items} busy={busy} onChoose={choose} />
      <ReasonDialog
        opened={asking !== undefined}
        title={text.wordsTitle(asking?.item.patient.name ?? "")}
        lead={asking ? text.wordsLead[asking.outcome] : ""}
        submit={text.wordsSubmit}
        label={privacy.settle.words}
        hint={text.wordsHint}
        missing={text.wordsMissing}
        onReason={(words) => {
          setAsking(undefined);
          if (asking) void keep(asking.item, { outcome: asking.outcome, words });
        }}
        onClose={() => setAsking(undefined)}
      />
    </>
  );
}
