import type { AccessReportQuery } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { exportAccessReport } from "../../../ui/api/privacy-endpoints.ts";
import { useFormAnswer } from "../../../ui/form/use-form-answer.ts";
import { DoneNotice } from "../../../ui/notice/done-notice.tsx";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { saveFile } from "../../../ui/save-file.ts";
import { useWords } from "../../../ui/words/words.ts";
import style from "./report.module.css";

const formats = ["csv", "pdf"] as const;

/** The whole report as a file, not only what is in sight. */
export function SaveReport({ query }: { query: AccessReportQuery }) {
  const { accessReport: text } = useWords();
  const [saved, setSaved] = useState<string>();
  const { busy, failure, send } = useFormAnswer();

  const save = async (format: (typeof formats)[number]) => {
    setSaved(undefined);
    const answer = await send(() => exportAccessReport({ ...query, format }));
    if (!answer.ok) return;
    saveFile(text.fileName(query.from, query.to, format), answer.value);
    setSaved(text.saved(text[format]));
  };

  return (
    <div className={style.save}>
      <span className={style.quiet}>{text.save}</span>
      {formats.map((format) => (
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
