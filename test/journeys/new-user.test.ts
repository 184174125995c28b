import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { CodeSent, Problem, Session } from "@crossbay/contract";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { PortalClient } from "../support/portal-client.ts";

let exchange: TestExchange;
before(async () => {
  exchange = await startTestExchange({ people: 0 });
});
after(() => exchange.stop());

const cli = fileURLToPath(new URL("../../server/src/app/cli.ts", import.meta.url));

/** `./crossbay user add` beside the running exchange. */
async function addUser(...options: string[]): Promise<string> {
  const { config } = exchange.house;
  const { stdout } = await promisify(execFile)(process.execPath, [cli, "user", "add", ...options], {
    env: {
      ...process.env,
      CROSSBAY_HOME: config.home,
      CROSSBAY_DATABASE_URL: config.databaseUrl,
      CROSSBAY_DATABASE_OWNER_URL: config.databaseOwnerUrl,
    },
  });
  return stdout;
}

const nora = ["--given", "Nora", "--family", "Vale", "--title", "nurse", "--mobile", "+1 518 555 0133"];
const practice = ["--participant", "Lantern Street Family Practice"];

test("a new nurse goes from invitation to temporary password, code, own password and a first search", async () => {
  const printed = await addUser(
    ...nora,
    ...practice,
    "--email",
    "nora.vale@lantern.example",
    "--training-waived",
    "Trained on paper",
  );
  const username = /#(\w+)/.exec(printed)![1]!;
  const temporaryPassword = /temporary password\s+(\S+)/.exec(printed)![1]!;
  const client = new PortalClient(exchange);

  const invited = await client.post<CodeSent>("/api/sign-in/temporary-password", { username, temporaryPassword });
  assert.equal(invited.status, 202);
  const code = { signInId: invited.body.signInId, code: await client.newestCode() };
  const session = await client.post<Session>("/api/sign-in/code", code);
  assert.equal(session.body.state, "set-password");
  const early = await client.post<Problem>("/api/persons/search", { identifier: "20100001" });
  assert.equal(early.body.code, "password-change-required");

  const weak = await client.post<Problem>("/api/password", { newPassword: "password1234" });
  assert.equal(weak.body.code, "password-refused");
  const newPassword = "seven slow herons at dusk";
  assert.equal((await client.post("/api/password", { newPassword })).status, 204);

  const again = await client.post<Problem>("/api/sign-in/temporary-password", { username, temporaryPassword });
  assert.equal(again.status, 401, "a temporary password works once");
  const own = await client.post<CodeSent>("/api/sign-in", { username, password: newPassword });
  assert.equal(own.status, 202);
  const second = { signInId: own.body.signInId, code: await client.newestCode() };
  assert.equal((await client.post<Session>("/api/sign-in/code", second)).body.state, "active");
  await client.post("/api/session/purpose", { purpose: "treatment" });
  assert.equal((await client.search({ identifier: "20100001" })).body.hits.length, 1);
});

test("without training or a reason to waive it there is no invitation", async () => {
  const printed = await addUser(...nora, ...practice, "--email", "nora.two@lantern.example");
  assert.doesNotMatch(printed, /temporary password {2}/);
  assert.match(printed, /training/);
});
