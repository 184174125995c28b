import type { Attachment } from "@crossbay/contract";
import { useState } from "react";
import { uploadAttachment } from "../api/help-endpoints.ts";
import { useWords } from "../words/words.ts";

const filesMax = 5;
const bytesMax = 10 * 1024 * 1024;

/** The files of a message that is being written: each is sent when it is chosen, and named when the message leaves. */
export function useAttachments() {
  const { attachments: text } = useWords().help;
  const [files, setFiles] = useState<readonly Attachment[]>([]);
  const [sending, setSending] = useState<readonly string[]>([]);
  const [errors, setErrors] = useState<readonly string[]>([]);

  const refusalOf = (file: File, place: number): string | undefined => {
    if (files.length + sending.length + place >= filesMax) return text.tooMany;
    if (file.size > bytesMax) return text.tooLarge(file.name);
    return file.size === 0 ? text.empty(file.name) : undefined;
  };
  const send = async (file: File) => {
    setSending((names) => [...names, file.name]);
    const answer = await uploadAttachment(file, file.name);
    setSending((names) => names.toSpliced(names.indexOf(file.name), 1));
    if (answer.ok) return setFiles((taken) => [...taken, answer.value]);
    const why = answer.failure.kind === "refused" ? answer.failure.problem.detail : text.unreachable;
    setErrors((all) => [...all, `${text.failed(file.name)}: ${why}`]);
  };
  const add = (chosen: readonly File[]) => {
    const refused = chosen.map(refusalOf);
    setErrors([...new Set(refused.filter((each) => each !== undefined))]);
    for (const [place, file] of chosen.entries()) if (!refused[place]) void send(file);
  };
  const remove = (id: string) => {
    setErrors([]);
    setFiles((taken) => taken.filter((each) => each.id !== id));
  };
  const clear = () => {
    setFiles([]);
    setErrors([]);
  };

  return { files, sending, errors, add, remove, clear };
}

export type Attachments = ReturnType<typeof useAttachments>;
