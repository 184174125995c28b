import type { CheckedRow, SubmittedWorksheet, UserManagement, WorksheetRow } from "@crossbay/contract";
import { Button, Checkbox } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { submitWorksheet } from "../../../ui/api/user-management-endpoints.ts";
import { userManagementQuery } from "../../../ui/api/user-management-queries.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { type Column, DataTable } from "../../../ui/table/data-table.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./review.module.css";
import { isBlank } from "./sheet.ts";
import { type Check, problemsNow } from "./use-check.ts";
import type { SheetDraft } from "./use-sheet-draft.ts";

interface Props {
  management: UserManagement;
  draft: SheetDraft;
  check: Check;
  onBack(): void;
  /** Sent; `staying` are the rows that were not part of it. */
  onSent(answer: SubmittedWorksheet, staying: WorksheetRow[]): void;
}

/** What will be sent and what not, with each access level in sight, before it is attested. */
export function ReviewSheet({ management, draft, check, onBack, onSent }: Props) {
  const { review: text } = useWords().userManagement;
  const queries = useQueryClient();
  const [attested, setAttested] = useState(false);
  const [missing, setMissing] = useState(false);
  const { busy, failure, send } = useFormAnswer();

  const filled = draft.rows.filter((row) => !isBlank(row));
  const checkedRows = filled.map((row) => ({ row, check: check.byKey.get(row.key) }));
  const going = checkedRows.flatMap(({ row, check: found }) =>
    found && found.checked.problems.length === 0 && problemsNow(row, found).length === 0 ? [found.checked] : [],
  );
  const staying = checkedRows.flatMap(({ row, check: found }) =>
    found && found.checked.problems.length === 0 ? [] : [row.values],
  );
  const note = draft.note.trim();
  const { worksheetAttestation: attestation, variant } = management;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setMissing(!attested);
    if (!attested) return document.getElementById("attested")?.focus();
    const answer = await send(() =>
      submitWorksheet({
        variant,
        rows: going.map(({ values }) => values),
        ...(note ? { note } : {}),
        attested: true,
        attestationVersion: attestation.version,
      }),
    );
    if (!answer.ok) return;
    void queries.invalidateQueries({ queryKey: userManagementQuery.queryKey });
    onSent(answer.value, staying);
  };

  return (
    <form className={style.review} onSubmit={submit} noValidate>
      {failure && <ProblemNotice failure={failure} title={text.failedTitle} />}
      <p className={style.going}>
        {text.goes(going.length)}
        {staying.length > 0 && <span className={style.staying}>{text.stays(staying.length)}</span>}
      </p>
      <LevelCounts rows={going} />
      <ReviewTable rows={going} />
      {note && (
        <section>
          <h2 className={style.noteTitle}>{text.noteTitle}</h2>
          <p className={style.noteText}>{note}</p>
        </section>
      )}
      <section className={style.attestation}>
        <h2 className={style.noteTitle}>{text.attestationTitle}</h2>
        <p className={style.attestationText}>{attestation.text}</p>
        <Checkbox
          id="attested"
          label={text.attest}
          checked={attested}
          error={missing && !attested ? text.attestMissing : undefined}
          onChange={(event) => setAttested(event.currentTarget.checked)}
        />
        <div className={style.actions}>
          <Button type="submit" loading={busy}>
            {text.submit(going.length)}
          </Button>
          <Button variant="default" onClick={onBack}>
            {text.back}
          </Button>
        </div>
      </section>
    </form>
  );
}

function LevelCounts({ rows }: { rows: readonly CheckedRow[] }) {
  const { userManagement } = useWords();
  const counts = Map.groupBy(rows, ({ accessLevel }) => accessLevel ?? "");
  return (
    <ul className={style.levels} aria-label={userManagement.review.levelsLabel}>
      {[...counts].map(([level, those]) => (
        <li key={level}>
          <strong>{level}</strong> {userManagement.users(those.length)}
        </li>
      ))}
    </ul>
  );
}

function ReviewTable({ rows }: { rows: readonly CheckedRow[] }) {
  const { review: text } = useWords().userManagement;
  const name: Column<CheckedRow> = {
    id: "name",
    title: text.name,
    sort: ({ values }) => values.family,
    cell: ({ values }) => (
      <strong>
        {values.given} {values.family}
      </strong>
    ),
  };
  const columns: Column<CheckedRow>[] = [
    { id: "title", title: text.titleColumn, sort: ({ values }) => values.title, cell: ({ values }) => values.title },
    {
      id: "level",
      title: text.accessLevel,
      sort: ({ accessLevel }) => accessLevel,
      cell: ({ accessLevel }) => <span className={style.reviewLevel}>{accessLevel}</span>,
    },
    { id: "email", title: text.email, cell: ({ values }) => values.email },
    { id: "mobile", title: text.mobile, whole: true, cell: ({ values }) => values.mobile },
    { id: "site", title: text.site, cell: ({ values }) => values.site || null },
    { id: "alerts", title: text.alerts, cell: ({ values }) => (values.wantsAlerts ? text.wanted : text.notWanted) },
  ];
  return (
    <DataTable label={text.tableLabel} rows={rows} keyOf={({ row }) => String(row)} name={name} columns={columns} />
  );
}
