import type { ParticipantImport } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { importParticipants } from "../../ui/api/administration-endpoints.ts";
import { keyOfDesk } from "../../ui/api/desk-queries.ts";
import { FileDrop } from "../../ui/form/file-drop.tsx";
import { useFormAnswer } from "../../ui/form/use-form-answer.ts";
import { ProblemNotice } from "../../ui/notice/problem-notice.tsx";
import { BackLink } from "../../ui/page/back-link.tsx";
import { Card } from "../../ui/page/card.tsx";
import { useWords } from "../../ui/words/words.ts";
import { DirectoryFrame } from "./directory-frame.tsx";
import { countOutcomes, ImportReport } from "./import-report.tsx";
import style from "./participants.module.css";

const bytesMax = 5 * 1024 * 1024;

/** Participants from a CSV file: tried first, row by row, then imported. */
export function ImportPage() {
  const { participants } = useWords();
  const { imports: text } = participants;
  return (
    <DirectoryFrame
      title={text.title}
      lead={text.lead}
      administrators
      back={<BackLink to="/desk/participants" word={participants.title} />}
    >
      <ImportWork />
    </DirectoryFrame>
  );
}

function ImportWork() {
  const { imports: text } = useWords().participants;
  const queries = useQueryClient();
  const [file, setFile] = useState<File>();
  const [report, setReport] = useState<ParticipantImport>();
  const [tooLarge, setTooLarge] = useState(false);
  const { busy, failure, setFailure, send } = useFormAnswer();

  const attempt = async (chosen: File) => {
    setReport(undefined);
    setFailure(undefined);
    setFile(chosen);
    setTooLarge(chosen.size > bytesMax);
    if (chosen.size > bytesMax) return;
    const answer = await send(() => importParticipants(chosen, "try"));
    if (answer.ok) setReport(answer.value);
  };
  const carryOut = async () => {
    if (!file) return;
    const answer = await send(() => importParticipants(file, "import"));
    if (!answer.ok) return;
    setReport(answer.value);
    void queries.invalidateQueries({ queryKey: keyOfDesk });
  };

  const { added, changed } = countOutcomes(report?.rows ?? []);
  return (
    <>
      <Card title={text.formTitle}>
        <div className={style.section}>
          <p>{text.columns}</p>
          <p className={style.quiet}>{text.columnsKeep}</p>
          <FileDrop
            id="import-file"
            label={report ? text.other : text.choose}
            choose={text.choose}
            drop={text.drop}
            accept=".csv,text/csv"
            chosen={file?.name}
            error={tooLarge ? text.tooLarge : undefined}
            busy={busy && !report}
            onChoose={(chosen) => void attempt(chosen)}
          />
        </div>
      </Card>
      {failure && <ProblemNotice failure={failure} title={text.failed} />}
      {report && <ImportReport report={report} />}
      {report?.tried && (
        <div className={style.actions}>
          {added + changed > 0 ? (
            <Button loading={busy} onClick={() => void carryOut()}>
              {text.submit(added + changed)}
            </Button>
          ) : (
            <p>{text.nothing}</p>
          )}
        </div>
      )}
    </>
  );
}
