import { useCallback, useState } from "react";

/**
 * What was typed and not yet sent. It outlives a locked session, so that nothing typed is lost, stays in memory
 * only, and is forgotten at sign-out.
 */
const drafts = new Map<string, unknown>();

export function useDraft<T>(name: string, empty: T): readonly [T, (draft: T) => void] {
  const [draft, setDraft] = useState<T>(() => (drafts.get(name) as T | undefined) ?? empty);
  const keep = useCallback(
    (next: T) => {
      drafts.set(name, next);
      setDraft(next);
    },
    [name],
  );
  return [draft, keep];
}

export function forgetDrafts(): void {
  drafts.clear();
}
