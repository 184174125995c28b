import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import PDFDocument from "pdfkit";

export type Pdf = InstanceType<typeof PDFDocument>;

export const pdfInk = "#14202b";
export const pdfQuiet = "#516070";
/** Points of white around what stands on a page. */
export const pdfMargin = 56;

/**
 * Begins a PDF of letter size. `bytes` resolves with the whole file once the caller has called `pdf.end()`.
 * @param about.language BCP 47, for screen readers
 */
export function startPdf(about: { title: string; author: string; language: string; now: Date }): {
  pdf: Pdf;
  bytes: Promise<Buffer>;
} {
  const pdf = new PDFDocument({
    size: "LETTER",
    margin: pdfMargin,
    pdfVersion: "1.7",
    lang: about.language,
    displayTitle: true,
    info: { Title: about.title, Author: about.author, CreationDate: about.now, ModDate: about.now },
  });
  const bytes = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.on("end", () => resolve(Buffer.concat(parts)));
    pdf.on("error", reject);
  });
  pdf.font("Helvetica");
  return { pdf, bytes };
}

export type PdfLook = { size: number; bold?: boolean; color?: string; gap?: number; indent?: number };

/** A paragraph in the portal's own face; a letter that none of its files has is a question mark. */
export function writePdf(pdf: Pdf, text: string, look: PdfLook): void {
  const runs = runsOf(text);
  const left = pdfMargin + (look.indent ?? 0);
  runs.forEach(({ range, letters }, at) => {
    const face = `${range} ${look.bold ? 600 : 400}`;
    // By name: a font that is handed over as bytes is read anew for every paragraph.
    pdf
      .registerFont(face, fontOf(range, look.bold ? 600 : 400))
      .font(face)
      .fontSize(look.size)
      .fillColor(look.color ?? pdfInk);
    const options = { continued: at < runs.length - 1, paragraphGap: look.gap ?? 2 };
    if (at > 0) pdf.text(letters, options);
    else pdf.text(letters, left, pdf.y, { ...options, width: pdf.page.width - pdfMargin - left });
  });
  pdf.x = pdfMargin;
}

const ranges = {
  latin: /[ -~\u00a0-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2212]/u,
  "latin-ext": /[\u0100-\u02ba\u02bd-\u02c5\u02c7-\u02cc\u1e00-\u1e9f\u1ef2-\u1eff\u20a0-\u20ab]/u,
  vietnamese: /[\u1ea0-\u1ef9\u20ab]/u,
  greek: /[\u0370-\u03ff]/u,
  cyrillic: /[\u0301\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/u,
} as const;
type Range = keyof typeof ranges;

/** The text cut where its letters come from another file of the face. */
function runsOf(text: string): { range: Range; letters: string }[] {
  const runs: { range: Range; letters: string }[] = [];
  for (const letter of text.normalize("NFC")) {
    const range = (Object.keys(ranges) as Range[]).find((one) => ranges[one].test(letter));
    const last = runs.at(-1);
    const shown = range ? letter : "?";
    if (last && last.range === (range ?? "latin")) last.letters += shown;
    else runs.push({ range: range ?? "latin", letters: shown });
  }
  return runs;
}

const fonts = new Map<string, Buffer>();

function fontOf(range: Range, weight: 400 | 600): Buffer {
  const name = `source-sans-3-${range}-${weight}-normal.woff`;
  const font =
    fonts.get(name) ?? readFileSync(fileURLToPath(import.meta.resolve(`@fontsource/source-sans-3/files/${name}`)));
  fonts.set(name, font);
  return font;
}
