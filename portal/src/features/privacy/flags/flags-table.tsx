import type { AccessFlag } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { formatDateTime } from "../../../ui/dates/format-date.ts";
import { ShapeMark } from "../../../ui/marks/shape-mark.tsx";
import { namePerson } from "../../../ui/privacy/name-person.ts";
import { type Column, DataTable } from "../../../ui/table/data-table.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "../privacy.module.css";
import { useAskForReport } from "../report/use-report-draft.ts";

interface Props {
  flags: readonly AccessFlag[];
  onSettle(flag: AccessFlag): void;
}

export function FlagsTable({ flags, onSettle }: Props) {
  const { flags: text } = useWords().privacy;
  return (
    <DataTable
      namesPatients
      label={text.label}
      rows={flags}
      keyOf={({ id }) => id}
      name={{ id: "who", title: text.who, sort: ({ who }) => who, cell: (flag) => <Who flag={flag} /> }}
      columns={useColumns(onSettle)}
    />
  );
}

function useColumns(onSettle: Props["onSettle"]): Column<AccessFlag>[] {
  const words = useWords();
  const { flags: text } = words.privacy;
  return [
    { id: "when", title: text.when, whole: true, sort: ({ at }) => at, cell: ({ at }) => formatDateTime(at, words) },
    {
      id: "what",
      title: text.what,
      sort: ({ kind }) => text.kinds[kind],
      cell: ({ kind, sentence }) => (
        <>
          <ShapeMark shape="warning" tone="accent" strong>
            {text.kinds[kind]}
          </ShapeMark>
          <span className={style.sentence}>{sentence}</span>
        </>
      ),
    },
    {
      id: "patient",
      title: text.patient,
      sort: ({ patient }) => patient?.name,
      cell: ({ patient }) => (patient ? namePerson(patient, words) : null),
    },
    { id: "state", title: text.state, cell: (flag) => <State flag={flag} onSettle={onSettle} /> },
  ];
}

function Who({ flag }: { flag: AccessFlag }) {
  const { flags: text, at } = useWords().privacy;
  const report = useAskForReport();
  const { who, username, title, participantName, accountId } = flag;
  return (
    <>
      <strong>{who}</strong> <span className={style.quiet}>{username}</span>
      <span className={style.detail}>{at(title ?? "", participantName)}</span>
      <Link
        to="/privacy/report"
        className={style.link}
        aria-label={text.looksOf(who)}
        onClick={() => report.ofUser(accountId)}
      >
        {text.looks}
      </Link>
    </>
  );
}

function State({ flag, onSettle }: { flag: AccessFlag; onSettle: Props["onSettle"] }) {
  const words = useWords();
  const { flags: text, outcomes, whenBy } = words.privacy;
  const { settled, who, kind } = flag;
  if (!settled) {
    return (
      <Button
        size="compact-sm"
        variant="default"
        aria-label={text.settleOf(who, text.kinds[kind])}
        onClick={() => onSettle(flag)}
      >
        {text.settleOne}
      </Button>
    );
  }
  const wrong = settled.outcome === "inappropriate";
  return (
    <>
      <ShapeMark shape={wrong ? "cross" : "check"} tone={wrong ? "wrong" : "plain"}>
        {outcomes[settled.outcome]}
      </ShapeMark>
      <span className={style.sentence}>{settled.words}</span>
      <span className={style.detail}>{whenBy(formatDateTime(settled.at, words), settled.by)}</span>
    </>
  );
}
