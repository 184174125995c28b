import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Session } from "@crossbay/contract";
import { accountRoutes, actorOf, findUsers, requireActor } from "../../server/src/accounts/index.ts";
import { userManagementRoutes } from "../../server/src/onboarding/index.ts";
import { type HttpServer, makeHttpServer } from "../../server/src/platform/http.ts";
import { makeMetrics } from "../../server/src/platform/metrics.ts";
import { goodPassword, TestBrowser } from "../support/accounts-world.ts";
import { type OnboardingWorld, startOnboardingWorld } from "../support/onboarding-world.ts";

const requesters = 50;

let world: OnboardingWorld;
/** A second process of the portal: the same database, and nothing in common with the first in memory. */
let secondHttp: HttpServer;
let manager: TestBrowser;

before(async () => {
  world = await startOnboardingWorld();
  const metrics = makeMetrics();
  secondHttp = await makeHttpServer({ log: world.context.log, metrics, trustedProxies: [] });
  accountRoutes(secondHttp, { ...world.context, metrics });
  userManagementRoutes(secondHttp, { ...world.context, metrics });
  secondHttp.get("/api/probe", { preHandler: requireActor(world.context) }, (request) => actorOf(request));
  await secondHttp.ready();
  await world.person({ participantId: world.hospital.id, titleId: "user-manager", username: "manager" });
  manager = new TestBrowser(secondHttp, world.outbox);
  await manager.signIn("manager");
});
after(async () => {
  await secondHttp.close();
  await world.stop();
});

/** Fifty requesters of one session ask without a pause until told to stop; what began after `markEnd` is counted apart. */
function askOnAndOn(browser: TestBrowser) {
  let going = true;
  let ended = false;
  const counts = { before: 0, after: 0, succeededAfter: 0 };
  const ask = async (): Promise<void> => {
    while (going) {
      const beganAfter = ended;
      const { status } = await browser.get("/api/probe");
      counts[beganAfter ? "after" : "before"] += 1;
      if (beganAfter && status === 200) counts.succeededAfter += 1;
    }
  };
  const asking = Array.from({ length: requesters }, ask);
  const reached = async (which: "before" | "after", count: number): Promise<void> => {
    while (counts[which] < count) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    counts,
    reached,
    markEnd: () => (ended = true),
    async stop() {
      going = false;
      await Promise.all(asking);
    },
  };
}

async function affiliationOf(username: string): Promise<string> {
  const users = await world.transaction((tx) => findUsers(tx, { words: [username] }, world.clock.now()));
  return users.find((user) => user.username === username)!.affiliationId;
}

type Ending = { name: string; act(username: string, browser: TestBrowser): Promise<{ status: number }> };

const byManager = (verb: string, body: object) => async (username: string) =>
  manager.post(`/api/user-management/users/${await affiliationOf(username)}/${verb}`, body);

const endings: Ending[] = [
  { name: "deactivation", act: byManager("end", { reason: "left" }) },
  { name: "a change of role", act: byManager("role", { titleId: "therapist", reason: "new post" }) },
  { name: "a leave that begins today", act: byManager("leave", { from: "2026-03-12" }) },
  {
    name: "a changed password",
    async act(username) {
      await world.browser().post("/api/sign-in/forgotten", { username });
      await world.deliver();
      const temporaryPassword = world.newestMail(/Temporary password: (\S+)/);
      const browser = new TestBrowser(secondHttp, world.outbox);
      const begun = await browser.post<{ signInId: string }>("/api/sign-in/temporary-password", {
        username,
        temporaryPassword,
      });
      await browser.enter(begun.body.signInId, browser.newestCode());
      return browser.post<Session>("/api/password", { newPassword: `${goodPassword} again` });
    },
  },
];

for (const [nth, { name, act }] of endings.entries()) {
  test(`after ${name} no request of the session succeeds, at any process`, async () => {
    const username = `reader${nth}`;
    await world.person({ participantId: world.hospital.id, titleId: "nurse", username });
    const browser = world.browser();
    await browser.signIn(username);
    const asking = askOnAndOn(browser);
    try {
      await asking.reached("before", requesters);
      const { status } = await act(username, browser);
      asking.markEnd();
      assert.ok(status === 200 || status === 204, `answered ${status}`);
      await asking.reached("after", 2 * requesters);
    } finally {
      await asking.stop();
    }
    assert.ok(asking.counts.before >= requesters);
    assert.equal(asking.counts.succeededAfter, 0);
  });
}
