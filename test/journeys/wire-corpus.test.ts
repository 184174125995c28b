import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parseMessage, wrapFrame } from "@crossbay/formats/hl7v2";
import pg from "pg";
import { type Delivered, judgeDelivered, piecesOf } from "../../bench/fuzz/judge-delivered.ts";
import { KeptDigests } from "../../bench/fuzz/kept-digests.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { aMessage } from "../support/intake-world.ts";
import { projectRoot } from "../support/project-root.ts";
import { codesOf, deliver } from "../support/wire-client.ts";

const corpus = join(projectRoot, "../shared/data/hl7v2");
const skip = existsSync(corpus) ? false : "the collected samples are not on this machine";
// The reject log keeps its newest thousand frames, so it is looked at often.
const filesAtOnce = 40;

let exchange: TestExchange;
let owner: pg.Pool;
let kept: KeptDigests;
const logged: string[] = [];

before(async () => {
  exchange = await startTestExchange({ openIntake: true, logDestination: { write: (line) => void logged.push(line) } });
  const { databaseOwnerUrl, databaseUrl } = exchange.house.config;
  owner = new pg.Pool({ connectionString: databaseOwnerUrl, max: 2 });
  kept = new KeptDigests(databaseUrl!);
});
after(async () => {
  await kept.close();
  await owner.end();
  await exchange.stop();
});

const files = skip ? [] : globSync("**/*", { cwd: corpus, withFileTypes: true }).filter((entry) => entry.isFile());
const contents = files
  .map((file) => join(file.parentPath, file.name))
  .sort()
  .map((path) => ({ path, bytes: readFileSync(path) }));

test("every collected file, in a frame, gets the answers that its messages ask for, and each message is kept", {
  skip,
}, async () => {
  for (let at = 0; at < contents.length; at += filesAtOnce) {
    const delivered: Delivered[] = [];
    for (const { path, bytes } of contents.slice(at, at + filesAtOnce)) {
      const wire = bytes.includes(0x0b) ? bytes : wrapFrame(bytes);
      delivered.push({ name: path, wire, answers: await deliver(exchange.mllpPort, wire) });
    }
    assert.deepEqual(await judgeDelivered(kept, delivered), []);
    for (const one of delivered) await checkAnswers(one);
  }
  assert.ok(contents.length > 600);
});

test("a collected file without a frame is not answered; the connection closes and its bytes are in the reject log", {
  skip,
}, async () => {
  const unframed = contents.filter(({ bytes }) => !bytes.includes(0x0b)).slice(0, 200);
  for (const { path, bytes } of unframed) {
    assert.deepEqual(await deliver(exchange.mllpPort, bytes), [], path);
    const { rows } = await owner.query("select reason, frame from intake.reject order by at desc, id desc limit 1");
    assert.equal(rows[0].reason, "junk-before-frame", path);
    assert.ok(bytes.includes(rows[0].frame), path);
  }
});

test("after all of that the exchange takes messages as before, and nothing went wrong inside", async () => {
  const [answer] = await deliver(exchange.mllpPort, wrapFrame(Buffer.from(aMessage({ controlId: "AFTERWARDS" }))));
  assert.deepEqual(codesOf(answer), ["AA"]);
  assert.deepEqual(logged, []);
});

/** As many answers as the mode of each message asks for, with the right codes; what was accepted is found by its control id. */
async function checkAnswers({ name, wire, answers }: Delivered): Promise<void> {
  const expected: string[] = [];
  for (const piece of piecesOf(wire)) {
    const parsed = parseMessage(piece);
    const header = parsed.ok ? parsed.message.header : parsed.header;
    const place = (await kept.placeOf(piece)) ?? "nowhere";
    if (header?.type !== "ACK") expected.push(...answersDue(header?.acceptAckType, header?.applicationAckType, place));
    if (place !== "stored") continue;
    const { rows } = await owner.query(
      "select from intake.receipt r join intake.message m using (key) where r.control_id = $1 and r.state = 'stored' and m.raw = $2",
      [header?.controlId, piece],
    );
    assert.ok(rows.length > 0, `${name}: ${header?.controlId} is found by its control id`);
  }
  const codes = answers.flatMap(codesOf);
  assert.match(codes.join(" "), new RegExp(`^${expected.join(" ")}$`), name);
}

/** HL7 v2.5.1 §2.9.2 and §2.9.3, as patterns: the reason of a refusal tells AE from AR. */
function answersDue(accept = "", application = "", place: string): string[] {
  const [a, b] = [accept, application].map((condition) => condition.trim().toUpperCase());
  const known = ["AL", "NE", "ER", "SU"];
  const verdict = place === "stored" ? "A" : "[ER]";
  if (!known.includes(a!) && !known.includes(b!)) return [`A${verdict}`];
  const wants = (condition: string, isGood: boolean) =>
    condition === "AL" || (condition !== "" && !known.includes(condition)) || condition === (isGood ? "SU" : "ER");
  const isGood = place === "stored";
  const isKept = place !== "rejected";
  const follows = wants(b!, isGood);
  if (isKept && follows) return [...(wants(a!, true) ? ["CA"] : []), `A${verdict}`];
  if (wants(a!, isGood)) return [`C${verdict}`];
  return follows ? [`A${verdict}`] : [];
}
