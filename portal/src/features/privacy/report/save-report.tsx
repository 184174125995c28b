import type { AccessReportQuery } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import type { Answer } from "../../../ui/api/ask.ts";
import { exportAccessReport, exportAuditEvents } from "../../../ui/api/privacy-endpoints.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { DoneNotice } from "../../../ui/notice/done-notice.tsx";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { saveFile } from "../../../ui/save-file.ts";
import { useWords } from "../../../ui/words/words.ts";
import style from "./report.module.css";

type Format = "csv" | "pdf" | "ndjson";

/** The record itself is saved by participant; of a patient or a user the report is. */
const formatsOf = ({ about }: AccessReportQuery): readonly Format[] =>
  about === "participant" ? ["csv", "pdf", "ndjson"] : ["csv", "pdf"];

function fetchFile(query: AccessReportQuery, format: Format): Promise<Answer<Blob>> {
  if (format !== "ndjson") return exportAccessReport({ ...query, format });
  const { from, to, participantId } = query;
  return exportAuditEvents({ from, to, ...(participantId ? { participantId } : {}) });
}

/** The whole report as a file, not only what is in sight. */
export function SaveReport({ query }: { query: AccessReportQuery }) {
  const { accessReport: text } = useWords();
  const [saved, setSaved] = useState<string>();
  const { busy, failure, send } = useFormAnswer();

  const save = async (format: Format) => {
    setSaved(undefined);
    const answer = await send(() => fetchFile(query, format));
    if (!answer.ok) return;
    saveFile(text.fileName(query.from, query.to, format), answer.value);
    setSaved(text.saved(text[format]));
  };

  return (
    <div className={style.save}>
      <span className={style.quiet}>{text.save}</span>
      {formatsOf(query).map((format) => (
        <Button
          key={format}
          size="compact-sm"
          variant="default"
          disabled={busy}
          aria-label={text.saveOf(text[format])}
          onClick={() => void save(format)}
        >
          {text[format]}
        </Button>
      ))}
      {failure && <ProblemNotice failure={failure} title={text.saveFailed} />}
      <DoneNotice>{saved}</DoneNotice>
    </div>
  );
}
