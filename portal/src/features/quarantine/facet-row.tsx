import { useId, useState } from "react";
import { useWords } from "../../ui/words/words.ts";
import style from "./quarantine-filters.module.css";

interface Props {
  label: string;
  choices: readonly { value: string; label: string; count: number }[];
  chosen: string | undefined;
  onChoose(value: string | undefined): void;
}

const shownMax = 6;

/** One filter: every choice with how many wait for it. */
export function FacetRow({ label, choices, chosen, onChoose }: Props) {
  const { quarantine, times } = useWords();
  const [open, setOpen] = useState(false);
  const id = useId();
  const shown = open ? choices : choices.filter(({ value }, place) => place < shownMax || value === chosen);
  const all = choices.reduce((sum, { count }) => sum + count, 0);
  const hidden = choices.length - shown.length;
  return (
    <fieldset className={style.facet} aria-labelledby={id}>
      <span className={style.facetLabel} id={id}>
        {label}
      </span>
      <div className={style.chips}>
        <Chip
          label={quarantine.all}
          count={times.count(all)}
          pressed={chosen === undefined}
          onPress={() => onChoose(undefined)}
        />
        {shown.map((choice) => (
          <Chip
            key={choice.value}
            label={choice.label}
            count={times.count(choice.count)}
            pressed={choice.value === chosen}
            onPress={() => onChoose(choice.value === chosen ? undefined : choice.value)}
          />
        ))}
        {(hidden > 0 || open) && (
          <button type="button" className={style.moreChips} aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? quarantine.fewerChips : quarantine.moreChips(hidden)}
          </button>
        )}
      </div>
    </fieldset>
  );
}

interface ChipProps {
  label: string;
  count: string;
  pressed: boolean;
  onPress(): void;
}

function Chip({ label, count, pressed, onPress }: ChipProps) {
  return (
    <button type="button" className={style.chip} aria-pressed={pressed} onClick={onPress}>
      {label} <span className={style.chipCount}>{count}</span>
    </button>
  );
}
