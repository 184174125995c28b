import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, beforeEach, test } from "node:test";
import type {
  FindMessageAnswer,
  InterfaceSources,
  Problem,
  QuarantineDetail,
  QuarantinePage,
  ReplayAnswer,
  StrangersPage,
} from "@crossbay/contract";
import { sendMessages } from "../../server/src/app/mllp-client.ts";
import { auditEntriesOfRequest } from "../../server/src/audit/index.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { aMessage } from "../support/intake-world.ts";
import { type Answer, PortalClient } from "../support/portal-client.ts";
import { projectRoot } from "../support/project-root.ts";

let exchange: TestExchange;
let engineer: PortalClient;
let exchangeEngineer: PortalClient;
let number = 0;
let controlId: string;

before(async () => {
  exchange = await startTestExchange({ people: 0 });
  engineer = await PortalClient.signedIn(exchange, "nsorensen");
  exchangeEngineer = await PortalClient.signedIn(exchange, "kmensah");
});
after(() => exchange.stop());
beforeEach(() => {
  number++;
  controlId = `J${number}`;
});

const general = { application: "BEACON", facility: "CGH" };
const lantern = { application: "OFFICEPAL", facility: "LSFP" };
const message = (terms: Parameters<typeof aMessage>[0] = {}) =>
  aMessage({ controlId, family: `QUILLFEATHER${number}`, recordNumber: `77${number}`, ...general, ...terms });
const broken = (terms: Parameters<typeof aMessage>[0] = {}) => message({ recordNumber: "000000", ...terms });
const mendedOf = (text: string) => text.replace("000000^^^", `77${number}^^^`);

/** Sends one message and tells the code of its answer. */
async function send(text: string): Promise<string> {
  const { answers } = await sendMessages({
    host: "127.0.0.1",
    port: exchange.mllpPort,
    connections: 1,
    messages: [Buffer.from(text)],
    onProgress: () => {},
  });
  return Object.entries(answers).find(([, count]) => count === 1)?.[0] ?? "none";
}

const search = (client: PortalClient, body = {}) =>
  client.post<QuarantinePage>("/api/interface/quarantine/search", { state: "waiting", ...body });
const newest = async (client = engineer) => (await search(client)).body.messages[0]!;
const path = (id: string, verb = "") => `/api/interface/quarantine/${id}${verb}`;
const actionsOf = async ({ headers }: Answer<unknown>) => {
  const entries = await exchange.house.database.snapshot((tx) =>
    auditEntriesOfRequest(tx, headers.get("x-request-id")!),
  );
  return entries.map(({ action, outcome, username }) => `${action} ${outcome} ${username}`);
};

test("a broken message is seen masked, unmasked for a reason, mended, replayed, and found on the chart", async () => {
  assert.equal(await send(broken()), "AE");
  const listed = await search(engineer);
  const { id, faults } = listed.body.messages[0]!;
  assert.equal(faults[0]?.place, "PID-3");
  assert.deepEqual(await actionsOf(listed), ["message-list permitted nsorensen"]);

  const masked = await engineer.get<QuarantineDetail>(path(id));
  assert.doesNotMatch(masked.body.text, /QUILLFEATHER|Odalys/);
  assert.deepEqual(await actionsOf(masked), ["message-view permitted nsorensen"]);

  const reason = "The record number is missing.";
  const readable = await engineer.post<QuarantineDetail>(path(id, "/unmask"), { reason });
  assert.match(readable.body.text, /QUILLFEATHER/);
  assert.deepEqual(await actionsOf(readable), ["message-unmask permitted nsorensen"]);
  assert.equal((await engineer.post<Problem>(path(id, "/unmask"), { reason: "short" })).status, 400);

  const replayed = await engineer.post<ReplayAnswer>(path(id, "/replay"), { text: mendedOf(readable.body.text) });
  assert.deepEqual(replayed.body, { outcomes: [{ id, outcome: "on-chart", faults: [] }] });
  assert.deepEqual(await actionsOf(replayed), ["message-replay succeeded nsorensen"]);
  const again = await engineer.post<ReplayAnswer>(path(id, "/replay"), {});
  assert.equal(again.body.outcomes[0]?.outcome, "already-settled");

  const { history, verdicts } = (await engineer.get<QuarantineDetail>(path(id))).body;
  assert.deepEqual(
    history.map(({ what, by }) => [what, by]),
    [
      ["received", undefined],
      ["unmasked", "Nils Sorensen"],
      ["replayed", "Nils Sorensen"],
    ],
  );
  assert.equal(verdicts.replay.allowed, false);
  assert.equal(await send(broken()), "AA");
  const found = await engineer.post<FindMessageAnswer>("/api/interface/messages/find", { controlId });
  assert.deepEqual(
    found.body.messages.map(({ state, answer }) => [state, answer]),
    [["on-chart", "AA"]],
  );
  const clerk = await PortalClient.signedIn(exchange, "rdelgado");
  assert.equal((await clerk.search({ family: `QUILLFEATHER${number}`, birthDate: "1961-02-24" })).body.hits.length, 1);
});

test("an engineer sees and changes only what came from the own participant's sources", async () => {
  assert.equal(await send(broken(lantern)), "AE");
  const { id } = await newest(exchangeEngineer);
  assert.ok((await search(engineer)).body.messages.every(({ sourceCode }) => sourceCode === "CGH"));
  assert.ok((await search(engineer)).body.counts.every(({ sourceCode }) => sourceCode === "CGH"));
  const looks = [
    await engineer.get<Problem>(path(id)),
    await engineer.post<Problem>(path(id, "/unmask"), { reason: "I should like to know." }),
  ];
  for (const { status, body } of looks) assert.deepEqual([status, body.code], [404, "not-found"]);
  assert.deepEqual(await actionsOf(looks[1]!), ["message-unmask refused nsorensen"]);
  const replayed = await engineer.post<ReplayAnswer>(path(id, "/replay"), { text: mendedOf(broken(lantern)) });
  assert.equal(replayed.body.outcomes[0]?.outcome, "not-found");
  const many = await engineer.post<ReplayAnswer>("/api/interface/quarantine/replay", { ids: [id] });
  assert.equal(many.body.outcomes[0]?.outcome, "not-found");
  const dismissed = await engineer.post<ReplayAnswer>("/api/interface/quarantine/dismiss", {
    ids: [id],
    reason: "Not mine to dismiss.",
  });
  assert.equal(dismissed.body.outcomes[0]?.outcome, "not-found");
  const found = await engineer.post<FindMessageAnswer>("/api/interface/messages/find", { controlId });
  assert.deepEqual(found.body.messages, []);
  const own = await engineer.get<InterfaceSources>("/api/interface/sources");
  assert.deepEqual(
    own.body.sources.map(({ code }) => code),
    ["CGH"],
  );
  assert.equal((await exchangeEngineer.get<InterfaceSources>("/api/interface/sources")).body.sources.length, 7);
});

test("messages of unknown senders are for the exchange's own engineers, masked", async () => {
  assert.equal(await send(message({ application: "ELSEWHERE", facility: "FAR" })), "AR");
  const refused = await engineer.get<Problem>("/api/interface/strangers");
  assert.deepEqual([refused.status, refused.body.code], [403, "level-lacks-right"]);
  assert.deepEqual(await actionsOf(refused), ["message-list refused nsorensen"]);
  const { body } = await exchangeEngineer.get<StrangersPage>("/api/interface/strangers");
  const stranger = body.strangers[0]!;
  assert.equal(stranger.reason, "unknown-sender");
  assert.match(stranger.text, /^MSH\|\^~\\&\|ELSEWHERE\|FAR\|/);
  assert.doesNotMatch(stranger.text, /QUILLFEATHER|Odalys/);
});

test("a clinician has nothing to do with messages, and the try is recorded", async () => {
  const nurse = await PortalClient.signedIn(exchange, "rdelgado");
  const refused = await nurse.post<Problem>("/api/interface/quarantine/search", {});
  assert.deepEqual([refused.status, refused.body.code], [403, "level-lacks-right"]);
  assert.deepEqual(await actionsOf(refused), ["message-list refused rdelgado"]);
});

test("what was mended into another message is refused in a sentence, and up to 2 MB are taken", async () => {
  await send(broken());
  const { id } = await newest();
  const refused = await engineer.post<Problem>(path(id, "/replay"), { text: mendedOf(broken({ controlId: "OTHER" })) });
  assert.deepEqual([refused.status, refused.body.code], [422, "replay-refused"]);
  assert.match(refused.body.detail, /control id \(MSH-10\) must stay/);
  const long = mendedOf(broken({ segments: [`NTE|1||${"long ".repeat(150_000)}`] }));
  const replayed = await engineer.post<ReplayAnswer>(path(id, "/replay"), { text: long });
  assert.equal(replayed.body.outcomes[0]?.outcome, "on-chart", JSON.stringify(replayed.body));
});

test("the operator does the same by command, and is recorded as such", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crossbay-mended-"));
  try {
    await send(broken());
    const { id } = await newest();
    assert.match(
      (await crossbay("list", "--source", "CGH")).stdout,
      new RegExp(`${id} +CGH .* untranslatable +PID-3: `),
    );
    assert.match((await crossbay("show", id, "--unmask", "--reason", "The ward has asked.")).stdout, /QUILLFEATHER/);
    const file = join(folder, "mended.hl7");
    await writeFile(file, mendedOf(broken()));
    const replayed = await crossbay("replay", id, "--file", file);
    assert.equal(replayed.status, 0, replayed.stderr);
    assert.match(replayed.stdout, /on-chart/);
    assert.match((await crossbay("find", controlId)).stdout, /CGH .* on-chart +AA/);
    const { history } = (await engineer.get<QuarantineDetail>(path(id))).body;
    assert.deepEqual(
      history.slice(1).map(({ what, by }) => `${what} by ${by}`),
      ["unmasked by The operator", "replayed by The operator"],
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** In a process of its own, beside the running exchange. */
async function crossbay(...args: string[]): Promise<{ stdout: string; stderr: string; status: number | null }> {
  const { config, access } = exchange.house;
  const child = spawn(process.execPath, [join(projectRoot, "server/src/app/cli.ts"), "quarantine", ...args], {
    env: {
      ...process.env,
      CROSSBAY_HOME: config.home,
      CROSSBAY_DATABASE_URL: access.appUrl,
      CROSSBAY_DATABASE_OWNER_URL: access.ownerUrl,
      CROSSBAY_LOG_LEVEL: "error",
    },
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const [status] = await once(child, "close");
  return { stdout, stderr, status };
}
