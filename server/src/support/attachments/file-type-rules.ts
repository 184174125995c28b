import { endingOf } from "./file-name-rules.ts";
import type { FileType } from "./file-type.ts";

const taken =
  "Attach a PDF, a PNG or JPEG picture, plain text, CSV, or a Word, Excel or PowerPoint file without macros.";

/** Refusals in the reader's words. */
export const fileFaults = {
  empty: "The file is empty.",
  unknown: `This kind of file cannot be attached. ${taken}`,
  page: `Web pages and drawings (HTML, SVG, XML) cannot be attached, since they can carry programs. ${taken}`,
  program: `Programs and scripts cannot be attached. ${taken}`,
  archive: `Archives cannot be attached. Attach the files that are in it. ${taken}`,
  virus: "A virus scanner would stop this file. It was not kept.",
  macros: "This Office file carries macros or embedded programs. Save it without them, or as PDF.",
  broken:
    "This Office file is damaged, locked with a password, or would unpack to far more than it should. Save it again, or as PDF.",
  picture: "This picture has too many points to be shown. Save it smaller.",
  name: "The name of this file ends like a program, a web page or an archive. Give it the ending of what it is.",
} as const;

export type FileFault = keyof typeof fileFaults;

/** More than any screen or scanner makes; a few kB can claim far more. */
const pixelsMax = 60_000_000;

/**
 * What the bytes of a file are, as far as its beginning tells; a zip is looked into further by whoever asked.
 * @param name only to refuse what pretends, and to tell CSV from other text
 */
export function fileTypeOf(content: Buffer, name: string): { type: FileType } | { zip: true } | { fault: FileFault } {
  if (content.length === 0) return { fault: "empty" };
  if (carriesEicar(content)) return { fault: "virus" };
  const begins = (hex: string) => content.subarray(0, hex.length / 2).toString("hex") === hex;
  // ISO 32000-1 §7.5.2: the header first.
  if (begins("255044462d")) return named("application/pdf", name);
  // PNG (W3C) §5.2: the signature, then IHDR with width and height.
  if (begins("89504e470d0a1a0a"))
    return pngPixels(content) > pixelsMax ? { fault: "picture" } : named("image/png", name);
  if (begins("ffd8ff")) return named("image/jpeg", name);
  if (begins("504b0304")) return { zip: true };
  if (archiveStarts.some(begins) || content.subarray(257, 262).toString("latin1") === "ustar")
    return { fault: "archive" };
  if (programStarts.some(begins)) return { fault: "program" };
  return textTypeOf(content, name);
}

function textTypeOf(content: Buffer, name: string): { type: FileType } | { fault: FileFault } {
  // Nobody writes NUL or other control signs; bytes that are no UTF-8 pass as long as they are no control signs either.
  if (content.some((byte) => byte < 32 && !writtenControls.has(byte))) return { fault: "unknown" };
  const start = content
    .subarray(0, 4_096)
    .toString("utf8")
    .replace(/^\uFEFF/, "")
    .trimStart();
  if (start.startsWith("#!")) return { fault: "program" };
  if (/^(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype|\?xml|\?php|[a-z])/i.test(start)) return { fault: "page" };
  if (/<(?:script|svg|html|iframe|object|embed)\b/i.test(content.toString("latin1"))) return { fault: "page" };
  return named(endingOf(name) === "csv" ? "text/csv" : "text/plain", name);
}

/** Tab, line feed, form feed, carriage return; FS to US separate parts of old messages (HL7 v2 over files uses 0x1c). */
const writtenControls = new Set([9, 10, 12, 13, 28, 29, 30, 31]);

/** Harmless bytes under a name that opens as something else are a trap for whoever saves them. */
const named = (type: FileType, name: string): { type: FileType } | { fault: FileFault } =>
  trapEndings.test(endingOf(name)) ? { fault: "name" } : { type };

const trapEndings =
  /^(?:exe|com|scr|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|mjs|wsf|wsh|hta|msi|msp|jar|dll|sys|cpl|lnk|url|reg|sh|bash|app|dmg|pkg|deb|rpm|apk|iso|img|html?|xhtml|mht|mhtml|svgz?|xml|xsl|swf|php|zip|rar|7z|gz|tgz|bz2|xz|tar|cab|docm|dotm|xlsm|xltm|xlam|xlsb|pptm|potm|ppsm|ppam)$/;

const pngPixels = (content: Buffer): number =>
  content.length < 24 ? 0 : content.readUInt32BE(16) * content.readUInt32BE(20);

/** RAR, 7z, gzip, bzip2, xz, zstd, cabinet, empty or split zip. */
const archiveStarts = [
  "526172211a07",
  "377abcaf271c",
  "1f8b",
  "425a68",
  "fd377a585a00",
  "28b52ffd",
  "4d534346",
  "504b0506",
  "504b0708",
];
/** DOS and Windows, ELF, Mach-O, Java or fat Mach-O, WebAssembly, and OLE containers, in which old Office files carry macros. */
const programStarts = [
  "4d5a",
  "7f454c46",
  "feedface",
  "feedfacf",
  "cefaedfe",
  "cffaedfe",
  "cafebabe",
  "0061736d",
  "d0cf11e0a1b11ae1",
];

/** The harmless file by which virus scanners are tried, wherever in the bytes it stands; in two parts, or they would stop this file too. */
const eicar = Buffer.from(["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""));
export const carriesEicar = (content: Buffer): boolean => content.includes(eicar);
