import type { ConsentDecision } from "@crossbay/contract";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { ConsentState } from "../../ui/patient/consent-state.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./consent.module.css";

/** Every decision, newest first; none is ever changed or removed. */
export function ConsentHistory({ decisions }: { decisions: readonly ConsentDecision[] }) {
  const { consent: text } = useWords();
  return (
    <Card title={text.historyTitle}>
      {decisions.length === 0 ? (
        <p className={style.quiet}>{text.noHistory}</p>
      ) : (
        <ol className={style.history}>
          {decisions.map((decision) => (
            <Decision key={decision.id} decision={decision} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Decision({ decision }: { decision: ConsentDecision }) {
  const words = useWords();
  const { consent: text } = words;
  const relations: Record<string, string> = text.relations;
  const facts = [
    { label: text.covers, value: decision.participantName ?? text.scopes[decision.scope] },
    {
      label: text.signed,
      value: `${formatDate(decision.signedOn, words)}, ${text.signedBy(decision.signerName, relations[decision.signerRelation] ?? decision.signerRelation)}`,
    },
    {
      label: text.recorded,
      value: [formatDateTime(decision.recordedAt, words), decision.recordedBy && text.recordedBy(decision.recordedBy)]
        .filter((part) => part)
        .join(" "),
    },
    { label: text.evidence, value: `${text.evidenceShort[decision.evidence] ?? decision.evidence} · ${decision.form}` },
  ];
  return (
    <li>
      <p className={style.decided}>
        <ConsentState value={decision.value} />
      </p>
      <dl className={style.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
