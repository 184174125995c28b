import type { Attachment } from "@crossbay/contract";
import { useState } from "react";
import type { Answer, Failure } from "../api/ask.ts";
import { fetchAttachment } from "../api/help-endpoints.ts";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { saveFile } from "../save-file.ts";
import { useWords } from "../words/words.ts";
import { fileSize } from "./file-size.ts";
import style from "./help.module.css";

interface Props {
  attachments: readonly Attachment[];
  /** Without it they are of a request for help. */
  fetchFile?(id: string): Promise<Answer<Blob>>;
}

/** Files that came with a message; each is saved, never opened in the portal. */
export function AttachmentList({ attachments, fetchFile = fetchAttachment }: Props) {
  const words = useWords();
  const { attachments: text } = words.help;
  const [failure, setFailure] = useState<Failure>();
  if (attachments.length === 0) return null;
  const save = async ({ id, name }: Attachment) => {
    const answer = await fetchFile(id);
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) saveFile(name, answer.value);
  };
  return (
    <>
      <ul className={style.attached} aria-label={text.label}>
        {attachments.map((attachment) => (
          <li key={attachment.id}>
            <button type="button" className={style.attachment} onClick={() => void save(attachment)}>
              {text.save(attachment.name, fileSize(attachment.bytes, words))}
            </button>
          </li>
        ))}
      </ul>
      {failure && <ProblemNotice failure={failure} title={text.notSaved} />}
    </>
  );
}
