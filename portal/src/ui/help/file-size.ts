import type { Words } from "../words/en.ts";

/** `12 kB` or `3.4 MB`, never less than 1 kB. */
export function fileSize(bytes: number, { help: { attachments } }: Words): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024
    ? attachments.kilobytes(String(kilobytes))
    : attachments.megabytes((kilobytes / 1024).toFixed(1));
}
