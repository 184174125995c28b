import type { QuarantinedMessage, ReplayOutcome } from "@crossbay/contract";
import { Checkbox } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { formatClock, formatDate } from "../../ui/dates/format-date.ts";
import { useWords } from "../../ui/words/words.ts";
import {
  FaultsCell,
  faultsNow,
  isSettled,
  OpenLink,
  type RowProps,
  SelectBox,
  StandingMark,
} from "./message-cells.tsx";
import style from "./quarantine.module.css";

interface Props {
  messages: readonly QuarantinedMessage[];
  outcomes: ReadonlyMap<string, ReplayOutcome>;
  selected: ReadonlySet<string>;
  onSelect(ids: ReadonlySet<string>): void;
}

/** The messages as a table, or as cards where a table would not fit. */
export function MessageList({ messages, outcomes, selected, onSelect }: Props) {
  const { quarantine: text } = useWords();
  const wide = useMediaQuery("(min-width: 77.5em)", undefined, { getInitialValueInEffect: false });
  const open = messages.filter(({ id, state }) => state === "waiting" && !isSettled(outcomes.get(id)));
  const rows = messages.map((message) => ({
    message,
    outcome: outcomes.get(message.id),
    selected: selected.has(message.id),
    onSelect: (chosen: boolean) => onSelect(withOrWithout(selected, message.id, chosen)),
  }));
  const all = open.length > 0 && (
    <Checkbox
      checked={open.every(({ id }) => selected.has(id))}
      indeterminate={selected.size > 0 && !open.every(({ id }) => selected.has(id))}
      aria-label={text.selectAll}
      label={wide ? undefined : text.selectAll}
      onChange={(event) => onSelect(new Set(event.currentTarget.checked ? open.map(({ id }) => id) : []))}
    />
  );
  if (!wide) {
    return (
      <div className={style.cardsPlace}>
        {all}
        <ul className={style.cards} aria-label={text.tableLabel}>
          {rows.map((row) => (
            <Card key={row.message.id} {...row} />
          ))}
        </ul>
      </div>
    );
  }
  return (
    <div className={style.panel}>
      <table className={style.table} aria-label={text.tableLabel}>
        <thead>
          <tr>
            <td className={style.selectColumn}>{all}</td>
            <th scope="col">{text.controlId}</th>
            <th scope="col">{text.received}</th>
            <th scope="col">{text.source}</th>
            <th scope="col">{text.type}</th>
            <th scope="col">{text.wrong}</th>
            <th scope="col">{text.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.message.id} {...row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row(row: RowProps) {
  const words = useWords();
  const { message, outcome } = row;
  return (
    <tr data-selected={row.selected || undefined}>
      <td className={style.selectColumn}>
        <SelectBox {...row} />
      </td>
      <th scope="row" className={style.controlId}>
        <OpenLink message={message} />
      </th>
      <td className={style.time}>
        {formatDate(message.receivedAt, words)}
        <span className={style.detail}>{formatClock(message.receivedAt)}</span>
      </td>
      <td>{message.sourceName}</td>
      <td className={style.type}>{message.type || words.quarantine.noType}</td>
      <td className={style.wrong}>
        <FaultsCell faults={faultsNow(message, outcome)} />
      </td>
      <td className={style.standing}>
        <StandingMark message={message} outcome={outcome} />
      </td>
    </tr>
  );
}

function Card(row: RowProps) {
  const words = useWords();
  const { message, outcome } = row;
  return (
    <li className={style.card} data-selected={row.selected || undefined}>
      <div className={style.cardHead}>
        <SelectBox {...row} />
        <OpenLink message={message} />
        <StandingMark message={message} outcome={outcome} />
      </div>
      <p>
        <FaultsCell faults={faultsNow(message, outcome)} />
      </p>
      <p className={style.quiet}>
        {message.type || words.quarantine.noType} · {message.sourceName} · {formatDate(message.receivedAt, words)}{" "}
        {formatClock(message.receivedAt)}
      </p>
    </li>
  );
}

function withOrWithout(ids: ReadonlySet<string>, id: string, chosen: boolean): ReadonlySet<string> {
  const next = new Set(ids);
  if (chosen) next.add(id);
  else next.delete(id);
  return next;
}
