import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import PDFDocument from "pdfkit";
import { designationText } from "./designation-text.ts";

type FormFacts = { exchangeName: string; participantName: string; relationshipManager?: string | undefined; now: Date };

const ink = "#14202b";
const quiet = "#516070";
const margin = 56;

/**
 * The designation form of a participant as a PDF of one page: to fill on screen or by hand, to sign, and to give back. Its
 * text stands in `designationText`, whose version is printed on it.
 */
export function makeDesignationForm(facts: FormFacts): Promise<Buffer> {
  const { title, version } = designationText;
  const pdf = new PDFDocument({
    size: "LETTER",
    margin,
    pdfVersion: "1.7",
    lang: "en-US",
    displayTitle: true,
    info: {
      Title: `${title}: ${facts.participantName}`,
      Author: facts.exchangeName,
      CreationDate: facts.now,
      ModDate: facts.now,
    },
  });
  const done = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on("data", (part: Buffer) => parts.push(part));
    pdf.on("end", () => resolve(Buffer.concat(parts)));
    pdf.on("error", reject);
  });
  pdf.font("Helvetica");
  pdf.initForm();
  write(pdf, facts.exchangeName, { size: 10, color: quiet });
  write(pdf, title, { size: 18, bold: true, gap: 6 });
  write(pdf, "Participant", { size: 10, color: quiet });
  write(pdf, facts.participantName, { size: 13, bold: true, gap: 8 });
  for (const paragraph of designationText.paragraphs) write(pdf, paragraph, { size: 10, gap: 6 });
  person(pdf, "Authorized user manager", "manager");
  person(pdf, "Deputy (may be left out)", "deputy");
  write(pdf, "Signed for the participant", { size: 12, bold: true, gap: 4 });
  fields(pdf, [
    { name: "signatory.name", label: "Name" },
    { name: "signatory.position", label: "Position" },
  ]);
  fields(pdf, [
    { name: "signatory.signature", label: "Signature", byHand: true },
    { name: "signatory.date", label: "Date" },
  ]);
  const back = facts.relationshipManager ?? `your relationship manager at ${facts.exchangeName}`;
  write(pdf, `Give it to ${back}. Text version ${version}.`, { size: 9, color: quiet });
  pdf.end();
  return done;
}

type Pdf = InstanceType<typeof PDFDocument>;

function person(pdf: Pdf, heading: string, name: string): void {
  write(pdf, heading, { size: 12, bold: true, gap: 4 });
  fields(pdf, [
    { name: `${name}.given`, label: "Given name" },
    { name: `${name}.family`, label: "Family name" },
  ]);
  fields(pdf, [
    { name: `${name}.email`, label: "E-mail address, the person's own" },
    { name: `${name}.mobile`, label: "Mobile number" },
  ]);
}

const fieldHeight = 22;
const fieldGap = 16;

/** Two fields beside each other, each with its label above; what is done by hand gets a line to write on. */
function fields(pdf: Pdf, pair: readonly { name: string; label: string; byHand?: boolean }[]): void {
  const width = (pdf.page.width - 2 * margin - fieldGap) / 2;
  const top = pdf.y;
  pair.forEach(({ name, label, byHand }, at) => {
    const left = margin + at * (width + fieldGap);
    pdf.font("Helvetica").fontSize(9).fillColor(quiet).text(label, left, top, { width });
    if (byHand) {
      const line = top + 12 + fieldHeight;
      pdf
        .moveTo(left, line)
        .lineTo(left + width, line)
        .strokeColor(quiet)
        .lineWidth(0.75)
        .stroke();
    } else {
      pdf.formText(name, left, top + 12, width, fieldHeight, { borderColor: quiet, fontSize: 11 });
    }
  });
  pdf.x = margin;
  pdf.y = top + 12 + fieldHeight + 8;
}

/** A paragraph in the portal's own face; a letter that none of its files has is a question mark. */
function write(pdf: Pdf, text: string, look: { size: number; bold?: boolean; color?: string; gap?: number }): void {
  const runs = runsOf(text);
  runs.forEach(({ range, letters }, at) => {
    const font = fontOf(range, look.bold ? 600 : 400);
    pdf
      .font(font)
      .fontSize(look.size)
      .fillColor(look.color ?? ink)
      .text(letters, { continued: at < runs.length - 1, paragraphGap: look.gap ?? 2 });
  });
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
