import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { AccountState, CodeSent } from "@crossbay/contract";
import { addAccount, listParticipants } from "../../server/src/accounts/index.ts";
import { run, sql } from "../../server/src/platform/sql.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";

const password = "violet-kettle-orbits-72-plums";
const states = ["active", "in-training", "suspended", "deactivated"] as const satisfies readonly AccountState[];
let exchange: TestExchange;

before(async () => {
  exchange = await startTestExchange({ people: 0 });
  const { house } = exchange;
  const [participant] = await house.database.transaction((tx) => listParticipants(tx));
  for (const state of states) {
    const added = await addAccount(house, {
      given: "Nora",
      family: "Vale",
      email: `${state}@lantern.example`,
      mobile: "+1 518 555 0133",
      username: `known.${state}`,
      titleId: "user-manager",
      participantId: participant!.id,
      state,
      password,
    });
    if ("refused" in added) throw new Error(added.refused);
  }
});
after(() => exchange.stop());

/** Everything of an answer that a stranger sees, but what is different for every request. */
async function ask(path: string, body?: object): Promise<{ status: number; body: string; headers: object }> {
  const answer = await fetch(`${exchange.base}${path}`, {
    method: body ? "POST" : "GET",
    ...(body ? { headers: { "content-type": "application/json" }, body: JSON.stringify(body) } : {}),
  });
  const text = (await answer.text()).replace(answer.headers.get("x-request-id")!, "");
  const headers = Object.fromEntries(answer.headers);
  for (const own of ["x-request-id", "date"]) delete headers[own];
  // A wait is told in whole seconds, which pass while the test asks.
  if (headers["retry-after"]) headers["retry-after"] = "some";
  return { status: answer.status, body: text, headers };
}

const names = [...states.map((state) => `known.${state}`), "known.nobody", "nobody-at-all", "nobody@lantern.example"];

for (const [what, path, bodyOf] of [
  ["a wrong password", "/api/sign-in", (username: string) => ({ username, password: "not the right one" })],
  [
    "a wrong temporary password",
    "/api/sign-in/temporary-password",
    (username: string) => ({ username, temporaryPassword: "2345-6789-abcd-efgh" }),
  ],
  ["a forgotten password", "/api/sign-in/forgotten", (username: string) => ({ username })],
] as const) {
  test(`${what} is answered the same for every account, whatever its state, and for a name that nobody has`, async () => {
    const answers = [];
    for (const name of names) answers.push(await ask(path, bodyOf(name)));
    for (const [at, answer] of answers.entries()) assert.deepEqual(answer, answers.at(-1), names[at]);
    assert.ok([401, 202].includes(answers[0]!.status));
    assert.ok(!("set-cookie" in answers[0]!.headers));
  });
}

test("the slow-down is the same for a known and an unknown name, try by try", async () => {
  const tries = async (username: string) => {
    const answers = [];
    for (let nth = 0; nth < 7; nth += 1) answers.push(await ask("/api/sign-in", { username, password: "wrong again" }));
    return answers;
  };
  const known = await tries("rdelgado");
  assert.deepEqual(
    known.map(({ status }) => status),
    [401, 401, 401, 401, 401, 429, 429],
  );
  assert.deepEqual(await tries("nobody-to-slow-down"), known);
});

test("a forgotten password that is asked for too often is answered as before, for every name", async () => {
  const answers = [];
  for (const username of ["known.active", "nobody-forgetful"]) {
    for (let nth = 0; nth < 5; nth += 1) answers.push(await ask("/api/sign-in/forgotten", { username }));
  }
  for (const answer of answers) assert.deepEqual(answer, answers[0]);
});

test("a sign-in that is over and one that never was are answered the same, by every second factor", async () => {
  const begun = await fetch(`${exchange.base}/api/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username: "aokafor", password }),
  });
  const { signInId } = (await begun.json()) as CodeSent;
  await exchange.house.database.transaction(async (tx) => {
    await run(tx, sql`update accounts.sign_in set finished_at = ${new Date()} where id = ${signInId}`);
  });
  const never = "019d0000-0000-7000-8000-000000000000";
  for (const [path, more] of [
    ["/api/sign-in/resend", {}],
    ["/api/sign-in/code", { code: "12345678" }],
    ["/api/sign-in/authenticator-code", { code: "123456" }],
    ["/api/sign-in/recovery-code", { code: "abcd-efgh-jkmn" }],
    ["/api/sign-in/passkey/begin", {}],
    ["/api/sign-in/passkey/finish", { response: {} }],
  ] as const) {
    const over = await ask(path, { signInId, ...more });
    assert.equal(over.status, 401, path);
    assert.deepEqual(over, await ask(path, { signInId: never, ...more }), path);
  }
});

test("the list of single sign-on names directories, and nothing of accounts", async () => {
  const plain = await ask("/api/sign-in/single-sign-on");
  assert.equal(plain.status, 200);
  for (const name of names) {
    assert.deepEqual(await ask(`/api/sign-in/single-sign-on?username=${encodeURIComponent(name)}`), plain);
  }
});
