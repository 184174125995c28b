import type { ChartEncounter } from "@crossbay/contract";
import { SourceLine } from "../../ui/patient/source-line.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./chart.module.css";
import { ChartGate } from "./chart-gate.tsx";
import { encounterLine, encounterPeriod } from "./encounter-sections.tsx";
import { joined } from "./entry-list.tsx";
import { SectionCard } from "./section-card.tsx";

export function EncountersPage() {
  const { chart: text } = useWords();
  return (
    <ChartGate tab="encounters">
      {(chart) => (
        <SectionCard title={text.encounters} section={chart.encounters} none={text.none.encounters} flush>
          {(encounters) => <EncountersTable encounters={encounters} />}
        </SectionCard>
      )}
    </ChartGate>
  );
}

function EncountersTable({ encounters }: { encounters: ChartEncounter[] }) {
  const words = useWords();
  const { chart: text } = words;
  return (
    <table className={style.table}>
      <thead>
        <tr>
          <th scope="col">{text.encounter}</th>
          <th scope="col">{text.period}</th>
          <th scope="col" className={style.wideOnly}>
            {text.reason}
          </th>
          <th scope="col" className={style.wideOnly}>
            {text.place}
          </th>
          <th scope="col" className={style.wideOnly}>
            {text.attending}
          </th>
          <th scope="col" className={style.wideOnly}>
            {text.disposition}
          </th>
          <th scope="col" className={style.wideOnly}>
            {text.sourceAndTime}
          </th>
        </tr>
      </thead>
      <tbody>
        {encounters.map((encounter) => (
          <tr key={encounter.id}>
            <th scope="row">
              {encounter.class} <span className={style.detail}>{encounter.status}</span>
              <span className={style.narrowOnly}>
                <span className={style.detail}>
                  {joined(encounter.reason, encounter.location, encounter.attending, encounter.disposition)}
                </span>
                <SourceLine from={encounter.from} line={encounterLine(encounter, words)} />
              </span>
            </th>
            <td>{encounterPeriod(encounter, words)}</td>
            <td className={style.wideOnly}>{encounter.reason}</td>
            <td className={style.wideOnly}>{encounter.location}</td>
            <td className={style.wideOnly}>{encounter.attending}</td>
            <td className={style.wideOnly}>{encounter.disposition}</td>
            <td className={style.wideOnly}>
              <SourceLine from={encounter.from} line={encounterLine(encounter, words)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
