import type { UserManagement } from "@crossbay/contract";
import { Button, Textarea } from "@mantine/core";
import { Link, useBlocker } from "@tanstack/react-router";
import { useState } from "react";
import { worksheetFormPath } from "../../../ui/api/user-management-endpoints.ts";
import { useWords } from "../../../ui/words/words.ts";
import { FileButton } from "./file-button.tsx";
import type { Cell } from "./grid-keys.ts";
import { ProblemSummary } from "./problem-summary.tsx";
import style from "./sheet.module.css";
import { SheetStanding } from "./sheet-standing.tsx";
import type { Check } from "./use-check.ts";
import type { SheetDraft } from "./use-sheet-draft.ts";
import { useSheetWork } from "./use-sheet-work.ts";
import { WorksheetGrid } from "./worksheet-grid.tsx";

const manyRows = 10;

interface Props {
  management: UserManagement;
  draft: SheetDraft;
  check: Check;
  onReview(): void;
}

/** The grid with all that is around it: file, problems, note, and how the rows stand. */
export function SheetForm({ management, draft, check, onReview }: Props) {
  const { sheet: text, guide } = useWords().userManagement;
  const work = useSheetWork(draft, management);
  const filled = draft.filled > 0;
  const [goTo, setGoTo] = useState<Cell>();
  const [missing, setMissing] = useState<string>();
  // Other pages of the portal keep the rows; only closing the tab would lose them.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => filled });

  const review = () => {
    const why = !filled
      ? text.nothingToSend
      : check.pending
        ? text.checkFirst
        : check.counts.ready === 0
          ? text.nothingReady
          : undefined;
    setMissing(why);
    if (!why) onReview();
  };

  return (
    <>
      <div className={style.tools}>
        <p className={style.variant}>
          <strong>{guide.worksheet.variants[management.variant]}.</strong> {management.variantBecause}{" "}
          <Link to="/aum/titles">{text.guidance}</Link>
        </p>
        <div className={style.files}>
          <Button component="a" href={worksheetFormPath("xlsx")} download variant="subtle" size="sm">
            {text.downloadBlank}
          </Button>
          <FileButton onRead={work.load} />
        </div>
      </div>
      <ProblemSummary rows={work.rows} check={check} onGo={setGoTo} />
      <div role="status" className={style.told}>
        {work.told && (
          <>
            <span>{work.told.text}</span>
            {work.told.before && (
              <Button size="compact-sm" variant="default" onClick={work.undo}>
                {text.undo}
              </Button>
            )}
          </>
        )}
      </div>
      <WorksheetGrid work={work} check={check} management={management} goTo={goTo} />
      <div className={style.below}>
        <div className={style.adding}>
          <Button size="sm" variant="default" onClick={() => work.addRows(1)}>
            {text.addRow}
          </Button>
          <Button size="sm" variant="default" onClick={() => work.addRows(manyRows)}>
            {text.addRows}
          </Button>
        </div>
        <p className={style.quiet}>{text.keys}</p>
        <p className={style.quiet}>{text.alertsHelp}</p>
      </div>
      <Textarea
        label={text.note}
        description={text.noteHint}
        value={draft.note}
        maxLength={2000}
        autosize
        minRows={2}
        autoComplete="off"
        className={style.note}
        onChange={(event) => draft.keep({ note: event.currentTarget.value })}
      />
      <div className={style.bar}>
        <SheetStanding check={check} filled={filled} />
        {missing && (
          <span role="alert" className={style.missing}>
            {missing}
          </span>
        )}
        <Button onClick={review}>{text.review}</Button>
      </div>
    </>
  );
}
