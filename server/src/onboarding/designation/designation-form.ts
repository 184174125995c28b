import {
  pdfMargin as margin,
  type Pdf,
  pdfQuiet as quiet,
  startPdf,
  writePdf as write,
} from "../../platform/pdf-page.ts";
import { designationText } from "./designation-text.ts";

type FormFacts = { exchangeName: string; participantName: string; relationshipManager?: string | undefined; now: Date };

/**
 * The designation form of a participant as a PDF of one page: to fill on screen or by hand, to sign, and to give back. Its
 * text stands in `designationText`, whose version is printed on it.
 */
export function makeDesignationForm(facts: FormFacts): Promise<Buffer> {
  const { title, version } = designationText;
  const { pdf, bytes } = startPdf({
    title: `${title}: ${facts.participantName}`,
    author: facts.exchangeName,
    language: "en-US",
    now: facts.now,
  });
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
  return bytes;
}

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
