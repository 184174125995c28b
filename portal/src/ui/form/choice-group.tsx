import { Radio } from "@mantine/core";
import style from "./choice-group.module.css";

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  detail?: string;
}

interface Props<Value extends string> {
  id: string;
  legend: string;
  choices: readonly Choice<Value>[];
  value: Value | undefined;
  error?: string | undefined;
  onChange(value: Value): void;
}

/** One of a few, all in sight, each with its meaning. The id names the first choice, so that an error links to it. */
export function ChoiceGroup<Value extends string>({ id, legend, choices, value, error, onChange }: Props<Value>) {
  return (
    <Radio.Group
      size="md"
      label={legend}
      error={error}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen as Value)}
      classNames={{ label: style.legend }}
    >
      <div className={style.choices}>
        {choices.map((choice, place) => (
          <Radio
            key={choice.value}
            id={place === 0 ? id : `${id}-${choice.value}`}
            value={choice.value}
            label={choice.label}
            description={choice.detail}
            classNames={{
              root: style.choice,
              body: style.body,
              radio: style.radio,
              icon: style.icon,
              labelWrapper: style.labelWrapper,
              label: style.label,
            }}
          />
        ))}
      </div>
    </Radio.Group>
  );
}
