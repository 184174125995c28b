import type { FileType } from "./file-type.ts";

const lengthMax = 120;

/** How the names of each type of file may end; the first is given to one that has none. */
const endings: Record<FileType, readonly string[]> = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg", "jpe"],
  "text/csv": ["csv"],
  "text/plain": ["txt", "text", "log", "md", "hl7", "json", "eml", "tsv", "ics", "vcf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
};

/** Lower case, without the dot; empty where there is none. */
export const endingOf = (name: string): string => /\.([^.\s/\\]{1,20})\s*$/.exec(name)?.[1]?.toLowerCase() ?? "";

/**
 * A name that is a name everywhere: no folders, no signs that steer a terminal or turn the direction of writing, nothing that a
 * file system reads as its own, and the ending of what the bytes are, so that "invoice.pdf.exe" opens as nothing else.
 */
export function safeFileName(name: string, type: FileType): string {
  const plain = name
    .normalize("NFC")
    // Cc steer, Cf hide or turn writing round, Cs are halves of characters.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .replace(/^.*[/\\]/, "")
    .replace(/[<>:"|?*%;]/g, "_")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\.+/, "")
    .replace(/[. ]+$/, "");
  const ending = endingOf(plain);
  const fits = endings[type].includes(ending);
  const stem = (fits ? plain.slice(0, -ending.length - 1) : plain).replace(/[. ]+$/, "");
  const safe = stem === "" || /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? "file" : stem;
  return `${[...safe].slice(0, lengthMax).join("")}.${fits ? ending : endings[type][0]}`;
}
