import { useEffect } from "react";
import { EmptyState } from "../ui/page/empty-state.tsx";
import { PageHeading } from "../ui/page/page-heading.tsx";
import { useWords } from "../ui/words/words.ts";

/** A result window after its session: it closes itself, and says so where the browser does not let it. */
export function ClosedWindow() {
  const { frame } = useWords();
  useEffect(() => window.close(), []);
  return (
    <main>
      <PageHeading hiddenFromSight>{frame.windowClosed.title}</PageHeading>
      <EmptyState title={frame.windowClosed.title}>{frame.windowClosed.lead}</EmptyState>
    </main>
  );
}
