import type { CheckSampleRequest, SampleItem } from "@crossbay/contract";
import { NativeSelect } from "@mantine/core";
import { formatDate, formatDateTime } from "../../../ui/dates/format-date.ts";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { type Column, DataTable } from "../../../ui/table/data-table.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./samples.module.css";

type Outcome = CheckSampleRequest["outcome"];

interface Props {
  items: readonly SampleItem[];
  busy: boolean;
  onChoose(item: SampleItem, outcome: Outcome): void;
}

const outcomes = ["form-held", "form-missing", "form-differs"] as const satisfies readonly Outcome[];

/** The drawn decisions, each with what its form showed. An answer is kept as soon as it is given. */
export function SampleTable(props: Props) {
  const words = useWords();
  const { page: text } = words.consentSamples;
  return (
    <DataTable
      namesPatients
      label={text.label}
      rows={props.items}
      keyOf={({ id }) => id}
      name={{
        id: "patient",
        title: text.patient,
        sort: ({ patient }) => patient.name,
        cell: ({ patient: { name, birthDate } }) => (
          <>
            <strong>{name}</strong>
            {birthDate && <span className={style.detail}>{words.privacy.born(formatDate(birthDate, words))}</span>}
          </>
        ),
      }}
      columns={useColumns(props)}
    />
  );
}

function useColumns({ busy, onChoose }: Props): Column<SampleItem>[] {
  const words = useWords();
  const { page: text } = words.consentSamples;
  return [
    {
      id: "decision",
      title: text.decision,
      cell: ({ value, form }) => (
        <>
          {words.refusals.consents[value]}
          <span className={style.detail}>{form}</span>
        </>
      ),
    },
    {
      id: "signed",
      title: text.signed,
      sort: ({ signedOn }) => signedOn,
      cell: ({ signedOn, signerName }) => (
        <>
          <span className={style.whole}>{formatDate(signedOn, words)}</span>
          <span className={style.detail}>{signerName}</span>
        </>
      ),
    },
    {
      id: "evidence",
      title: text.evidence,
      cell: ({ evidence, hasEvidence }) => (
        <>
          {evidence}
          {!hasEvidence && <span className={style.detail}>{text.noEvidence}</span>}
        </>
      ),
    },
    {
      id: "check",
      title: text.check,
      cell: (item) => <Check item={item} busy={busy} onChoose={(outcome) => onChoose(item, outcome)} />,
    },
  ];
}

interface CheckProps {
  item: SampleItem;
  busy: boolean;
  onChoose(outcome: Outcome): void;
}

function Check({ item, busy, onChoose }: CheckProps) {
  const words = useWords();
  const { page: text } = words.consentSamples;
  const { outcome, patient, checkedAt, checkedBy } = item;
  return (
    <div className={style.check}>
      <NativeSelect
        size="sm"
        aria-label={text.checkOf(patient.name)}
        value={outcome ?? ""}
        disabled={busy}
        data={[
          ...(outcome ? [] : [{ value: "", label: text.choose }]),
          ...outcomes.map((value) => ({ value, label: text.outcomes[value] })),
        ]}
        onChange={(event) => {
          const chosen = outcomes.find((each) => each === event.currentTarget.value);
          if (chosen) onChoose(chosen);
        }}
      />
      {outcome && outcome !== "form-held" && (
        <ShapeMark shape="warning" tone="wrong">
          {item.words ?? text.outcomes[outcome]}
        </ShapeMark>
      )}
      {checkedAt && (
        <span className={style.quiet}>{words.privacy.whenBy(formatDateTime(checkedAt, words), checkedBy ?? "")}</span>
      )}
    </div>
  );
}
