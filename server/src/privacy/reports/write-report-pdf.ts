import { setImmediate } from "node:timers/promises";
import type { AccessReportLine } from "@crossbay/contract";
import { type Pdf, pdfMargin, pdfQuiet, startPdf, writePdf } from "../../platform/pdf-page.ts";
import { plainDateInWords } from "../../platform/plain-date.ts";
import { flagWords } from "../flags/flag-words-rules.ts";
import { localTime } from "../local-time-rules.ts";
import type { WholeReport } from "./report-csv-rules.ts";

const linesAtOnce = 20;
const lineHeight = 44;

/** A report as PDF: two lines for each entry, the title on every page. Other requests get their turn while it is written. */
export async function writeReportPdf(
  report: WholeReport & { exchangeName: string; by: string; now: Date },
): Promise<Buffer> {
  const { title, days, lines, timeZone, exchangeName, by, now } = report;
  const { pdf, bytes } = startPdf({ title, author: exchangeName, language: "en-US", now });
  writePdf(pdf, exchangeName, { size: 10, color: pdfQuiet });
  writePdf(pdf, title, { size: 16, bold: true, gap: 4 });
  const span = `${plainDateInWords(days.from)} to ${plainDateInWords(days.to)}, ${lines.length.toLocaleString("en")} ${lines.length === 1 ? "entry" : "entries"}.`;
  writePdf(pdf, `${span} Made by ${by} on ${localTime(now, timeZone)}.`, { size: 10, color: pdfQuiet, gap: 8 });
  if (lines.length === 0) writePdf(pdf, "Nobody looked in this time.", { size: 11 });
  let page = 1;
  for (const [at, line] of lines.entries()) {
    if (at % linesAtOnce === linesAtOnce - 1) await setImmediate();
    if (pdf.y > pdf.page.height - pdfMargin - lineHeight) {
      pdf.addPage();
      page += 1;
      writePdf(pdf, `${title}, page ${page}`, { size: 9, color: pdfQuiet, gap: 6 });
    }
    writeLine(pdf, line, timeZone);
  }
  pdf.end();
  return bytes;
}

function writeLine(pdf: Pdf, line: AccessReportLine, timeZone: string): void {
  const { at, who, username, title, participantName, patient, sentence, purpose, allowedBy, flags } = line;
  const reader = `${who}${username ? ` (${username})` : ""}`;
  const first = [localTime(new Date(at), timeZone), reader, title, participantName].filter(Boolean).join(" · ");
  const second = [
    patient ? `${sentence}: ${patient.name}` : sentence,
    purpose,
    allowedBy,
    ...flags.map((kind) => `Flag: ${flagWords[kind]}`),
  ];
  writePdf(pdf, first, { size: 9, color: pdfQuiet, gap: 0 });
  writePdf(pdf, second.filter(Boolean).join(" · "), { size: 10, gap: 6 });
}
