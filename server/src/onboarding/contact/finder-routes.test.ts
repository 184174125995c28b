import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { ContactRequest, ContactRequests, OrganizationNames, ParticipantPage, Problem } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { listRelationshipManagers } from "../../accounts/index.ts";

let world: OnboardingWorld;
let grace: TestBrowser;
let hal: TestBrowser;
let streetId = "";

before(async () => {
  world = await startOnboardingWorld();
  grace = await world.signedIn("relationship-manager", world.exchange, "glin");
  hal = await world.signedIn("relationship-manager", world.exchange, "hnovak");
  const omar = await world.signedIn("administrator", world.exchange, "ohaddad");
  const managers = await world.transaction((tx) => listRelationshipManagers(tx));
  const added = await omar.post<ParticipantPage>("/api/admin/participants", {
    name: "Clínica <b>Muñoz</b> & Søn",
    type: "clinic",
    emergencyServices: false,
    part2Program: false,
    mentalHealthLicensed: false,
    minorConsentServices: false,
    timeZone: "America/New_York",
    vouchesForSecondFactor: false,
    relationshipManagerId: managers.find(({ username }) => username === "glin")!.accountId,
    sites: ["Mill Road"],
  });
  streetId = added.body.participant.id;
});
after(() => world.stop());

const path = "/find-your-relationship-manager";
const get = (query = "") => world.http.inject({ url: `${path}${query}` });
const own = { "sec-fetch-site": "same-origin" };
const letter = () => ({
  to: streetId,
  name: "Ana Pérez",
  email: "ana@clinica.example",
  message: "Hello\nGrace",
  website: "",
});
const send = (fields: Record<string, string>, headers: Record<string, string> = own, remoteAddress = "192.0.2.50") =>
  world.http.inject({
    method: "POST",
    url: path,
    remoteAddress,
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
const openRequests = async (browser = grace) =>
  (await browser.get<ContactRequests>("/api/desk/contact-requests")).body.requests;

test("an organization is found by a word of its name or of a site, without accents, and by nobody's script", async () => {
  for (const typed of ["munoz", "MUÑOZ clinica", "mill road", "søn"]) {
    const { body, statusCode } = await get(`?organization=${encodeURIComponent(typed)}`);
    assert.equal(statusCode, 200);
    assert.match(body, /Clínica &lt;b&gt;Muñoz&lt;\/b&gt; &amp; Søn/, typed);
    assert.match(body, /Rosa Delgado/);
    assert.match(body, /Mill Road/);
  }
});

test("what was typed is shown and never run", async () => {
  const { body, headers } = await get(`?organization=${encodeURIComponent('"><script>alert(1)</script>')}`);
  assert.doesNotMatch(body, /<script>alert/);
  assert.match(body, /No organization found/);
  assert.match(String(headers["content-security-policy"]), /script-src 'self'/);
});

test("no e-mail address, user or person can be found, and the exchange itself is no organization", async () => {
  await world.person({
    participantId: world.hospital.id,
    titleId: "nurse",
    family: "Whitlock",
    email: "ben@lantern.example",
  });
  for (const typed of ["Whitlock", "ben@lantern.example", "Delgado", "Crossbay Health Information"]) {
    const { body } = await get(`?organization=${encodeURIComponent(typed)}`);
    assert.match(body, /No organization found/, typed);
  }
  assert.doesNotMatch((await get("?organization=munoz")).body, /@/);
});

test("the type-ahead gets at most eight names and nothing else", async () => {
  for (let at = 0; at < 10; at += 1) await world.participant({ name: `Wharf Clinic ${at}`, type: "clinic" });
  const browser = world.browser();
  const { body } = await browser.get<OrganizationNames>("/api/relationship-managers?organization=wharf");
  assert.deepEqual(Object.keys(body), ["organizations"]);
  assert.equal(body.organizations.length, 8);
  const none = await browser.get<OrganizationNames>("/api/relationship-managers?organization=%25");
  assert.deepEqual(none.body.organizations, []);
  assert.match((await get("?organization=wharf")).body, /There are more/);
  assert.equal((await browser.get(`/api/relationship-managers?organization=${"x".repeat(101)}`)).status, 400);
});

test("a letter reaches the desk of the organization's relationship manager, and nothing of it the mail", async () => {
  const sent = await send(letter());
  assert.deepEqual([sent.statusCode, sent.headers.location], [303, `${path}/sent`]);
  const [request] = await openRequests();
  assert.equal(request?.message, "Hello\nGrace");
  assert.equal(request?.participantName, "Clínica <b>Muñoz</b> & Søn");
  assert.deepEqual([request?.mine, (await openRequests(hal))[0]?.mine], [true, false]);
  await world.deliver();
  const mails = world.outbox.mails.filter(({ text }) => text.includes("/desk/contact-requests"));
  assert.equal(mails.length, 1);
  assert.doesNotMatch(mails[0]!.text, /Hello|Ana|ana@clinica/);
  const closed = await grace.post<ContactRequest>(`/api/desk/contact-requests/${request!.id}/close`);
  assert.equal(closed.body.closedBy, "Rosa Delgado");
  const again = await hal.post<Problem>(`/api/desk/contact-requests/${request!.id}/close`);
  assert.equal(again.body.code, "already-decided");
  assert.deepEqual(await openRequests(), []);
});

test("who did not find the organization writes to all relationship managers", async () => {
  const before = world.outbox.mails.length;
  assert.equal((await send({ ...letter(), to: "exchange" }, own, "192.0.2.51")).statusCode, 303);
  await world.deliver();
  assert.equal(world.outbox.mails.length, before + 2);
  assert.equal((await openRequests())[0]?.participantName, undefined);
});

test("a form that is not complete comes back with everything that was typed, and links to what is wrong", async () => {
  const { statusCode, body } = await send({ ...letter(), email: "ana", message: " ", name: '"Ana" <x>' });
  assert.equal(statusCode, 422);
  assert.match(body, /href="#email"/);
  assert.match(body, /href="#message"/);
  assert.match(body, /value="&quot;Ana&quot; &lt;x&gt;"/);
  assert.match(body, /aria-describedby="email-hint email-error"/);
  const long = await send({ ...letter(), message: "x".repeat(2_001) });
  assert.match(long.body, /2001 characters; 2000 fit/);
});

test("a form from another site, or from no page at all, is not taken", async () => {
  const count = (await openRequests()).length;
  const strangers: Record<string, string>[] = [
    { "sec-fetch-site": "cross-site" },
    { origin: "https://evil.example" },
    {},
  ];
  for (const headers of strangers) {
    const answer = await send(letter(), headers);
    assert.equal(answer.statusCode, 403);
    assert.match(answer.body, /did not come from this page/);
  }
  assert.equal((await openRequests()).length, count);
});

test("a program that fills the field nobody sees is thanked, and nothing is kept", async () => {
  const count = (await openRequests()).length;
  assert.equal((await send({ ...letter(), website: "https://spam.example" }, own, "192.0.2.52")).statusCode, 303);
  assert.equal((await openRequests()).length, count);
});

test("a network that sends many letters waits, keeps what it wrote, and may write again later", async () => {
  const from = (last: number) => send(letter(), own, `2001:db8::${last}`);
  const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(from));
  assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [303, 303, 303, 303, 303, 429, 429, 429]);
  const refused = answers.find(({ statusCode }) => statusCode === 429)!;
  assert.match(refused.body, /Ana Pérez/);
  assert.equal((await send(letter(), own, "198.51.100.9")).statusCode, 303);
  world.clock.advance(10 * 60_000);
  assert.equal((await from(9)).statusCode, 303);
});

test("a body too large, a file for a form and an unknown organization do no harm", async () => {
  assert.equal((await send({ ...letter(), message: "x".repeat(40_000) })).statusCode, 413);
  const json = await world.http.inject({ method: "POST", url: path, headers: own, payload: { to: streetId } });
  assert.equal(json.statusCode, 422);
  assert.equal((await get("?to=nobody")).statusCode, 200);
  assert.equal((await get("?to=00000000-0000-7000-8000-000000000000")).statusCode, 200);
});

test("only relationship managers read the letters", async () => {
  const priya = await world.signedIn("user-manager", world.hospital, "praman");
  assert.equal((await priya.get("/api/desk/contact-requests")).status, 403);
  assert.equal((await world.browser().get("/api/desk/contact-requests")).status, 401);
});
