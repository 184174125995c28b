import type { AccessReportExport } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { reportTotals } from "../../audit/index.ts";
import { plainDateAt } from "../../platform/plain-date.ts";
import type { Asking } from "../asking.ts";
import { type PrivacyRefusal, refuseForm } from "../refusal.ts";
import type { SavedFile } from "../send-file.ts";
import type { PresentedLine } from "./present-lines.ts";
import { auditOfReport, readLines, resolveReport } from "./read-report.ts";
import { writeReportCsv } from "./report-csv-rules.ts";
import { writeReportPdf } from "./write-report-pdf.ts";

const linesMax = 50_000;
const linesOfPdfMax = 5_000;
const linesAtOnce = 1_000;

/**
 * A whole access report as a file: at most 50,000 lines, 5,000 as PDF. Every thousand lines with the patients whom they name
 * are one entry of the record, before the file is answered.
 */
export async function saveReport(
  context: AccessContext,
  asking: Asking,
  { format, ...query }: AccessReportExport,
): Promise<SavedFile | PrivacyRefusal> {
  const read = await context.database.snapshot(async (tx) => {
    const asked = await resolveReport(tx, asking, query);
    if ("refused" in asked) return asked;
    const { entries } = await reportTotals(tx, asked.terms);
    const max = format === "pdf" ? linesOfPdfMax : linesMax;
    if (entries > max)
      return refuseForm("The report was not saved.", [{ field: "from", detail: tooLong(entries, max) }]);
    const pages: PresentedLine[][] = [];
    for (let after: Parameters<typeof readLines>[2], done = false; !done; ) {
      const page = await readLines(tx, asked.terms, after, linesAtOnce);
      pages.push(page.lines);
      after = page.next;
      done = page.next === undefined;
    }
    return { asked, pages };
  });
  if ("refused" in read) return read;
  const { asked, pages } = read;
  await context.audit.record(
    pages.map((lines, page) => auditOfReport(asking, asked, lines, "audit-export", { format, page: page + 1 })),
  );
  const now = context.clock.now();
  const report = {
    title: asked.title,
    days: { from: query.from, to: query.to },
    timeZone: asked.timeZone,
    lines: pages.flat().map(({ line }) => line),
  };
  const name = `access-report-${plainDateAt(now, asked.timeZone)}`;
  if (format === "csv")
    return { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeReportCsv(report) };
  const content = await writeReportPdf({
    ...report,
    exchangeName: context.accounts.exchangeName,
    by: asking.actor.name,
    now,
  });
  return { name: `${name}.pdf`, type: "application/pdf", content };
}

const tooLong = (lines: number, max: number): string =>
  `It has ${lines.toLocaleString("en")} lines; ${max.toLocaleString("en")} fit into this file. Choose fewer days${max === linesOfPdfMax ? ", or save it as CSV" : ""}.`;
