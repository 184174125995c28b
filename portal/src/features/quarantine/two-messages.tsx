import type { QuarantineDetail } from "@crossbay/contract";
import { VisuallyHidden } from "@mantine/core";
import { formatClock, formatDate } from "../../ui/dates/format-date.ts";
import { compareLines } from "../../ui/message/compare-lines.ts";
import { separatorOf } from "../../ui/message/locate-place.ts";
import { linesOf } from "../../ui/message/message-text.tsx";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./two-messages.module.css";

interface Props {
  earlier: NonNullable<QuarantineDetail["earlier"]>;
  /** The later message, masked like the earlier one. */
  text: string;
}

// Of longer messages only what differs is shown, and not without end.
const pairsMax = 60;
const differingMax = 500;

/** Two messages with one control id, line beside line, with the fields that differ marked. */
export function TwoMessages({ earlier, text }: Props) {
  const words = useWords();
  const { detail } = words.quarantine;
  const before = linesOf(earlier.text);
  const after = linesOf(text);
  const onChart = earlier.isOnChart ? detail.earlierOn.yes : detail.earlierOn.no;
  const pairs = compareLines(before, after);
  const shown = (pairs.length > pairsMax ? pairs.filter(({ same }) => !same) : pairs).slice(0, differingMax);
  const separator = separatorOf(before);
  return (
    <Card title={detail.earlierTitle} flush>
      <p className={style.lead}>{detail.earlierLead}</p>
      <table className={style.table}>
        <thead>
          <tr>
            <th scope="col">
              {detail.earlier}{" "}
              <span className={style.when}>
                {formatDate(earlier.receivedAt, words)} {formatClock(earlier.receivedAt)}, {onChart}
              </span>
            </th>
            <th scope="col">{detail.later}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((pair) => (
            <tr key={`${pair.before} ${pair.after}`} data-differs={!pair.same || undefined}>
              <td>
                {pair.before !== undefined && (
                  <ComparedLine
                    text={before[pair.before] ?? ""}
                    other={pair.after === undefined ? undefined : after[pair.after]}
                    separator={separator}
                  />
                )}
              </td>
              <td>
                {!pair.same && <VisuallyHidden>{detail.differs}: </VisuallyHidden>}
                {pair.after !== undefined && (
                  <ComparedLine
                    text={after[pair.after] ?? ""}
                    other={pair.before === undefined ? undefined : before[pair.before]}
                    separator={separator}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < pairs.length && (
        <p className={style.lead}>{detail.pairsLeftOut(words.times.count(pairs.length - shown.length))}</p>
      )}
    </Card>
  );
}

interface LineProps {
  text: string;
  /** The line beside it, if there is one. */
  other: string | undefined;
  separator: string;
}

function ComparedLine({ text, other, separator }: LineProps) {
  if (other === undefined || other === text) return <code>{text}</code>;
  const others = other.split(separator);
  return (
    <code>
      {text.split(separator).map((field, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field of a segment is known by its place alone.
        <span key={place}>
          {place > 0 && separator}
          {field === others[place] ? field : <mark className={style.field}>{field}</mark>}
        </span>
      ))}
    </code>
  );
}
