import type { MessageFault } from "@crossbay/contract";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import messages from "./quarantine.module.css";
import style from "./quarantined.module.css";

const marks: Record<MessageFault["severity"], { shape: MarkShape; tone: MarkTone }> = {
  E: { shape: "cross", tone: "wrong" },
  W: { shape: "warning", tone: "plain" },
  I: { shape: "ring", tone: "quiet" },
};

/** Everything that is wrong, the errors first, each as a sentence with its place and HL7 code. */
export function FaultList({ title, faults }: { title: string; faults: readonly MessageFault[] }) {
  const { detail: text } = useWords().quarantine;
  const ordered = faults.toSorted((one, other) => "EWI".indexOf(one.severity) - "EWI".indexOf(other.severity));
  return (
    <Card title={title}>
      <ul className={style.faults}>
        {ordered.map((fault) => (
          <li key={`${fault.code} ${fault.place} ${fault.sentence}`}>
            <p className={style.faultSentence}>{fault.sentence}</p>
            <p className={style.faultFacts}>
              <ShapeMark {...marks[fault.severity]}>{text.severities[fault.severity]}</ShapeMark>
              {fault.place && <code className={messages.place}>{fault.place}</code>}
              <span>{text.code(fault.code)}</span>
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
