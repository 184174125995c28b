import type { Page } from "playwright-core";

/** Looks somebody up on the desk, with a reason. */
export async function lookUp(page: Page, text: string): Promise<void> {
  await page.getByLabel("Why do you look somebody up?").fill("Called back; has forgotten the username.");
  await page.getByLabel("Name, username or e-mail").fill(text);
  await page.getByRole("button", { name: "Look up", exact: true }).click();
}

/** Looks Crossbay General up for somebody of it who calls, with a reason. */
export async function lookUpGeneral(page: Page): Promise<void> {
  await page.getByLabel("What do they call about?").fill("A colleague has forgotten the username.");
  await page.getByRole("combobox", { name: "Organization of the caller" }).fill("general");
  await page.getByRole("option", { name: "Crossbay General Hospital" }).click();
  await page.getByRole("button", { name: "Look up", exact: true }).click();
}

/** Signs in the field as a hand does, in three strokes. */
export async function drawSignature(page: Page): Promise<void> {
  const pad = page.getByRole("img", { name: "Signature" });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error("The signature field is not in sight.");
  for (const start of [0.1, 0.35, 0.6]) {
    await page.mouse.move(box.x + box.width * start, box.y + box.height * 0.65);
    await page.mouse.down();
    for (const step of [1, 2, 3, 4, 5]) {
      const up = step % 2 === 0 ? 0.65 : 0.35;
      await page.mouse.move(box.x + box.width * (start + step * 0.045), box.y + box.height * up, { steps: 4 });
    }
    await page.mouse.up();
  }
}
