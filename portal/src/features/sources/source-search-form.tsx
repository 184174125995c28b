import type { FeedState, SourcesPage, SourcesSearch } from "@crossbay/contract";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { useWords } from "../../ui/words/words.ts";
import style from "./sources.module.css";

const states: readonly FeedState[] = ["failing", "silent", "never", "quiet", "live"];

interface Props {
  states: SourcesPage["states"];
  search: SourcesSearch;
  onSearch(search: SourcesSearch): void;
}

/** Which sources are shown: by a word of theirs, and by how they stand. */
export function SourceSearchForm({ states: counts, search, onSearch }: Props) {
  const { sources: text, times } = useWords();
  const [typed, setTyped] = useState(search.search ?? "");
  const ask = (state: string | undefined) =>
    onSearch({
      ...(typed.trim() ? { search: typed.trim() } : {}),
      ...(states.includes(state as FeedState) ? { state: state as FeedState } : {}),
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask(search.state);
  };
  const all = states.reduce((sum, state) => sum + counts[state], 0);
  return (
    <form className={style.filters} onSubmit={submit}>
      <TextInput
        label={text.search}
        value={typed}
        maxLength={100}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <NativeSelect
        label={text.state}
        value={search.state ?? "all"}
        data={[
          { value: "all", label: text.filter("all", times.count(all)) },
          ...states.map((state) => ({ value: state, label: text.filter(state, times.count(counts[state])) })),
        ]}
        onChange={(event) => ask(event.currentTarget.value)}
      />
      <Button type="submit">{text.submit}</Button>
    </form>
  );
}
