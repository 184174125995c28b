import { type ParticipantList, participantTypes } from "@crossbay/contract";
import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useWords } from "../../ui/words/words.ts";
import { type ParticipantFilters, participantFlags } from "./filter-participants.ts";
import style from "./participants.module.css";

interface Props {
  list: ParticipantList;
  filters: ParticipantFilters;
  onChange(filters: ParticipantFilters): void;
}

/** Narrows the list while it is typed; only what occurs in the list can be chosen. */
export function ParticipantFiltersForm({ list, filters, onChange }: Props) {
  const { participants: text } = useWords();
  const types = participantTypes.filter((type) => list.participants.some((each) => each.type === type));
  return (
    <search className={style.filters} aria-label={text.filtersLabel}>
      <TextInput
        size="sm"
        label={text.search}
        value={filters.text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange({ ...filters, text: event.currentTarget.value })}
      />
      <NativeSelect
        size="sm"
        label={text.type}
        value={filters.type ?? ""}
        data={[{ value: "", label: text.anyType }, ...types.map((value) => ({ value, label: text.types[value] }))]}
        onChange={(event) => onChange({ ...filters, type: types.find((each) => each === event.currentTarget.value) })}
      />
      <NativeSelect
        size="sm"
        label={text.flag}
        value={filters.flag ?? ""}
        data={[
          { value: "", label: text.anyFlag },
          ...participantFlags.map((value) => ({ value, label: text.flagNames[value] })),
        ]}
        onChange={(event) =>
          onChange({ ...filters, flag: participantFlags.find((each) => each === event.currentTarget.value) })
        }
      />
      <NativeSelect
        size="sm"
        label={text.manager}
        value={filters.manager ?? ""}
        data={[
          { value: "", label: text.anyManager },
          ...list.relationshipManagers.map(({ accountId, name }) => ({ value: accountId, label: name })),
          { value: "nobody", label: text.noManager },
        ]}
        onChange={(event) => onChange({ ...filters, manager: event.currentTarget.value || undefined })}
      />
      <Checkbox
        className={style.filterBox}
        label={text.showEnded}
        checked={filters.ended}
        onChange={(event) => onChange({ ...filters, ended: event.currentTarget.checked })}
      />
    </search>
  );
}
