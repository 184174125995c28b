import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem, Ticket, TicketAnswer } from "@crossbay/contract";
import { type HelpDeskWorld, type Person, startHelpDeskWorld } from "../../../../test/support/help-desk-world.ts";
import { fetchFile, sendFile } from "../../../../test/support/help-files.ts";
import { runTicketHousekeeping } from "./run-ticket-housekeeping.ts";

let world: HelpDeskWorld;
let amara: Person;
let manager: Person;

before(async () => {
  world = await startHelpDeskWorld();
  amara = await world.signedIn("Amara Okafor", "nurse", world.hospital);
  manager = await world.signedIn("Ines Moreau", "user-manager", world.hospital);
});
after(() => world.stop());

const send = (by: Person, body: object) =>
  by.browser.post<TicketAnswer & Problem>("/api/help/tickets", { subject: "Help", text: "Please help.", ...body });
const view = (by: Person, id: string) => by.browser.get<Ticket & Problem>(`/api/help/tickets/${id}`);

test("somebody else's request is one that there is not, to read, to answer, and its files", async () => {
  const picture = await sendFile(world, amara, "page.txt", "What stood there");
  const mine = await send(amara, { type: "error", attachmentIds: [picture.body.id] });
  const id = mine.body.ticket!.id;
  const missing = crypto.randomUUID();
  for (const by of [manager, await world.signedIn("Una Frost", "nurse", world.practice)]) {
    const [theirs, none] = [await view(by, id), await view(by, missing)];
    assert.deepEqual([theirs.status, theirs.body.detail], [404, none.body.detail]);
    assert.equal((await by.browser.post(`/api/help/tickets/${id}/messages`, { text: "Hello" })).status, 404);
    assert.equal((await fetchFile(world, by, picture.body.id)).statusCode, 404);
  }
  assert.equal((await fetchFile(world, world.agent, picture.body.id)).statusCode, 200);
  assert.equal((await fetchFile(world, world.auditor, picture.body.id)).statusCode, 404);
  assert.equal((await view(amara, "not-an-id")).status, 400);
});

test("files are saved, never shown as pages, and named once by who sent them", async () => {
  const { body: kept } = await sendFile(world, amara, "wörds <b>.txt", "<3");
  assert.deepEqual([kept.name, kept.type, kept.bytes], ["wörds _b_.txt", "text/plain", 2]);
  assert.equal((await send(manager, { type: "error", attachmentIds: [kept.id] })).body.code, "attachment-refused");
  const sent = await send(amara, { type: "error", attachmentIds: [kept.id] });
  assert.deepEqual(sent.body.ticket?.messages[0]?.attachments, [kept]);
  assert.equal((await send(amara, { type: "error", attachmentIds: [kept.id] })).body.code, "attachment-refused");
  const answer = await fetchFile(world, amara, kept.id);
  assert.equal(answer.body, "<3");
  assert.equal(answer.headers["x-content-type-options"], "nosniff");
  assert.match(String(answer.headers["content-security-policy"]), /sandbox/);
  assert.match(
    String(answer.headers["content-disposition"]),
    /^attachment; filename="w_rds _b_\.txt"; filename\*=UTF-8''w%C3%B6rds/,
  );
  assert.equal((await sendFile(world, amara, "a.svg", "<svg onload=alert(1)>")).body.code, "attachment-refused");
  assert.equal((await sendFile(world, amara, "a.txt", "")).body.code, "attachment-refused");
  assert.equal((await sendFile(world, amara, "long.txt", Buffer.alloc(10 * 1024 * 1024 + 1, "a"))).status, 413);
});

test("who is not signed in sends no file", async () => {
  const nobody = { browser: world.browser() } as Person;
  assert.equal((await sendFile(world, nobody, "a.txt", Buffer.alloc(1024, "a"))).status, 401);
  assert.equal(
    (
      await sendFile(
        world,
        { browser: Object.assign(world.browser(), { cookies: amara.browser.cookies }) } as Person,
        "a.txt",
        "a",
      )
    ).status,
    403,
  );
});

test("an error carries what the portal knows, without script being anything but words", async () => {
  const report = {
    message: "<script>alert(1)</script> Nothing was changed by this request.",
    requestId: "01983a44-1234-7abc-8def-0123456789ab",
    page: "/persons/$personId",
    at: "2026-03-12T13:59:00Z",
    lastAction: "Open chart",
    browser: "Firefox 140",
  };
  const picture = Buffer.alloc(40);
  picture.write("89504e470d0a1a0a0000000d49484452", "hex");
  const { body: screenshot } = await sendFile(world, amara, "page.png", picture);
  const { body } = await send(amara, {
    type: "error",
    report,
    attachmentIds: [screenshot.id],
    screenshotId: screenshot.id,
  });
  assert.deepEqual(body.ticket?.report, report);
  assert.equal(body.ticket?.screenshot?.id, screenshot.id);
  assert.deepEqual(body.ticket?.messages[0]?.attachments, []);
});

test("a solved request closes after 14 days, takes no answer then, and files that nothing names are gone after one", async () => {
  const { id } = await world.ask(amara, "other");
  await world.work(world.agent, id, "messages", { text: "Done.", internal: false, state: "solved" });
  const { body: unused } = await sendFile(world, amara, "unused.txt", "x");
  const days = (count: number) => new Date(world.clock.now().getTime() + count * 24 * 3_600_000);
  await runTicketHousekeeping(world.context, days(13));
  assert.equal((await view(amara, id)).body.state, "solved");
  await runTicketHousekeeping(world.context, days(15));
  await runTicketHousekeeping(world.context, days(15));
  const closed = (await view(amara, id)).body;
  assert.deepEqual([closed.state, closed.mayAnswer], ["closed", false]);
  assert.equal(
    (await amara.browser.post<Problem>(`/api/help/tickets/${id}/messages`, { text: "?" })).body.code,
    "ticket-closed",
  );
  assert.equal((await send(amara, { type: "error", attachmentIds: [unused.id] })).body.code, "attachment-refused");
});

test("one person sends no more than sixty files a day", async () => {
  const eager = await world.signedIn("Eve Rush", "nurse", world.practice);
  for (let sent = 0; sent < 60; sent += 1) await sendFile(world, eager, "a.txt", "a");
  const refused = await sendFile(world, eager, "a.txt", "a");
  assert.deepEqual([refused.status, refused.body.code], [429, "too-many-requests"]);
});
