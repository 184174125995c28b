import type { Attachment } from "@crossbay/contract";
import { useState } from "react";
import type { Failure } from "../api/ask.ts";
import { fetchAttachment } from "../api/help-endpoints.ts";
import { ProblemNotice } from "../notice/problem-notice.tsx";
import { saveFile } from "../save-file.ts";
import { useWords } from "../words/words.ts";
import { fileSize } from "./file-size.ts";
import style from "./help.module.css";

/** Files that came with a message; each is saved, never opened in the portal. */
export function AttachmentList({ attachments }: { attachments: readonly Attachment[] }) {
  const words = useWords();
  const { attachments: text } = words.help;
  const [failure, setFailure] = useState<Failure>();
  if (attachments.length === 0) return null;
  const save = async ({ id, name }: Attachment) => {
    const answer = await fetchAttachment(id);
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
