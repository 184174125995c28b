import type { Failure } from "../../ui/api/ask.ts";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { PageHeading } from "../../ui/page/page-heading.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./training.module.css";

export const isLinkOver = (failure: Failure | undefined): boolean =>
  failure?.kind === "refused" && failure.problem.code === "training-link-over";

/** Whose link it was nobody knows any more, so only the relationship manager can send another. */
export function LinkOver() {
  const { training: text } = useWords();
  return (
    <main className={style.page}>
      <PageHeading hiddenFromSight>{text.linkOverTitle}</PageHeading>
      <EmptyState title={text.linkOverTitle}>
        <p>{text.linkOver}</p>
        <p className={style.way}>
          <a href="/find-your-relationship-manager">{text.findManager}</a>
        </p>
      </EmptyState>
    </main>
  );
}
