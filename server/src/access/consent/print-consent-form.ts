import { type ConsentFormText, SignerRelation } from "@crossbay/contract";
import { type Pdf, pdfMargin, pdfQuiet, startPdf, writePdf } from "../../platform/pdf-page.ts";

/** `today`: plain date of the list of whom a grant to the community covers. */
type Facts = { participantName: string; exchangeName: string; today: string; now: Date };

/** A form on paper, each language on pages of its own: the wording, a box for each choice, and where to sign. */
export function printConsentForm(pages: readonly ConsentFormText[], facts: Facts): Promise<Buffer> {
  const [first] = pages;
  if (!first) throw new Error("A form without pages is not printed.");
  const { pdf, bytes } = startPdf({
    title: first.scope === "participant" ? `${first.title}: ${facts.participantName}` : first.title,
    author: facts.exchangeName,
    language: first.language,
    now: facts.now,
  });
  pages.forEach((page, at) => {
    if (at > 0) pdf.addPage();
    writePage(pdf, page, facts);
  });
  pdf.end();
  return bytes;
}

function writePage(pdf: Pdf, form: ConsentFormText, { participantName, exchangeName, today }: Facts): void {
  const word = (name: string) => form.words[name] ?? name;
  writePdf(pdf, exchangeName, { size: 9, color: pdfQuiet });
  writePdf(pdf, form.title, { size: 16, bold: true, gap: 4 });
  if (form.scope === "participant") {
    writePdf(pdf, word("participant"), { size: 9, color: pdfQuiet });
    writePdf(pdf, participantName, { size: 12, bold: true, gap: 6 });
  }
  blanks(pdf, [word("patient"), word("birthDate")]);
  for (const paragraph of form.paragraphs) writePdf(pdf, paragraph, { size: 9.5, gap: 4 });
  if (form.coveredParticipants) {
    writePdf(pdf, word("covered"), { size: 11, bold: true, gap: 2 });
    writePdf(pdf, form.coveredParticipants.join("; "), { size: 9, gap: 6 });
  }
  keepTogether(pdf, 40 + 30 * form.choices.length);
  writePdf(pdf, `${word("yourChoice")}. ${word("chooseOne")}`, { size: 12, bold: true, gap: 4 });
  for (const { label } of form.choices) {
    keepTogether(pdf, 30);
    pdf
      .rect(pdfMargin, pdf.y + 2, boxSide, boxSide)
      .lineWidth(1)
      .strokeColor(pdfQuiet)
      .stroke();
    writePdf(pdf, label, { size: 10, gap: 4, indent: boxSide + 10 });
  }
  const relations = form.id === "minor-one-visit" ? ["self"] : SignerRelation.anyOf.map((relation) => relation.const);
  keepTogether(pdf, 120 + relations.length * 7);
  blanks(pdf, [word("signature"), word("date")]);
  blanks(pdf, [word("signerName"), word("witness")]);
  writePdf(pdf, word("signerRelation"), { size: 9, color: pdfQuiet, gap: 1 });
  boxes(pdf, relations.map(word));
  writePdf(pdf, `${word("version")}: ${form.id} ${form.version} ${form.language}, ${today}`, {
    size: 8,
    color: pdfQuiet,
  });
}

/** Small boxes to mark, two in a line. */
function boxes(pdf: Pdf, labels: readonly string[]): void {
  const half = (pdf.page.width - 2 * pdfMargin) / 2;
  let top = pdf.y;
  labels.forEach((label, at) => {
    const indent = (at % 2) * half;
    if (at % 2 === 0) top = pdf.y;
    pdf.y = top;
    pdf
      .rect(pdfMargin + indent, top + 2, smallBox, smallBox)
      .lineWidth(0.75)
      .strokeColor(pdfQuiet)
      .stroke();
    writePdf(pdf, label, { size: 9, indent: indent + smallBox + 8 });
  });
}

const boxSide = 12;
const smallBox = 8;
const lineHeight = 22;
const gap = 16;

/** Two places to write on beside each other, each with its words below the line. */
function blanks(pdf: Pdf, labels: readonly [string, string]): void {
  const width = (pdf.page.width - 2 * pdfMargin - gap) / 2;
  const line = pdf.y + lineHeight;
  labels.forEach((label, at) => {
    const left = pdfMargin + at * (width + gap);
    pdf
      .moveTo(left, line)
      .lineTo(left + width, line)
      .lineWidth(0.75)
      .strokeColor(pdfQuiet)
      .stroke();
    pdf.y = line + 2;
    writePdf(pdf, label, { size: 9, color: pdfQuiet, indent: left - pdfMargin });
  });
  pdf.x = pdfMargin;
  pdf.y = line + 18;
}

/** What belongs together begins on a new page where it does not fit any more. */
function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > pdf.page.height - pdfMargin) pdf.addPage();
}
