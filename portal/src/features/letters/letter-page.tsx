import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { letterTemplatesQuery } from "../../ui/api/desk-queries.ts";
import { failureOf } from "../../ui/api/queries.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { SkeletonLines } from "../../ui/page/skeleton-lines.tsx";
import { useWords } from "../../ui/words/words.ts";
import { LetterEditor } from "./letter-editor.tsx";
import { LetterFrame, letterName, useAdministers } from "./letter-frame.tsx";

/** One mail: its text, what may stand in it, and how it will look. */
export function LetterPage() {
  const { letters: text } = useWords();
  const { letterId } = useParams({ from: "/frame/admin/letters/$letterId" });
  const enabled = useAdministers();
  const query = useQuery({ ...letterTemplatesQuery, enabled });
  const failure = failureOf(query.error);
  const template = query.data?.templates.find(({ id }) => id === letterId);
  return (
    <LetterFrame
      title={template ? letterName(template.id) : text.title}
      lead={template?.about}
      back={<BackLink to="/admin/letters" word={text.title} />}
    >
      {failure && !query.data && (
        <ProblemNotice failure={failure} title={text.failedTitle} onRetry={() => void query.refetch()} />
      )}
      {query.isPending && enabled && !failure && <SkeletonLines lines={8} />}
      {query.data && !template && <EmptyState title={text.notFoundTitle}>{text.notFound}</EmptyState>}
      {template && <LetterEditor key={template.id} template={template} />}
    </LetterFrame>
  );
}
