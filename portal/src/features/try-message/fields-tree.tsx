import type { ExplainedField, ExplainedSegment, FieldFate } from "@crossbay/contract";
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { type MarkShape, type MarkTone, ShapeMark } from "../../ui/marks/shape-mark.tsx";
import { EmptyState } from "../../ui/page/empty-state.tsx";
import { useWords } from "../../ui/words/words.ts";
import style from "./explanation.module.css";
import { fatesOf, notUsed } from "./filter-segments.ts";

const marks: Record<FieldFate, { shape: MarkShape; tone: MarkTone }> = {
  used: { shape: "full", tone: "accent" },
  kept: { shape: "ring", tone: "quiet" },
  warned: { shape: "warning", tone: "plain" },
  refused: { shape: "cross", tone: "wrong" },
};

// More than this opens only what needs a look, so that a long message keeps its outline.
const openSegmentsMax = 12;

/** Every segment with its fields: what each is called, holds, comes to and becomes. */
export function FieldsTree({ segments }: { segments: readonly ExplainedSegment[] }) {
  const { tryMessage: text } = useWords();
  const [filter, setFilter] = useState<"all" | "unused">("all");
  const shown = filter === "all" ? segments : notUsed(segments);
  if (segments.length === 0) return <p className={style.quiet}>{text.noFields}</p>;
  return (
    <>
      <div className={style.treeHead}>
        <SegmentedControl
          size="sm"
          className={style.filter}
          aria-label={text.filter}
          value={filter}
          data={[
            { value: "all", label: text.filterAll },
            { value: "unused", label: text.filterUnused },
          ]}
          onChange={(next) => setFilter(next === "unused" ? "unused" : "all")}
        />
        <ul className={style.legend}>
          {(["used", "kept", "warned", "refused"] as const).map((fate) => (
            <li key={fate}>
              <ShapeMark {...marks[fate]}>{text.fateMeaning(text.fates[fate], text.fateMeanings[fate])}</ShapeMark>
            </li>
          ))}
        </ul>
      </div>
      {shown.length === 0 && <EmptyState title={text.allUsed}>{""}</EmptyState>}
      {shown.map((segment) => (
        <Segment
          key={`${filter} ${segment.name} ${segment.sequence}`}
          segment={segment}
          several={segments.some(({ name, sequence }) => name === segment.name && sequence > 1)}
          opened={shown.length <= openSegmentsMax || fatesOf(segment).some(({ fate }) => fate === "refused")}
        />
      ))}
    </>
  );
}

function Segment({ segment, several, opened }: { segment: ExplainedSegment; several: boolean; opened: boolean }) {
  const { tryMessage: text } = useWords();
  const name = text.segment(segment.name, segment.sequence, several);
  return (
    <details className={style.segment} open={opened}>
      <summary>
        <span className={style.segmentName}>{name}</span> {segment.title || text.localSegment}
        <span className={style.segmentFates}>
          {fatesOf(segment).map(({ fate, count }) => (
            <span key={fate}>{text.counted(count, text.fates[fate])}</span>
          ))}
        </span>
      </summary>
      <ul className={style.fields}>
        {segment.fields.map((field) => (
          <Field key={field.place} field={field} />
        ))}
      </ul>
    </details>
  );
}

function Field({ field }: { field: ExplainedField }) {
  const { tryMessage: text } = useWords();
  return (
    <li className={style.field} data-fate={field.fate}>
      <code className={style.fieldPlace}>{field.place}</code>
      <div className={style.fieldMain}>
        <span className={style.fieldName}>{field.name || text.noName}</span>
        <code className={style.value}>{field.value}</code>
        {field.fault && <span className={style.fault}>{field.fault.sentence}</span>}
      </div>
      <div className={style.fieldFate}>
        <ShapeMark {...marks[field.fate]}>{text.fates[field.fate]}</ShapeMark>
        {field.becomes.map((element) => (
          <span key={element} className={style.becomes}>
            {element}
          </span>
        ))}
      </div>
    </li>
  );
}
