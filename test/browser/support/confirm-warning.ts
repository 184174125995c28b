import type { Page } from "playwright-core";

/** Reads the redisclosure warning that stands before a record, once a patient a session. */
export async function confirmWarning(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1, name: "Before this record opens" }).waitFor();
  await page.getByRole("button", { name: "I have read this, open the record" }).click();
}
