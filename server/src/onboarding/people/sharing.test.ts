import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Problem, SharingSignals } from "@crossbay/contract";
import type { TestBrowser } from "../../../../test/support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../../../../test/support/onboarding-world.ts";
import { runSharingWatch } from "../../accounts/index.ts";

let world: OnboardingWorld;
let auditor: TestBrowser;

const moveTo = (instant: string): void => world.clock.advance(Date.parse(instant) - world.clock.now().getTime());

before(async () => {
  world = await startOnboardingWorld();
  auditor = await world.signedIn("privacy-auditor", world.exchange, "auditor");
});
after(() => world.stop());

const start = Date.parse("2026-03-12T14:00:00Z");
const minute = (count: number) => moveTo(new Date(start + count * 60_000).toISOString());
const watch = () => runSharingWatch(world.context, world.clock.now());

async function twoBrowsers(username: string, addresses: [string, string]): Promise<[TestBrowser, TestBrowser]> {
  await world.person({ participantId: world.hospital.id, titleId: "nurse", username });
  const browsers = addresses.map((address) => world.browser(address)) as [TestBrowser, TestBrowser];
  minute(0);
  await browsers[0].signIn(username);
  minute(12);
  await browsers[1].signIn(username);
  return browsers;
}

async function allSignals(): Promise<SharingSignals["signals"]> {
  auditor = world.browser();
  await auditor.signIn("auditor");
  return (await auditor.get<SharingSignals>("/api/accounts/sharing")).body.signals;
}

async function signalsOf(username: string): Promise<string[]> {
  return (await allSignals()).filter((signal) => signal.username === username).map(({ kind }) => kind);
}

test("one account used from two networks within five minutes is a signal, once a day", async () => {
  const [ward, home] = await twoBrowsers("two.places", ["192.0.2.10", "198.51.100.7"]);
  await watch();
  assert.deepEqual(await signalsOf("two.places"), []);
  minute(14);
  await ward.get("/api/probe");
  minute(16);
  await home.get("/api/probe");
  assert.ok((await watch()) >= 1);
  assert.equal(await watch(), 0);
  assert.deepEqual(await signalsOf("two.places"), ["two-places"]);
});

test("two browsers on one network within five minutes are another signal", async () => {
  const [desk] = await twoBrowsers("two.devices", ["192.0.2.10", "192.0.2.11"]);
  minute(14);
  await desk.get("/api/probe");
  await watch();
  assert.deepEqual(await signalsOf("two.devices"), ["two-devices"]);
});

test("who signs out at one place and in at another is one person who walks", async () => {
  await world.person({ participantId: world.hospital.id, titleId: "nurse", username: "walker" });
  minute(0);
  const first = world.browser("192.0.2.10");
  await first.signIn("walker");
  await first.post("/api/session/sign-out");
  minute(2);
  await world.browser("198.51.100.7").signIn("walker");
  await watch();
  assert.deepEqual(await signalsOf("walker"), []);
});

test("more than five browsers in 30 days are a signal", async () => {
  await world.person({ participantId: world.hospital.id, titleId: "nurse", username: "many" });
  for (let nth = 0; nth < 6; nth += 1) {
    minute(nth * 20);
    const browser = world.browser();
    await browser.signIn("many");
    await browser.post("/api/session/sign-out");
    await watch();
    if (nth < 5) assert.deepEqual(await signalsOf("many"), [], `after ${nth + 1}`);
  }
  const signal = (await allSignals()).find(({ username }) => username === "many")!;
  assert.deepEqual(
    [signal.kind, signal.sentence, signal.state],
    ["many-devices", "Used in 6 browsers in 30 days.", "new"],
  );
});

test("a privacy auditor keeps what was found out, once; nobody else sees signals", async () => {
  const { id } = (await allSignals()).find(({ username }) => username === "two.places")!;
  const look = () => auditor.post<Problem>(`/api/accounts/sharing/${id}/look`, { note: "Telehealth from home" });
  assert.equal((await look()).status, 204);
  assert.equal((await look()).status, 409);
  const after = (await allSignals()).find((one) => one.id === id);
  assert.deepEqual(
    [after?.state, after?.note, after?.lookedAtBy],
    ["looked-at", "Telehealth from home", "Rosa Delgado"],
  );
  const manager = await world.signedIn("relationship-manager", world.exchange, "curious");
  assert.equal((await manager.get("/api/accounts/sharing")).status, 403);
});
