import { serverNow } from "../../../ui/api/ask.ts";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { useDraft } from "../../../ui/session/drafts.ts";
import { useWords } from "../../../ui/words/words.ts";

/** An incident as it is being reported; all as it was typed. */
export interface BreachDraft {
  participantId: string;
  name: string;
  what: string;
  discoveredOn: string;
  concerned: string;
}

/** The report of an incident that is being written; `begin` starts one with what another page knows of it. */
export function useBreachDraft() {
  const words = useWords();
  const today = formatDate(new Date(serverNow()).toISOString(), words);
  const empty: BreachDraft = { participantId: "", name: "", what: "", discoveredOn: today, concerned: "" };
  const [draft, setDraft] = useDraft<BreachDraft>("breach report", empty);
  return {
    draft,
    setDraft,
    clear: () => setDraft(empty),
    begin: (incident: { name: string; what: string }) => setDraft({ ...empty, ...incident, concerned: "1" }),
  };
}
