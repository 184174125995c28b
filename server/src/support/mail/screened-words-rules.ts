import type { ReadMail } from "./read-mail.ts";

const fileBytesMax = 200_000;

/** Everything in a mail that is words: subject, text, names of files, and files of plain text. */
export function screenedWords({ subject, text, files }: Pick<ReadMail, "subject" | "text" | "files">): string {
  const ofFiles = files.flatMap(({ name, content }) => [name, ...(isText(content) ? [content.toString("utf8")] : [])]);
  return [subject, text, ...ofFiles].join("\n\n");
}

const isText = (content: Buffer): boolean =>
  content.length <= fileBytesMax && !content.subarray(0, 4_096).some((byte) => byte === 0);
