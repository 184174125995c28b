import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { anIntake, aResult, type IntakeWorld } from "../../../test/support/intake-world.ts";

let world: IntakeWorld;
beforeEach(async () => {
  world = await anIntake();
});
afterEach(() => world.close());

const stored = async (): Promise<number> => (await world.query("select from intake.message")).length;

test("while the store is away nothing is accepted, and afterwards the same message is", async () => {
  const message = aResult();
  assert.equal((await world.send(aResult())).code, "AA");
  world.proxy.down();
  for (let n = 0; n < 3; n++) {
    const answer = await world.send(message, `connection ${n}`);
    assert.equal(answer.code, "AE");
    assert.match(answer.text, /\|207\^.*send it again/);
  }
  world.proxy.up();
  assert.equal(await stored(), 1);
  assert.equal((await world.send(message)).code, "AA");
  assert.equal(await stored(), 2);
});

test("a store that is away before the sources are known accepts nothing", async () => {
  world.proxy.down();
  world.clock.advance(5_000);
  const answer = await world.send(aResult({ controlId: "X1" }));
  assert.deepEqual([answer.code, answer.controlId], ["AE", "X1"]);
  world.proxy.up();
});

test("a connection that breaks before the commit loses nothing and accepts only what is stored", async () => {
  await world.send(aResult());
  world.proxy.breakNextCommit("before");
  const answer = await world.send(aResult());
  await world.proxy.whenBroken();
  assert.equal(answer.code, "AA");
  assert.equal(await stored(), 2);
});

test("a connection that breaks after the commit, before its answer, stores the message once", async () => {
  await world.send(aResult({ fillerNumber: "F1" }));
  world.proxy.breakNextCommit("after");
  assert.equal((await world.send(aResult({ fillerNumber: "F2" }))).code, "AA");
  await world.proxy.whenBroken();
  assert.equal(await stored(), 2);
  assert.equal((await world.query("select from record.resource where kind = 'Observation'")).length, 2);
});

test("a commit of unknown outcome with the store away afterwards is not accepted", async () => {
  const message = aResult();
  await world.send(aResult());
  world.proxy.breakNextCommit("after");
  const answer = world.send(message);
  await world.proxy.whenBroken();
  world.proxy.down();
  assert.equal((await answer).code, "AE");
  world.proxy.up();
  assert.equal((await world.send(message)).code, "AA");
  assert.equal(await stored(), 2);
});

test("no answer leaves while the commit is still under way", async () => {
  await world.send(aResult());
  const release = world.proxy.holdNextCommit();
  let isAnswered = false;
  const answer = world.send(aResult()).then((result) => {
    isAnswered = true;
    return result;
  });
  await release.reached;
  assert.equal(await stored(), 1);
  assert.equal(isAnswered, false);
  release.release();
  assert.equal((await answer).code, "AA");
  assert.equal(await stored(), 2);
});

test("stopping waits for what is under way", async () => {
  const answers = Array.from({ length: 30 }, (_, n) => world.send(aResult({ fillerNumber: `F${n}` }), `c${n}`));
  await world.intake.stop();
  assert.equal(await stored(), 30);
  await Promise.all(answers);
});
