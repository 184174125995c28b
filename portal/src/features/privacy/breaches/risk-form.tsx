import type { RiskAssessment } from "@crossbay/contract";
import { Button, SegmentedControl, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ChoiceGroup } from "../../../ui/form/choice-group.tsx";
import { ErrorSummary, errorOf, type FieldError } from "../../../ui/notice/error-summary.tsx";
import type { Words } from "../../../ui/words/en.ts";
import { useWords } from "../../../ui/words/words.ts";
import style from "./breaches.module.css";
import { draftOf, type Factor, factorsInOrder, type Rating, type RiskGap, readRisk } from "./risk-rules.ts";

interface Props {
  before: RiskAssessment | undefined;
  busy: boolean;
  onSubmit(assessment: RiskAssessment): Promise<void>;
  onBack(): void;
}

const ratings = ["low", "medium", "high"] as const satisfies readonly Rating[];
const conclusions = ["low-probability", "breach"] as const satisfies readonly RiskAssessment["conclusion"][];
const conclusionField = "risk-conclusion";
const ratingField = (factor: Factor) => `risk-${factor}`;
const wordsField = (factor: Factor) => `risk-${factor}-words`;

/** Rates each factor and says why, then concludes. */
export function RiskForm({ before, busy, onSubmit, onBack }: Props) {
  const words = useWords();
  const { risk: text } = words.breaches;
  const [draft, setDraft] = useState(() => draftOf(before));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const changeFactor = (factor: Factor, part: { rating?: Rating; words?: string }) =>
    setDraft({ ...draft, factors: { ...draft.factors, [factor]: { ...draft.factors[factor], ...part } } });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readRisk(draft);
    setErrors("gaps" in read ? read.gaps.map((gap) => errorFor(gap, words)) : []);
    if ("assessment" in read && !busy) void onSubmit(read.assessment);
  };

  return (
    <form className={style.risk} onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <p className={style.quiet}>{text.lead}</p>
      {factorsInOrder.map((factor) => (
        <fieldset key={factor} className={style.factor}>
          <legend>{text.factors[factor]}</legend>
          <div id={ratingField(factor)} tabIndex={-1}>
            <SegmentedControl
              aria-label={text.ratingOf(text.factors[factor])}
              value={draft.factors[factor].rating ?? ""}
              data={ratings.map((value) => ({ value, label: text.ratings[value] }))}
              onChange={(chosen) => changeFactor(factor, { rating: ratings.find((each) => each === chosen) ?? "low" })}
            />
            {errorOf(errors, ratingField(factor)) && (
              <p className={style.error}>{errorOf(errors, ratingField(factor))}</p>
            )}
          </div>
          <Textarea
            id={wordsField(factor)}
            label={text.words}
            aria-label={text.wordsOf(text.factors[factor])}
            description={text.factorHints[factor]}
            value={draft.factors[factor].words}
            error={errorOf(errors, wordsField(factor))}
            maxLength={2000}
            autosize
            minRows={2}
            autoComplete="off"
            onChange={(event) => changeFactor(factor, { words: event.currentTarget.value })}
          />
        </fieldset>
      ))}
      <ChoiceGroup
        id={conclusionField}
        legend={text.conclusion}
        choices={conclusions.map((value) => ({
          value,
          label: text.conclusions[value],
          detail: text.conclusionDetails[value],
        }))}
        value={draft.conclusion}
        error={errorOf(errors, conclusionField)}
        onChange={(conclusion) => setDraft({ ...draft, conclusion })}
      />
      <div className={style.actions}>
        <Button type="submit" loading={busy}>
          {text.submit}
        </Button>
        <Button variant="default" onClick={onBack}>
          {text.cancel}
        </Button>
      </div>
    </form>
  );
}

function errorFor(gap: RiskGap, { breaches }: Words): FieldError {
  const { risk: text } = breaches;
  if (gap.lacks === "conclusion") return { field: conclusionField, text: text.conclusionMissing };
  const factor = text.factors[gap.factor];
  return gap.lacks === "rating"
    ? { field: ratingField(gap.factor), text: text.ratingMissing(factor) }
    : { field: wordsField(gap.factor), text: text.wordsMissing(factor) };
}
