import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pageFile } from "../../platform/html-page.ts";

/**
 * The script that shows answers while somebody writes: a page with `<form data-suggest-answers>`, whose fields are called
 * `subject`, `text` and `type`, names its path. The help centre serves it.
 */
export const suggestAnswers = pageFile(
  "suggest-answers.js",
  "text/javascript; charset=utf-8",
  readFileSync(join(import.meta.dirname, "suggest-answers.js")),
);
