import type { WorksheetVariant } from "@crossbay/contract";
import type { AccessContext } from "../../access/index.ts";
import { listLevelExtents, listTitles } from "../../accounts/index.ts";
import type { HttpServer } from "../../platform/http.ts";
import { publicWorksheet } from "./public-worksheet-rules.ts";
import { writeWorksheetCsv, writeWorksheetXlsx } from "./write-worksheet-form.ts";

/** Titles change a few times a year; a workbook takes a tenth of a second to write, and anybody may ask for it. */
const keptMs = 60_000;
const variants = ["has-break-the-glass", "no-break-the-glass"] as const;

/** Registers `/worksheets/<kind>.xlsx` and `.csv`: both empty worksheets, for everybody. */
export function publicWorksheetRoutes(http: HttpServer, context: AccessContext): void {
  const written = new Map<WorksheetVariant, { at: number; file: Promise<Buffer> }>();
  const workbook = (variant: WorksheetVariant): Promise<Buffer> => {
    const now = context.clock.now();
    const kept = written.get(variant);
    if (kept && now.getTime() - kept.at < keptMs) return kept.file;
    const file = context.database
      .snapshot(async (tx) => ({ titles: await listTitles(tx, now), levelExtents: await listLevelExtents(tx) }))
      .then((facts) => writeWorksheetXlsx(publicWorksheet(variant, facts)));
    written.set(variant, { at: now.getTime(), file });
    // A failure is not kept: the next one asks anew.
    file.catch(() => written.delete(variant));
    return file;
  };
  for (const variant of variants) {
    const name = `worksheet-${variant}`;
    http.get(`/worksheets/${variant}.xlsx`, { schema: { hide: true } }, async (_request, reply) => {
      const file = await workbook(variant);
      return reply
        .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        .header("content-disposition", `attachment; filename="${name}.xlsx"`)
        .send(file);
    });
    http.get(`/worksheets/${variant}.csv`, { schema: { hide: true } }, (_request, reply) =>
      reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", `attachment; filename="${name}.csv"`)
        .send(writeWorksheetCsv()),
    );
  }
}
