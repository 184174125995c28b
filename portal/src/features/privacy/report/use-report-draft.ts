import type { PrivacyPerson } from "@crossbay/contract";
import { serverNow } from "../../../ui/api/ask.ts";
import { formatDate } from "../../../ui/dates/format-date.ts";
import { useDraft } from "../../../ui/session/drafts.ts";
import { useWords } from "../../../ui/words/words.ts";
import { lastDays, type ReportDraft } from "./plan-report.ts";

const daysAtFirst = 30;

/** The report that is being asked for. In memory only: an address would tell whom it is about. */
export function useReportDraft() {
  const words = useWords();
  const spanOf = (days: number) => {
    const { from, to } = lastDays(days, serverNow());
    return { from: formatDate(from, words), to: formatDate(to, words) };
  };
  const empty: ReportDraft = { about: "patient", accountId: "", participantId: "", ...spanOf(daysAtFirst) };
  const [draft, setDraft] = useDraft<ReportDraft>("access report", empty);
  return { draft, setDraft, spanOf, empty };
}

/** For links of other pages: the next report is about this patient, or this user. */
export function useAskForReport() {
  const { setDraft, spanOf, empty } = useReportDraft();
  return {
    ofPatient: (person: PrivacyPerson) =>
      setDraft({ ...empty, ...spanOf(365), about: "patient", person, atOnce: true }),
    ofUser: (accountId: string) => setDraft({ ...empty, about: "user", accountId, atOnce: true }),
  };
}
