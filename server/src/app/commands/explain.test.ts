import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Explanation } from "@crossbay/contract";
import { startTestExchange, type TestExchange } from "../../../../test/support/exchange.ts";
import { aMessage, aResult } from "../../../../test/support/intake-world.ts";
import { addParticipant, addSource } from "../../accounts/index.ts";
import { PlainError } from "../../platform/plain-error.ts";
import { explainCommand } from "./explain.ts";

const cli = new URL("../cli.ts", import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), "crossbay-explain-"));
let exchange: TestExchange;
before(async () => {
  exchange = await startTestExchange();
  const { database, clock } = exchange.house;
  const [now, timeZone] = [clock.now(), "America/New_York"];
  await database.transaction(async (tx) => {
    const participant = await addParticipant(tx, { name: "Harbour Hospital", type: "hospital", timeZone, now });
    await addSource(tx, {
      participantId: participant.id,
      code: "HARBOUR",
      name: "Harbour registration",
      sendingApplication: "ADTSYS",
      sendingFacility: "HARBOUR",
      assigningAuthority: "HARBOUR",
      timeZone,
      now,
    });
  });
});
after(async () => {
  await exchange.stop();
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

type Outcome = { code: number; out: string; err: string };

const run = (args: readonly string[], environment: Record<string, string>): Promise<Outcome> =>
  new Promise((resolve) => {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const env = { PATH, NODE_COMPILE_CACHE, ...environment };
    const child = execFile(process.execPath, [cli, "explain", ...args], { env, maxBuffer: 64 << 20 }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

/** On a machine with nothing: no exchange, no database. */
const alone = (...args: string[]) => run(["--no-match", ...args], { CROSSBAY_HOME: join(folder, "var") });

const beside = (...args: string[]) => {
  const { home, databaseUrl = "", databaseOwnerUrl = "" } = exchange.house.config;
  return run(args, {
    CROSSBAY_HOME: home,
    CROSSBAY_DATABASE_URL: databaseUrl,
    CROSSBAY_DATABASE_OWNER_URL: databaseOwnerUrl,
  });
};

const parse = ({ out }: Outcome): (Explanation & { file: string; message: number })[] =>
  out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("an engineer without an exchange sees the fields, the resources and the answer; nothing is started or written", async () => {
  const { code, out, err } = await alone(file("one.hl7", aMessage()), "--time-zone", "America/New_York");
  assert.equal(err, "");
  assert.match(out, /one\.hl7, message 1: ADT\^A01 of 2026-03-12T14:15:00\.000Z/);
  assert.match(out, /PV1-19 +Visit Number +V100 +used +Encounter\.identifier/);
  assert.match(out, /Resources\n {2}Patient Odalys QUILLFEATHER, born 1961-02-24, female/);
  assert.match(out, /Answer: AA/);
  assert.ok(!out.includes("\u001b") && !out.includes("Person"));
  assert.equal(code, 0);
  assert.ok(!existsSync(join(folder, "var")));
});

test("of a file of messages each is explained, or the one that is named; the exit code tells of refusals", async () => {
  const path = file("three.hl7", aMessage() + aResult() + aMessage({ type: "SIU^S12" }));
  const all = await alone(path, "--json");
  assert.deepEqual(
    parse(all).map(({ message, answer, event }) => [message, answer, event]),
    [
      [1, "AA", "ADT^A01"],
      [2, "AA", "ORU^R01"],
      [3, "AR", "SIU^S12"],
    ],
  );
  assert.equal(all.code, 1);
  const second = await alone(path, "--message", "2", "--json");
  assert.deepEqual([second.code, parse(second).length, parse(second)[0]?.event], [0, 1, "ORU^R01"]);
  assert.match((await alone(path, "--message", "4")).err, /holds 3 messages, none with number 4/);
});

test("a file without a message is shown with what is wrong", async () => {
  const { code, out } = await alone(file("none.txt", "Dear all,\nplease find attached"));
  assert.match(out, /line 1 +Dear all, +refused/);
  assert.match(out, /error +100 +MSH +The message does not begin with an MSH segment/);
  assert.match(out, /Answer: AE/);
  assert.equal(code, 1);
});

test("beside an exchange the source and the person are told too", async () => {
  const explained = await beside(file("known.hl7", aMessage()), "--json");
  const [explanation] = parse(explained);
  assert.deepEqual(
    [explained.code, explanation?.sourceCode, explanation?.answer, explanation?.match?.outcome],
    [0, "HARBOUR", "AA", "new"],
  );
  const stranger = file("stranger.hl7", aMessage({ application: "NOBODY" }));
  assert.equal(parse(await beside(stranger, "--json"))[0]?.answer, "AR");
  assert.equal(parse(await beside(stranger, "--json", "--source", "harbour"))[0]?.answer, "AA");
  const { code, err } = await beside(stranger, "--source", "PIER");
  assert.deepEqual([code, err], [2, "crossbay: There is no source PIER.\n"]);
});

test("what does not go together is refused in one sentence", async () => {
  const path = file("again.hl7", aMessage());
  const wrong: [readonly string[], RegExp][] = [
    [[], /Name one file to explain/],
    [[path, "--no-match", "--source", "HARBOUR"], /leave out --no-match/],
    [[path, "--time-zone", "UTC"], /are for --no-match/],
    [[path, "--no-match", "--time-zone", "Mars/Olympus"], /There is no time zone Mars\/Olympus/],
    [[join(folder, "missing.hl7"), "--no-match"], /missing\.hl7/],
  ];
  for (const [args, sentence] of wrong) {
    await assert.rejects(
      explainCommand.run(args),
      (error) => error instanceof PlainError && sentence.test(error.message),
    );
  }
});
