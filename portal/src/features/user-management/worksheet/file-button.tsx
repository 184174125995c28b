import type { CheckedWorksheet } from "@crossbay/contract";
import { Button } from "@mantine/core";
import { useRef, useState } from "react";
import type { Failure } from "../../../ui/api/ask.ts";
import { readWorksheetFile } from "../../../ui/api/user-management-endpoints.ts";
import { ProblemNotice } from "../../../ui/notice/problem-notice.tsx";
import { useWords } from "../../../ui/words/words.ts";
import style from "./sheet.module.css";

const types: Record<string, string> = {
  csv: "text/csv",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

interface Props {
  onRead(worksheet: CheckedWorksheet, fileName: string): void;
}

/** Takes a filled spreadsheet; what cannot be taken says why. */
export function FileButton({ onRead }: Props) {
  const { sheet: text } = useWords().userManagement;
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    // Browsers name the type by whatever program is installed, so it is named here by the file's ending.
    const type = types[file.name.split(".").at(-1)?.toLowerCase() ?? ""] ?? "application/octet-stream";
    const answer = await readWorksheetFile(new Blob([file], { type }));
    setBusy(false);
    setFailure(answer.ok ? undefined : answer.failure);
    if (chooser.current) chooser.current.value = "";
    if (answer.ok) onRead(answer.value, file.name);
  };

  return (
    <>
      <Button variant="default" size="sm" loading={busy} onClick={() => chooser.current?.click()}>
        {text.upload}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".xlsx,.csv"
        aria-label={text.upload}
        tabIndex={-1}
        hidden
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
      {failure && (
        <div className={style.fileFailure}>
          <ProblemNotice failure={failure} title={text.uploadFailed} />
        </div>
      )}
    </>
  );
}
