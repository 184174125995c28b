import type { TicketPage } from "@crossbay/contract";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useWords } from "../../ui/words/words.ts";
import queue from "./queue.module.css";
import { type QueueAddress, type QueueView, teamsInOrder, typesInOrder, viewsInOrder } from "./queue-address.ts";
import style from "./support.module.css";

interface ViewsProps {
  /** None while words are looked for. */
  view: QueueView | undefined;
  counts: TicketPage["counts"] | undefined;
  onChoose(view: QueueView): void;
}

/** Which requests, each with how many there are where the exchange counts them. */
export function QueueViews({ view, counts, onChoose }: ViewsProps) {
  const { supportDesk: text, times } = useWords();
  return (
    <fieldset className={queue.views}>
      <legend className={style.hidden}>{text.viewsLabel}</legend>
      {viewsInOrder.map((each) => {
        const count = countOf(counts, each);
        return (
          <button
            key={each}
            type="button"
            className={queue.view}
            aria-pressed={each === view}
            data-wrong={(each === "late" && count) || undefined}
            onClick={() => onChoose(each)}
          >
            {text.views[each]} {count !== undefined && <span className={queue.viewCount}>{times.count(count)}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}

function countOf(counts: TicketPage["counts"] | undefined, view: QueueView): number | undefined {
  return view === "waiting" || view === "solved" || view === "closed" ? undefined : counts?.[view];
}

interface FiltersProps {
  filters: QueueAddress;
  words: string;
  onChange(filters: QueueAddress): void;
  onSearch(words: string): void;
}

/** Words to look for, asked when they are sent, because each look is recorded; type and team at once. */
export function QueueFilters({ filters, words, onChange, onSearch }: FiltersProps) {
  const { supportDesk: text } = useWords();
  const [typed, setTyped] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch((typed ?? words).trim());
    setTyped(undefined);
  };
  const choose = (part: "type" | "team", value: string | undefined) => {
    const { [part]: _before, ...rest } = filters;
    onChange(value ? { ...rest, [part]: value } : rest);
  };
  return (
    <search className={queue.filters} aria-label={text.filtersLabel}>
      <form className={queue.searchForm} onSubmit={submit} noValidate>
        <TextInput
          key={words}
          size="sm"
          label={text.search}
          value={typed ?? words}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          className={queue.searchField}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button type="submit" size="sm" variant="default">
          {text.searchSubmit}
        </Button>
        {words && (
          <Button
            size="sm"
            variant="subtle"
            onClick={() => {
              setTyped(undefined);
              onSearch("");
            }}
          >
            {text.searchEnd}
          </Button>
        )}
      </form>
      <NativeSelect
        size="sm"
        label={text.type}
        value={filters.type ?? ""}
        data={[
          { value: "", label: text.anyType },
          ...typesInOrder.map((value) => ({ value, label: text.types[value] })),
        ]}
        onChange={(event) => choose("type", event.currentTarget.value)}
      />
      <NativeSelect
        size="sm"
        label={text.team}
        value={filters.team ?? ""}
        data={[
          { value: "", label: text.anyTeam },
          ...teamsInOrder.map((value) => ({ value, label: text.teams[value] })),
        ]}
        onChange={(event) => choose("team", event.currentTarget.value)}
      />
    </search>
  );
}
