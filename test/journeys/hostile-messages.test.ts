import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fuzzedMessage, fuzzMaterial, fuzzSource } from "../../bench/fuzz/fuzzed-message.ts";
import { type Delivered, judgeDelivered } from "../../bench/fuzz/judge-delivered.ts";
import { KeptDigests } from "../../bench/fuzz/kept-digests.ts";
import { PurePath } from "../../bench/fuzz/pure-path.ts";
import { addParticipant, addSource, type Source } from "../../server/src/accounts/index.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { testKeys } from "../support/patients.ts";
import { deliver } from "../support/wire-client.ts";

// The same damage at every run; `./crossbay bench fuzz` goes on to a million with another seed.
const seed = 41;
const isFull = process.env.CROSSBAY_TEST_FULL === "yes";
const pureMessages = isFull ? 60_000 : 15_000;
const wireMessages = isFull ? 3_000 : 500;
const connections = 6;

const material = fuzzMaterial(seed);
let exchange: TestExchange;
let kept: KeptDigests;
let source: Source;

before(async () => {
  exchange = await startTestExchange({ openIntake: true });
  kept = new KeptDigests(exchange.house.config.databaseUrl!);
  source = await exchange.house.database.transaction(async (tx) => {
    const now = new Date();
    const { key: code, name, sendingApplication, sendingFacility, assigningAuthority, timeZone } = fuzzSource;
    const terms = { code, name, sendingApplication, sendingFacility, assigningAuthority, timeZone };
    const participant = await addParticipant(tx, { name, type: "hospital", timeZone, now });
    const added = await addSource(tx, { ...terms, participantId: participant.id, now });
    if ("refused" in added) throw new Error(added.refused);
    return added;
  });
});
after(async () => {
  await kept.close();
  await exchange.stop();
});

test(`each of ${pureMessages} damaged messages is accepted, or refused with a reason, and none does harm`, () => {
  const path = new PurePath(source, testKeys.ids);
  const counts = { accepted: 0, refused: 0, rejected: 0 };
  for (let index = 0; index < pureMessages; index++) {
    for (const outcome of path.take(fuzzedMessage(material, seed, index))) {
      assert.ok(!("fault" in outcome), "fault" in outcome ? `message ${index}: ${outcome.fault}` : "");
      counts[outcome.outcome]++;
    }
  }
  assert.ok(
    Object.values(counts).every((count) => count > pureMessages / 20),
    JSON.stringify(counts),
  );
});

test(`each of ${wireMessages} damaged messages on the wire is in exactly one place: charts, quarantine or reject log`, async () => {
  const delivered: Delivered[] = [];
  await Promise.all(
    Array.from({ length: connections }, async (_, at) => {
      for (let index = at; index < wireMessages; index += connections) {
        const wire = fuzzedMessage(material, seed, pureMessages + index);
        delivered.push({ name: `message ${index}`, wire, answers: await deliver(exchange.mllpPort, wire) });
      }
    }),
  );
  assert.deepEqual(await judgeDelivered(kept, delivered), []);
  assert.equal(await kept.faults(), 0);
});
