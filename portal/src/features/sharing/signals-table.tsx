import type { SharingSignal } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { formatDateTime } from "../../ui/dates/format-date.ts";
import { ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { DataTable } from "../../ui/table/data-table.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./sharing.module.css";

interface Props {
  signals: readonly SharingSignal[];
  onLook(signal: SharingSignal): void;
}

/** The signals, new ones first, each in a sentence. */
export function SignalsTable({ signals, onLook }: Props) {
  const words = useWords();
  const { sharing: text } = words;
  const newFirst = signals.toSorted(
    (one, other) => Number(other.state === "new") - Number(one.state === "new") || other.at.localeCompare(one.at),
  );
  return (
    <DataTable
      label={text.label}
      rows={newFirst}
      keyOf={({ id }) => id}
      name={{
        id: "person",
        title: text.person,
        sort: ({ name }) => name,
        cell: ({ name, username }) => (
          <>
            <strong>{name}</strong>
            <span className={style.detail}>{username}</span>
          </>
        ),
      }}
      columns={[
        {
          id: "when",
          title: text.when,
          whole: true,
          sort: ({ at }) => at,
          cell: ({ at }) => formatDateTime(at, words),
        },
        {
          id: "what",
          title: text.what,
          sort: ({ kind }) => text.kinds[kind],
          cell: ({ kind, sentence }) => (
            <>
              {text.kinds[kind]}
              <span className={style.detail}>{sentence}</span>
            </>
          ),
        },
        {
          id: "state",
          title: text.state,
          whole: true,
          cell: (signal) =>
            signal.state === "new" ? (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={text.lookOf(signal.name)}
                onClick={() => onLook(signal)}
              >
                {text.look}
              </Button>
            ) : (
              <ShapeMark shape="check" tone="quiet">
                {text.states[signal.state]}
              </ShapeMark>
            ),
        },
      ]}
    />
  );
}
