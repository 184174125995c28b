import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem } from "@crossbay/contract";
import { type MessagesWorld, startMessagesWorld, type Writer } from "../../../../test/support/messages-world.ts";
import { bySms, meetOutside, type OutsideReading, to } from "../../../../test/support/outside-people.ts";

let world: MessagesWorld;
let amara: Writer;
let outside: OutsideReading;

before(async () => {
  world = await startMessagesWorld();
  outside = meetOutside(world);
  amara = await world.writer("Amara Okafor", "physician", world.hospital);
});
after(() => world.stop());

test("nobody outside is written to without a proof, an address and a number that can be theirs", async () => {
  const send = (person: object) =>
    amara.browser.post<Problem>("/api/messages", { subject: "S", text: "T", to: [{ kind: "outside", person }] });
  const { proof, ...unproved } = bySms();
  assert.equal((await send(unproved)).status, 400);
  const bad = await send({ ...unproved, email: "a@b.example, c@d.example", proof: { by: "sms", mobile: "12" } });
  assert.deepEqual(
    bad.body.fields?.map(({ field }) => field),
    ["to.0.person.email", "to.0.person.proof.mobile"],
  );
  assert.equal((await send({ ...unproved, proof, daysOpen: 365 })).status, 400);
});

test("script in an answer, its file name and a picture stays what it is, and programs are not taken", async () => {
  const lena = bySms();
  const thread = await world.write(amara, [to({ ...lena, name: "<b>Lena</b>" })], { subject: "<script>1</script>" });
  const { link, pass, body } = await outside.enter(await outside.linkTo(lena));
  assert.doesNotMatch(body, /<script>1|<b>Lena/);
  const svg = [{ name: "x.svg", content: "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>" }];
  const refused = await world.answer({ link, pass, text: "<img src=x>" }, svg);
  assert.equal(refused.status, 422);
  // What was typed is not lost.
  assert.match(refused.body, /&lt;img src=x&gt;<\/textarea>/);
  assert.equal((await world.open(amara, thread.id)).body.messages.length, 1);
  const four = Array.from({ length: 4 }, (_, at) => ({ name: `${at}.txt`, content: "words" }));
  assert.match((await world.answer({ link, pass, text: "Four" }, four)).body, /at most 3 files/);
  const sent = await world.answer({ link, pass, text: "My password is copper99violin" });
  assert.match(sent.body, /it was masked/);
  assert.doesNotMatch(JSON.stringify((await world.open(amara, thread.id)).body), /copper99violin/);
});

test("a form from another site is refused, and files that are too large are not read to the end", async () => {
  const strange = await world.send("code", { link: "x" }, { "sec-fetch-site": "cross-site" });
  assert.deepEqual([strange.status, /did not come from this page/.test(strange.body)], [403, true]);
  const lena = bySms();
  await world.write(amara, [to(lena)]);
  const { link, pass } = await outside.enter(await outside.linkTo(lena));
  const large = await world.answer({ link, pass, text: "Large" }, [
    { name: "a.txt", content: "x".repeat(11 * 1024 * 1024) },
  ]);
  assert.deepEqual([large.status, /10 MB together at most/.test(large.body)], [413, true]);
  assert.equal((await world.answer({ link, pass, text: "" })).status, 422);
});

test("the page works without a script, and says nothing of what it opens before the code", async () => {
  const page = await world.http.inject({ url: "/messages/open" });
  assert.equal(page.statusCode, 200);
  assert.match(page.body, /<label for="link">The link in the mail<\/label>/);
  const lena = bySms();
  await world.write(amara, [to(lena)]);
  const asked = await world.send("code", { link: await outside.linkTo(lena) });
  assert.doesNotMatch(asked.body, /transfer|Amara|Lena|papers/i);
  assert.ok(!world.logLines.some((line) => /Transfer papers|lawyers\.example/.test(line)));
});
