import { type Pdf, pdfQuiet, startPdf, writePdf } from "../../platform/pdf-page.ts";
import { localTime } from "../local-time-rules.ts";

/** What stands on the first page of each file. */
export type AboutDelivery = { exchangeName: string; number: string; now: Date; timeZone: string };

/** Begins a file for a patient: from whom, what it is, for which request, and when it was made. */
export function beginPatientPdf(
  title: string,
  { exchangeName, number, now, timeZone }: AboutDelivery,
): { pdf: Pdf; bytes: Promise<Buffer> } {
  const { pdf, bytes } = startPdf({ title, author: exchangeName, language: "en-US", now });
  writePdf(pdf, exchangeName, { size: 10, color: pdfQuiet });
  writePdf(pdf, title, { size: 18, bold: true, gap: 4 });
  writePdf(pdf, `Request ${number}, made ${localTime(now, timeZone)}.`, { size: 10, color: pdfQuiet, gap: 10 });
  return { pdf, bytes };
}

export const heading = (pdf: Pdf, text: string): void => {
  pdf.y += 8;
  writePdf(pdf, text, { size: 13, bold: true, gap: 4 });
};
export const paragraph = (pdf: Pdf, text: string): void => writePdf(pdf, text, { size: 11, gap: 6 });
/** An entry of a list: what it is, and what stands with it in smaller letters. */
export function item(pdf: Pdf, text: string, besides: readonly (string | undefined)[] = []): void {
  const quiet = besides.filter((part) => part !== undefined && part !== "").join(" · ");
  writePdf(pdf, text, { size: 11, gap: quiet === "" ? 6 : 0 });
  if (quiet !== "") writePdf(pdf, quiet, { size: 9, color: pdfQuiet, gap: 6 });
}
