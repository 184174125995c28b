/// <reference lib="dom" />
import type { Page } from "playwright-core";

/** Puts the text on the clipboard and pastes it into the field of this name, as a person does. */
export async function pasteInto(page: Page, label: string, text: string): Promise<void> {
  const { origin } = new URL(page.url());
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  await page.getByLabel(label, { exact: true }).focus();
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+V");
}
