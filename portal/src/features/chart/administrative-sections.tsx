import type { Chart } from "@crossbay/contract";
import { namesPatient } from "../../ui/help/last-action.ts";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./chart.module.css";
import { EntryList, joined } from "./entry-list.tsx";
import { SectionCard } from "./section-card.tsx";

/** Who the patient is to others: numbers, payers, contacts, address. */
export function AdministrativeSections({ chart }: { chart: Chart }) {
  const { chart: text } = useWords();
  return (
    <div className={style.administrative} {...namesPatient}>
      <SectionCard title={text.identifiers} section={chart.identifiers} none={text.none.identifiers}>
        {(items) => (
          <EntryList
            entries={items.map((identifier) => ({
              key: `${identifier.authority} ${identifier.type} ${identifier.value}`,
              main: <span className={style.number}>{identifier.value}</span>,
              detail: joined(identifier.authority, identifier.type),
              from: identifier.from,
              line: { name: text.identifierLine(identifier.authority) },
            }))}
          />
        )}
      </SectionCard>
      <SectionCard title={text.coverage} section={chart.coverages} none={text.none.coverage}>
        {(items) => (
          <EntryList
            entries={items.map((coverage) => ({
              key: coverage.id,
              main: coverage.payer,
              detail: joined(coverage.plan, coverage.memberId && text.memberId(coverage.memberId)),
              from: coverage.from,
              line: { name: coverage.payer, resourceId: coverage.id },
            }))}
          />
        )}
      </SectionCard>
      <SectionCard title={text.contacts} section={chart.contacts} none={text.none.contacts}>
        {(items) => (
          <EntryList
            entries={items.map((contact) => ({
              key: contact.id,
              main: contact.name,
              detail: joined(contact.relationship, contact.phone),
              from: contact.from,
              line: { name: text.contacts, resourceId: contact.id },
            }))}
          />
        )}
      </SectionCard>
      <Demographics chart={chart} />
    </div>
  );
}

function Demographics({ chart }: { chart: Chart }) {
  const { chart: text } = useWords();
  const { addresses, phones, otherNames, language } = chart.demographics;
  const facts = [
    { label: text.addresses, values: addresses },
    { label: text.phones, values: phones },
    { label: text.otherNames, values: otherNames },
    { label: text.language, values: language ? [language] : [] },
  ].filter(({ values }) => values.length > 0);
  return (
    <Card title={text.demographics}>
      {facts.length === 0 && <p className={style.quiet}>{text.none.demographics}</p>}
      <dl className={style.facts}>
        {facts.map(({ label, values }) => (
          <div key={label}>
            <dt>{label}</dt>
            {values.map((value) => (
              <dd key={value}>{value}</dd>
            ))}
          </div>
        ))}
      </dl>
    </Card>
  );
}
