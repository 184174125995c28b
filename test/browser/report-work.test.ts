import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { popUpTicket } from "./support/canned/help.ts";
import { maria } from "./support/canned/people.ts";
import { broken } from "./support/canned/problems.ts";
import { rosa } from "./support/canned/sessions.ts";
import { press } from "./support/keyboard.ts";
import { startPortal } from "./support/portal.ts";

const { exchange, openPage } = await startPortal(rosa);

/** Bodies of what was posted to a path that ends so. */
const sent = (end: string) =>
  exchange.world.help.sent
    .filter(({ asked }) => asked.endsWith(end))
    .map(({ body }) => body as Record<string, unknown>);

test("an error is reported with what the portal knows and a picture whose covered parts are gone", async () => {
  const page = await openPage(`/persons/${maria.personId}`);
  await page.getByText("Critical high").first().waitFor();
  exchange.world.failing.set("/consent", broken);
  await page.getByRole("link", { name: "Consent", exact: true }).click();
  await page.getByRole("main").getByRole("button", { name: "Report a problem" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("img", { name: "Picture of the page, as it will be sent" }).waitFor();
  // The patient's banner is covered before anybody thinks of it.
  await dialog.getByText("1 cover", { exact: true }).waitFor();
  await press(page, "Cover a part");
  await page.getByRole("button", { name: /^Cover 2 of 2/ }).press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await dialog.getByText("2 covers").waitFor();
  await dialog.getByLabel("What did you want to do?").fill("Record a decision.");
  await press(page, "Send the report");
  await dialog.getByText("It is request T-2026-00015.").waitFor();

  const [request] = sent("/tickets");
  const file = exchange.world.help.files[0];
  const { at, browser: named, ...report } = (request?.report ?? {}) as Record<string, string>;
  assert.deepEqual(report, {
    message: "The consent page cannot be shown. Nothing was changed. Try again in a moment.",
    requestId: "req-7f3a9c",
    page: "/persons/$personId/consent",
    lastAction: "Consent",
  });
  assert.match(named ?? "", /Chrome/);
  assert.ok(Date.parse(at ?? "") > 0);
  assert.deepEqual([request?.screenshotId, request?.attachmentIds], [file?.id, [file?.id]]);
  assert.equal(request?.subject, "Error: The consent page cannot be shown.");

  // As it was sent: the banner and the middle are of one colour, the bar at the top is not.
  const [banner, middle, bar] = await coloursIn(page, `/api/help/attachments/${file?.id}`, [
    { left: 0.2, top: 0.07, width: 0.3, height: 0.03 },
    { left: 0.4, top: 0.45, width: 0.2, height: 0.05 },
    { left: 0, top: 0, width: 1, height: 0.05 },
  ]);
  assert.equal(banner, 1);
  assert.equal(middle, 1);
  assert.ok(bar! > 5);
  await page.getByRole("link", { name: "See request T-2026-00015" }).click();
  await page.getByRole("img", { name: "The page as it was sent, with what was covered" }).waitFor();
});

interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How many colours there are in each part of the picture at this address. */
const coloursIn = (page: Page, path: string, parts: readonly Part[]): Promise<number[]> =>
  page.evaluate(
    async ([address, areas]) => {
      const picture = new Image();
      picture.src = address;
      await picture.decode();
      const canvas = document.createElement("canvas");
      canvas.width = picture.width;
      canvas.height = picture.height;
      const paint = canvas.getContext("2d")!;
      paint.drawImage(picture, 0, 0);
      return areas.map(({ left, top, width, height }) => {
        const { data } = paint.getImageData(
          Math.round(left * picture.width),
          Math.round(top * picture.height),
          Math.round(width * picture.width),
          Math.round(height * picture.height),
        );
        return new Set(new Uint32Array(data.buffer)).size;
      });
    },
    [path, parts] as const,
  );

test("a pointer draws covers over the picture and takes them away, and the picture can be left out", async () => {
  const page = await openPage("/help");
  await page.getByRole("link", { name: popUpTicket.subject }).waitFor();
  await press(page, "Report a problem");
  const picture = page.getByRole("img", { name: "Picture of the page, as it will be sent" });
  await picture.waitFor();
  await page.getByText("0 covers").waitFor();
  const box = (await picture.boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 90);
  await page.mouse.up();
  const cover = page.getByRole("button", { name: /^Cover 1 of 1/ });
  const drawn = (await cover.boundingBox())!;
  assert.ok(Math.abs(drawn.width - 140) < 3 && Math.abs(drawn.height - 70) < 3, JSON.stringify(drawn));
  await page.mouse.move(box.x + 60, box.y + 50);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 100);
  await page.mouse.up();
  const moved = (await cover.boundingBox())!;
  assert.ok(Math.abs(moved.x - drawn.x - 100) < 3 && Math.abs(moved.y - drawn.y - 50) < 3, JSON.stringify(moved));
  await cover.press("Delete");
  await page.getByText("0 covers").waitFor();
  await page.getByLabel("Send a picture of the page").uncheck();
  await page.getByLabel("What did you want to do?").fill("Nothing stands where I look.");
  await press(page, "Send the report");
  await page.getByText("The report is sent").waitFor();
  const [request] = sent("/tickets");
  assert.equal(exchange.world.help.files.length, 0);
  assert.equal("screenshotId" in (request ?? {}), false);
  assert.equal(request?.subject, "Problem on the page /help");
});

test("what was done before is told without what was typed and without a patient's name", async () => {
  const page = await openPage("/search");
  await page.getByLabel("Surname").fill("Twinning");
  await page.getByLabel("Birth date").fill("3/12/1978");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: /TWINNING, Maria/ }).click();
  await page.getByText("Critical high").first().waitFor();
  await press(page, "Report a problem");
  await page.getByText("What the portal adds").click();
  await page.getByText("Something that names a patient").waitFor();
  await page.getByLabel("What did you want to do?").fill("See the chart.");
  await page.getByLabel("Send a picture of the page").uncheck();
  await press(page, "Send the report");
  await page.getByText("The report is sent").waitFor();
  assert.equal(JSON.stringify(sent("/tickets")).toLowerCase().includes("twinning"), false);
});

test("a page that stopped working is reported with its own message", async () => {
  const page = await openPage("/help");
  await page.getByRole("link", { name: popUpTicket.subject }).waitFor();
  // An answer without what every request has.
  const { messages: _, ...damaged } = popUpTicket;
  await page.route(`**/api/help/tickets/${popUpTicket.id}`, (route) => route.fulfill({ json: damaged }));
  await page.getByRole("link", { name: popUpTicket.subject }).click();
  await page.getByText("This page stopped working").waitFor();
  await page.locator("#content").getByRole("button", { name: "Report a problem" }).click();
  await page
    .getByRole("dialog")
    .getByText(/^The page stopped: /)
    .first()
    .waitFor();
});

test("a report closes with the session, and what was typed for it is there afterwards", async () => {
  const page = await openPage("/help");
  await press(page, "Report a problem");
  await page.getByLabel("What did you want to do?").fill("Find my request.");
  exchange.world.session = { ...rosa, state: "locked" };
  exchange.world.failing.set("/tickets", { ...broken, code: "session-locked", status: 401 });
  await page.getByRole("img", { name: "Picture of the page, as it will be sent" }).waitFor();
  await press(page, "Send the report");
  await page.getByRole("heading", { name: "Session locked" }).waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
  exchange.world.failing.clear();
  exchange.world.session = rosa;
  await page.getByLabel("Password", { exact: true }).fill("harbor lights at nine");
  await press(page, "Unlock");
  await press(page, "Report a problem");
  assert.equal(await page.getByLabel("What did you want to do?").inputValue(), "Find my request.");
});

test("a line of the chart that is somebody else's is told to the stewards and the source", async () => {
  const page = await openPage(`/persons/${maria.personId}`);
  await page.getByRole("button", { name: /^Wrong\? Penicillin/ }).click();
  await press(page, "Tell the stewards and the source");
  await page.getByRole("link", { name: "Choose what is wrong" }).waitFor();
  await page.getByLabel("Wrong patient").check();
  await page.getByLabel("How do you know?").fill("She takes penicillin every winter.");
  await press(page, "Tell the stewards and the source");
  await page.getByText("It is request T-2026-00015.").waitFor();
  const [request] = sent("/tickets");
  assert.deepEqual([request?.type, request?.subject], ["wrong-patient", "Wrong patient: Penicillin, 12 Mar 2026"]);
  const { resourceId, ...line } = (request?.line ?? {}) as Record<string, string>;
  assert.match(resourceId ?? "", /^[0-9a-f-]{36}$/);
  assert.deepEqual(line, {
    personId: maria.personId,
    what: "Penicillin, 12 Mar 2026",
    source: "Crossbay General Hospital",
  });
});

test("every line of the chart, its tables and the window of a result can be said to be wrong", async () => {
  const page = await openPage(`/persons/${maria.personId}`);
  await page.getByText("Critical high").first().waitFor();
  for (const name of [
    /^Wrong\? Latex/,
    /^Wrong\? Potassium/,
    /^Wrong\? Emergency/,
    /^Wrong\? Chest X-ray/,
    /^Wrong\? Identifier of/,
  ]) {
    assert.ok((await page.getByRole("button", { name }).count()) > 0, String(name));
  }
  for (const [path, name] of [
    ["results", /^Wrong\? Sodium/],
    ["encounters", /^Wrong\? Inpatient, 3 Aug 2025/],
    ["results/series-4", /^Wrong\? Potassium/],
  ] as const) {
    await page.goto(`/persons/${maria.personId}/${path}`);
    await page.getByRole("button", { name }).first().waitFor();
  }
});

test("a failure inside a dialog is reported over it, and Escape closes the report alone", async () => {
  const page = await openPage("/account");
  await press(page, "Change password");
  await page.getByLabel("Password now").fill("harbor lights at nine");
  await page.getByLabel("New password", { exact: true }).fill("lanterns over the quiet bay");
  await page.getByLabel("New password again").fill("lanterns over the quiet bay");
  exchange.world.failing.set("/account/password", broken);
  await page.getByRole("dialog").getByRole("button", { name: "Change the password" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Report a problem" }).click();
  await page.getByRole("dialog", { name: "Report a problem" }).waitFor();
  await page.getByLabel("What did you want to do?").fill("Change it.");
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Report a problem" }).waitFor({ state: "detached" });
  assert.equal(await page.getByLabel("Password now").inputValue(), "harbor lights at nine");
  assert.equal(sent("/tickets").length, 0);
});

test("a patient who holds the screen cannot report for its reader", async () => {
  // Failing from its first load: the form locks the session where it is loaded again.
  const page = await openPage(`/persons/${maria.personId}/sign/standard`, rosa, ({ world }) =>
    world.failing.set("/consent", broken),
  );
  await page.getByText("Request req-7f3a9c").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Report a problem" }).count(), 0);
});
