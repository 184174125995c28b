import { Button, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { explainRefusal } from "../../ui/api/privacy-endpoints.ts";
import { failureOf, orThrow } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { WorkPage } from "../../ui/page/work-page.tsx";
import { useSession } from "../../ui/session/session-context.ts";
import { useWords } from "../../ui/words/words.ts";
import { Explanation } from "./explanation.tsx";
import style from "./refusals.module.css";

/** Why a request was refused, for a caller who reads its number out. */
export function ExplainPage() {
  const { refusals: text } = useWords();
  const { session } = useSession();
  const verdict = session.verdicts?.explainRefusals;
  const { request } = useSearch({ from: "/frame/explain" });
  return (
    <WorkPage title={text.title} lead={text.lead} verdict={verdict} notAllowedTitle={text.notAllowedTitle}>
      <AskForm key={request} asked={request} />
      {request && <Explained key={`${request} explained`} requestId={request} />}
    </WorkPage>
  );
}

function AskForm({ asked }: { asked: string | undefined }) {
  const { refusals: text } = useWords();
  const navigate = useNavigate();
  const [requestId, setRequestId] = useState(asked ?? "");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const request = requestId.trim();
    setMissing(!request);
    if (request) void navigate({ to: "/explain", search: { request } });
  };
  return (
    <form className={style.ask} onSubmit={submit} noValidate>
      <TextInput
        label={text.requestId}
        description={text.requestHint}
        value={requestId}
        error={missing ? text.missing : undefined}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        className={style.field}
        onChange={(event) => setRequestId(event.currentTarget.value)}
      />
      <Button type="submit">{text.submit}</Button>
    </form>
  );
}

function Explained({ requestId }: { requestId: string }) {
  const { refusals: text } = useWords();
  const query = useQuery({
    queryKey: ["refusal", requestId],
    queryFn: async () => orThrow(await explainRefusal({ requestId })),
  });
  const failure = failureOf(query.error);
  if (query.data) return <Explanation explanation={query.data} />;
  if (!failure) return <SkeletonLines lines={6} />;
  const unknown = failure.kind === "refused" && failure.problem.code === "not-found";
  return (
    <ProblemNotice
      failure={failure}
      title={unknown ? text.notFoundTitle : text.failedTitle}
      onRetry={() => void query.refetch()}
    />
  );
}
