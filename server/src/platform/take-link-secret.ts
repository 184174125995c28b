import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageFile } from "./html-page.ts";

/**
 * The script of pages that a mail's secret link opens: takes the secret out of the address and into the field `link` of the form.
 * Without it the link is copied in by hand.
 */
export const takeLinkSecret = pageFile(
  "take-link-secret.js",
  "text/javascript; charset=utf-8",
  readFileSync(join(import.meta.dirname, "take-link-secret.js")),
);
