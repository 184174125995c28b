import type { QuarantinedMessage, ReplayOutcome } from "@crossbay/contract";
import { Checkbox } from "@mantine/core";
import { formatClock, formatDate } from "../../ui/dates/format-date.ts";
import { type Column, DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import { FaultsCell, faultsNow, isSettled, OpenLink, SelectBox, StandingMark } from "./message-cells.tsx";
import style from "./quarantine.module.css";

interface Props {
  messages: readonly QuarantinedMessage[];
  outcomes: ReadonlyMap<string, ReplayOutcome>;
  selected: ReadonlySet<string>;
  onSelect(ids: ReadonlySet<string>): void;
}

/** The messages, each with what is wrong with it and how it stands. */
export function MessageList({ messages, outcomes, selected, onSelect }: Props) {
  const { quarantine: text } = useWords();
  const columns = useColumns(outcomes);
  const open = messages.filter(({ id, state }) => state === "waiting" && !isSettled(outcomes.get(id)));
  const allSelected = open.every(({ id }) => selected.has(id));
  const select = {
    all: (withWords: boolean) =>
      open.length > 0 && (
        <Checkbox
          {...(withWords ? { label: text.selectAll } : { "aria-label": text.selectAll })}
          checked={allSelected}
          indeterminate={selected.size > 0 && !allSelected}
          onChange={(event) => onSelect(new Set(event.currentTarget.checked ? open.map(({ id }) => id) : []))}
        />
      ),
    each: (message: QuarantinedMessage) => (
      <SelectBox
        message={message}
        outcome={outcomes.get(message.id)}
        selected={selected.has(message.id)}
        onSelect={(chosen) => onSelect(withOrWithout(selected, message.id, chosen))}
      />
    ),
    selected: ({ id }: QuarantinedMessage) => selected.has(id),
  };
  return (
    <DataTable
      label={text.tableLabel}
      rows={messages}
      keyOf={({ id }) => id}
      name={{ id: "message", title: text.controlId, cell: (message) => <OpenLink message={message} /> }}
      columns={columns}
      select={select}
      tableFrom="77.5em"
    />
  );
}

function useColumns(outcomes: ReadonlyMap<string, ReplayOutcome>): Column<QuarantinedMessage>[] {
  const words = useWords();
  const { quarantine: text } = words;
  return [
    {
      id: "received",
      title: text.received,
      whole: true,
      cell: ({ receivedAt }) => (
        <>
          {formatDate(receivedAt, words)} <span className={style.clock}>{formatClock(receivedAt)}</span>
        </>
      ),
    },
    { id: "source", title: text.source, cell: ({ sourceName }) => sourceName },
    { id: "type", title: text.type, whole: true, cell: ({ type }) => type || text.noType },
    {
      id: "wrong",
      title: text.wrong,
      cell: (message) => (
        <div className={style.wrong}>
          <FaultsCell faults={faultsNow(message, outcomes.get(message.id))} />
        </div>
      ),
    },
    {
      id: "state",
      title: text.state,
      whole: true,
      cell: (message) => <StandingMark message={message} outcome={outcomes.get(message.id)} />,
    },
  ];
}

function withOrWithout(ids: ReadonlySet<string>, id: string, chosen: boolean): ReadonlySet<string> {
  const next = new Set(ids);
  if (chosen) next.add(id);
  else next.delete(id);
  return next;
}
