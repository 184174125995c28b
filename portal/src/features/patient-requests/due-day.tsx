import type { PatientRequest } from "@crossbay/contract";
import { formatDate } from "../../ui/dates/format-date.ts";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { useWords } from "../../ui/words/words.ts";

/** The day on which an answer is due; marked when it has passed. */
export function DueDay({ request: { dueOn, late } }: { request: PatientRequest }) {
  const words = useWords();
  const day = formatDate(dueOn, words);
  if (!late) return day;
  return (
    <ShapeMark shape="warning" tone="wrong">
      {day} · {words.patientRequests.lateMark}
    </ShapeMark>
  );
}
