import { useDraft } from "../../../ui/session/drafts.ts";
import { useSession } from "../../../ui/session/session-context.ts";
import { isBlank, type SheetRow, withEmptyRows } from "./sheet.ts";

/** What was typed and not yet sent. It holds colleagues' addresses, so it stays in memory, also while the session is locked. */
interface Draft {
  rows: readonly SheetRow[];
  note: string;
}

const rowsAtFirst = 5;
const emptyDraft: Draft = { rows: withEmptyRows([], rowsAtFirst), note: "" };

export function useSheetDraft() {
  const { session } = useSession();
  const [draft, keep] = useDraft<Draft>(`worksheet ${session.actingFor?.id}`, emptyDraft);
  return {
    ...draft,
    /** Rows with something in them. */
    filled: draft.rows.filter((row) => !isBlank(row)).length,
    keep: (part: Partial<Draft>) => keep({ ...draft, ...part }),
    forget: () => keep(emptyDraft),
  };
}

export type SheetDraft = ReturnType<typeof useSheetDraft>;
