import type { FileType } from "./file-type.ts";
import type { FileFault } from "./file-type-rules.ts";
import type { ZipEntry } from "./zip-directory-rules.ts";

/** Unpacked, all files together; one of 10 MB that is more is made to fill a disk. */
const bytesMax = 100 * 1024 * 1024;
/** Sheets that are all alike pack well; beyond it, only bombs. A small file may pack to next to nothing. */
const ratioMax = 150;
const ratioFreeBytes = 1024 * 1024;

/**
 * Which Office file a zip is, by the names in its directory (ECMA-376 part 2), and whether what it says of itself is bounded
 * and harmless: no macros, no controls, no embedded objects, nothing under a name outside of it.
 */
export function officeTypeOf(entries: readonly ZipEntry[]): { type: FileType } | { fault: FileFault } {
  const names = new Set(entries.map(({ name }) => name.toLowerCase()));
  const main = mainParts.find(({ part }) => names.has(part));
  if (!main || !names.has(contentTypesPart)) return { fault: "archive" };
  if (entries.some((entry) => isBroken(entry)) || names.size !== entries.length) return { fault: "broken" };
  if (entries.reduce((sum, { bytes }) => sum + bytes, 0) > bytesMax) return { fault: "broken" };
  if (entries.some(({ name }) => carriesPrograms.test(name))) return { fault: "macros" };
  return { type: main.type };
}

/** What of a text part tells of macros, or of a template with macros that is fetched from elsewhere. */
export function textPartFault(name: string, text: string): FileFault | undefined {
  if (name.toLowerCase() === contentTypesPart && /macroEnabled|vbaProject|activeX/i.test(text)) return "macros";
  if (
    /\.rels$/i.test(name) &&
    /attachedTemplate|oleObject|\/frame"|vbaProject/i.test(text) &&
    /External|vbaProject/i.test(text)
  )
    return "macros";
  return undefined;
}

export const contentTypesPart = "[content_types].xml";

const mainParts: readonly { part: string; type: FileType }[] = [
  { part: "word/document.xml", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  { part: "xl/workbook.xml", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  { part: "ppt/presentation.xml", type: "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
];

const isBroken = ({ name, method, isEncrypted, packedBytes, bytes }: ZipEntry): boolean =>
  isEncrypted ||
  (method !== 0 && method !== 8) ||
  (method === 0 && packedBytes !== bytes) ||
  (bytes > ratioFreeBytes && bytes > packedBytes * ratioMax) ||
  /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[a-z]:/i.test(name);

const carriesPrograms =
  /vba(?:Project|Data)|activeX\/|(?:^|\/)embeddings\/|customUI\/|macrosheets\/|\.(?:bin(?!$)|exe|dll|scr|com|bat|cmd|js|jse|vbs|vbe|wsf|hta|ps1|jar|msi|lnk|zip|rar|7z|html?|svg)$/i;
