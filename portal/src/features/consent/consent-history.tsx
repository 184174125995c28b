import type { ConsentDecision } from "@crossbay/contract";
import { formatDate, formatDateTime } from "../../ui/dates/format-date.ts";
import { Card } from "../../ui/page/card.tsx";
import { FactList } from "../../ui/page/fact-list.tsx";
import { ConsentState } from "../../ui/patient/consent-state.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./consent.module.css";
import { EvidenceView } from "./evidence-view.tsx";

interface Props {
  personId: string;
  decisions: readonly ConsentDecision[];
}

/** Every decision, newest first; none is ever changed or removed. */
export function ConsentHistory({ personId, decisions }: Props) {
  const { consent: text } = useWords();
  return (
    <Card title={text.historyTitle}>
      {decisions.length === 0 ? (
        <p className={style.quiet}>{text.noHistory}</p>
      ) : (
        <ol className={style.history}>
          {decisions.map((decision) => (
            <Decision key={decision.id} personId={personId} decision={decision} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function Decision({ personId, decision }: { personId: string; decision: ConsentDecision }) {
  const words = useWords();
  const { consent: text } = words;
  const relations: Record<string, string> = text.relations;
  const { endsAt, endedAt, recordedBy } = decision;
  return (
    <li>
      <p className={style.decided}>
        <ConsentState value={decision.value} />
        {decision.oneVisit && <span className={style.quiet}> · {text.oneVisit}</span>}
      </p>
      <FactList
        dense
        facts={[
          [text.covers, decision.participantName ?? text.scopes[decision.scope]],
          [
            text.signed,
            `${formatDate(decision.signedOn, words)}, ${text.signedBy(decision.signerName, relations[decision.signerRelation] ?? decision.signerRelation)}`,
          ],
          [text.witnessed, decision.witnessName],
          [
            text.recorded,
            [formatDateTime(decision.recordedAt, words), recordedBy && text.recordedBy(recordedBy)]
              .filter((part) => part)
              .join(" "),
          ],
          [text.ends, !endedAt && endsAt && formatDateTime(endsAt, words)],
          [text.ended, endedAt && formatDateTime(endedAt, words)],
          [
            text.evidence,
            `${text.evidenceShort[decision.evidence] ?? decision.evidence} · ${decision.form}`,
            decision.language && languageName(decision.language),
          ],
        ]}
      />
      {decision.hasEvidence && <EvidenceView personId={personId} decision={decision} />}
    </li>
  );
}

/** `Spanish` for `es`, as the browser knows it. */
function languageName(code: string): string {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
