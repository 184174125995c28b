import type { Chart, ChartEncounter } from "@crossbay/contract";
import { Link } from "@tanstack/react-router";
import { formatDate } from "../../ui/dates/format-date.ts";
import { usePersonId } from "../../ui/page/use-person-id.ts";
import type { NamedLine } from "../../ui/patient/source-line.tsx";
import type { Words } from "../../ui/words/en.ts";
import { useWords } from "../../ui/words/words.ts";
import { EntryList, joined } from "./entry-list.tsx";
import { SectionCard } from "./section-card.tsx";

const newestEncounters = 5;

/** The newest encounters beside the results; all of them have a tab of their own. */
export function EncountersSection({ chart }: { chart: Chart }) {
  const words = useWords();
  const personId = usePersonId();
  const text = words.chart;
  const { items } = chart.encounters;
  return (
    <SectionCard
      title={text.encounters}
      section={chart.encounters}
      none={text.none.encounters}
      aside={
        items.length > newestEncounters && (
          <Link to="/persons/$personId/encounters" params={{ personId }}>
            {text.allEncounters(items.length)}
          </Link>
        )
      }
    >
      {(encounters) => (
        <EntryList
          entries={encounters.slice(0, newestEncounters).map((encounter) => ({
            key: encounter.id,
            main: joined(encounter.class, encounter.reason) ?? text.encounter,
            detail: joined(encounterPeriod(encounter, words), encounter.location),
            from: encounter.from,
            line: encounterLine(encounter, words),
          }))}
        />
      )}
    </SectionCard>
  );
}

/** How a report of a wrong line names an encounter. */
export const encounterLine = ({ id, class: kind, start }: ChartEncounter, { chart }: Words): NamedLine => ({
  name: kind || chart.encounter,
  at: start,
  resourceId: id,
});

/** `3 Mar 2026 to 5 Mar 2026`, one day once, `to` ongoing while it lasts. */
export function encounterPeriod({ start, end, status }: ChartEncounter, words: Words): string | undefined {
  const from = start && formatDate(start, words);
  const to = end && formatDate(end, words);
  if (!from) return to;
  if (to) return from === to ? from : words.chart.until(from, to);
  return status === "in-progress" ? joined(from, words.chart.ongoing) : from;
}
