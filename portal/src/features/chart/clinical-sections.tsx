import type { Chart } from "@crossbay/contract";
import { formatDate } from "../../ui/dates/format-date.ts";
import { useWords } from "../../ui/words/words.ts";
import style from "./chart.module.css";
import { EntryList, joined } from "./entry-list.tsx";
import { SectionCard } from "./section-card.tsx";

export function AllergiesSection({ chart }: { chart: Chart }) {
  const words = useWords();
  const text = words.chart;
  return (
    <SectionCard title={text.allergies} section={chart.allergies} none={text.none.allergies}>
      {(items) => (
        <EntryList
          entries={items.map((allergy) => ({
            key: allergy.id,
            main: <strong className={style.allergy}>{allergy.substance}</strong>,
            detail: joined(
              allergy.reactions.join(", "),
              allergy.severity,
              allergy.onset && text.since(formatDate(allergy.onset, words)),
              allergy.status === "active" ? undefined : allergy.status,
            ),
            from: allergy.from,
            line: { name: allergy.substance, resourceId: allergy.id },
          }))}
        />
      )}
    </SectionCard>
  );
}

export function ProblemsSection({ chart }: { chart: Chart }) {
  const words = useWords();
  const text = words.chart;
  return (
    <SectionCard title={text.problems} section={chart.problems} none={text.none.problems}>
      {(items) => (
        <EntryList
          entries={items.map((problem) => ({
            key: problem.id,
            main: problem.name,
            detail: joined(problem.status, problem.onset && text.since(formatDate(problem.onset, words)), problem.code),
            from: problem.from,
            line: { name: problem.name, resourceId: problem.id },
          }))}
        />
      )}
    </SectionCard>
  );
}
