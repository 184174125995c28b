import { useDraft } from "../../../ui/session/drafts.ts";
import { useSession } from "../../../ui/session/session-context.ts";
import { isBlank, type SheetRow, withEmptyRows } from "./sheet.ts";

/** What was typed and not yet sent. It holds colleagues' addresses, so it stays in memory, also while the session is locked. */
interface SheetDraft {
  rows: readonly SheetRow[];
  note: string;
}

const rowsAtFirst = 5;
const emptyDraft: SheetDraft = { rows: withEmptyRows([], rowsAtFirst), note: "" };

export function useSheetDraft() {
  const { session } = useSession();
  const [draft, keep] = useDraft<SheetDraft>(`worksheet ${session.actingFor?.id}`, emptyDraft);
  return {
    ...draft,
    /** Rows with something in them. */
    filled: draft.rows.filter((row) => !isBlank(row)).length,
    keep: (part: Partial<SheetDraft>) => keep({ ...draft, ...part }),
    forget: () => keep(emptyDraft),
  };
}
