import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Chart } from "@crossbay/contract";
import { wrapFrame } from "@crossbay/formats/hl7v2";
import pg from "pg";
import { type Delivered, judgeDelivered } from "../../bench/fuzz/judge-delivered.ts";
import { KeptDigests } from "../../bench/fuzz/kept-digests.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { aMessage, aResult, type MessageTerms } from "../support/intake-world.ts";
import { PortalClient } from "../support/portal-client.ts";
import { codesOf, deliver, WireClient } from "../support/wire-client.ts";

let exchange: TestExchange;
let nurse: PortalClient;
let owner: pg.Pool;
let kept: KeptDigests;
const logged: string[] = [];

before(async () => {
  const logDestination = { write: (line: string) => void logged.push(line) };
  exchange = await startTestExchange({ people: 0, openIntake: true, logDestination });
  nurse = await PortalClient.signedIn(exchange, "rdelgado");
  owner = new pg.Pool({ connectionString: exchange.house.config.databaseOwnerUrl, max: 2 });
  kept = new KeptDigests(exchange.house.config.databaseUrl!);
});
after(async () => {
  await kept.close();
  await owner.end();
  await exchange.stop();
});

let numbers = 0;

/** A message of this file's sender about a patient of its own. */
const own = <Terms extends MessageTerms & { value?: string }>(terms: Terms) => {
  numbers++;
  const birthDate = new Date(Date.UTC(1940, 0, numbers * 11)).toISOString().slice(0, 10).replaceAll("-", "");
  return { recordNumber: `HW${numbers}`, birthDate, ...terms };
};

const send = (message: string | Buffer): Promise<string[]> =>
  deliver(exchange.mllpPort, wrapFrame(typeof message === "string" ? Buffer.from(message) : message));

async function chartOf(recordNumber: string): Promise<Chart> {
  const { personId } = await nurse.find({ identifier: recordNumber });
  assert.equal((await nurse.recordConsent(personId, "grant")).status, 200);
  const { status, body } = await nurse.chart(personId);
  assert.equal(status, 200);
  return body;
}

const newestReject = async (): Promise<{ reason: string; frame: Buffer; bytes: string }> =>
  (await owner.query("select reason, frame, frame_bytes as bytes from intake.reject order by at desc, id desc limit 1"))
    .rows[0];

test("a message that never ends is not answered, and what came of it is in the reject log", async () => {
  const message = aResult(own({}));
  assert.deepEqual(await deliver(exchange.mllpPort, Buffer.from(`\x0b${message}`)), []);
  const { reason, frame } = await newestReject();
  assert.equal(reason, "no-end-block");
  assert.equal(frame.toString(), message);
});

test("a sender that breaks off and begins again loses the broken message alone", async () => {
  const [broken, whole] = [aResult(own({})), aResult(own({ controlId: "BEGUN-AGAIN" }))];
  const wire = Buffer.concat([Buffer.from(`\x0b${broken.slice(0, 150)}`), wrapFrame(Buffer.from(whole))]);
  const answers = await deliver(exchange.mllpPort, wire);
  assert.deepEqual(answers.flatMap(codesOf), ["AA"]);
  assert.match(answers[0]!, /MSA\|AA\|BEGUN-AGAIN/);
  assert.deepEqual(await judgeDelivered(kept, [{ name: "broken off", wire, answers }]), []);
});

test("an end block inside a result ends the frame there; what follows is in the reject log, and the next message is taken", async () => {
  const cut = aResult(own({ value: "4.1\x1c\rrest" }));
  const wire = Buffer.concat([wrapFrame(Buffer.from(cut)), wrapFrame(Buffer.from(aResult(own({}))))]);
  const answers = await deliver(exchange.mllpPort, wire);
  assert.equal(answers.length, 2);
  assert.deepEqual(codesOf(answers[1]), ["AA"]);
  assert.deepEqual(await judgeDelivered(kept, [{ name: "end block inside", wire, answers }]), []);
  assert.match((await newestReject()).frame.toString(), /^rest\|mmol/);
});

test("an end block that is escaped inside a result arrives whole", async () => {
  const patient = own({ value: "before\\X1C0D\\after" });
  const message = aResult(patient).replace("OBX|1|NM", "OBX|1|ST");
  assert.deepEqual((await send(message)).flatMap(codesOf), ["AA"]);
  assert.match(JSON.stringify((await chartOf(patient.recordNumber)).results), /before.*after/);
});

test("a name that comes one byte a packet, its letters split in the middle, is whole on the chart", async () => {
  const patient = own({ family: "Núñez" });
  const client = await WireClient.connect(exchange.mllpPort);
  for (const byte of wrapFrame(Buffer.from(aMessage(patient)))) await client.write(Buffer.from([byte]));
  assert.deepEqual(codesOf(await client.answer()), ["AA"]);
  client.close();
  assert.match(JSON.stringify((await chartOf(patient.recordNumber)).banner), /Núñez/);
});

for (const [declared, encoding, seen] of [
  ["UNICODE UTF-8", "latin1", /N\ufffd+ez/],
  ["8859/1", "utf8", /NÃºÃ±ez/],
  ["", "latin1", /Núñez/],
  ["8859/1", "latin1", /Núñez/],
] as const) {
  test(`a name in ${encoding} under MSH-18 "${declared}" is taken, and its bytes are kept as they came`, async () => {
    const patient = own({ family: "Núñez" });
    const text = aMessage(patient).replace("|P|2.5.1", `|P|2.5.1||||||${declared}`);
    const wire = wrapFrame(Buffer.from(text, encoding));
    const answers = await deliver(exchange.mllpPort, wire);
    assert.deepEqual(answers.flatMap(codesOf), ["AA"]);
    assert.deepEqual(await judgeDelivered(kept, [{ name: declared, wire, answers }]), []);
    assert.match(JSON.stringify((await chartOf(patient.recordNumber)).banner), seen);
  });
}

test("a message of 64 MB is refused, its beginning is kept, and the connection takes the next message", async () => {
  const patient = own({ controlId: "LARGE" });
  const large = `${aMessage(patient)}NTE|1||${"x".repeat(64 * 1024 * 1024)}\r`;
  const client = await WireClient.connect(exchange.mllpPort);
  await client.send(large);
  const answer = await client.answer();
  assert.match(answer!, /MSA\|A[ER]\|LARGE\r.*longer than this exchange takes/s);
  const { reason, frame } = await newestReject();
  assert.equal(reason, "frame-too-large");
  assert.equal(frame.toString(), large.slice(0, frame.length));
  await client.send(aMessage(own({})));
  assert.deepEqual(codesOf(await client.answer()), ["AA"]);
  client.close();
});

test("a field of 100,000 repetitions is refused with its place, and the message waits in quarantine", async () => {
  const message = aMessage(own({})).replace("^HARBOUR^MR", `^HARBOUR^MR${"~1^^^X^MR".repeat(100_000)}`);
  const wire = wrapFrame(Buffer.from(message));
  const answers = await deliver(exchange.mllpPort, wire);
  assert.deepEqual(answers.flatMap(codesOf), ["AE"]);
  assert.match(answers[0]!, /ERR\|\|PID\^1\^3.*repetitions/);
  assert.deepEqual(await judgeDelivered(kept, [{ name: "repetitions", wire, answers }]), []);
});

test("a result with a value type that does not exist is on the chart as text", async () => {
  const patient = own({ value: "4.1 of something" });
  const answers = await send(aResult(patient).replace("OBX|1|NM", "OBX|1|Z99"));
  assert.deepEqual(answers.flatMap(codesOf), ["AA"]);
  assert.match(JSON.stringify((await chartOf(patient.recordNumber)).results), /4\.1 of something/);
});

for (const [what, family, seen] of [
  ["a script", "<script>alert(1)</script>", "<script>alert(1)</script>"],
  ["SQL", "O'Hara'); drop table intake.message; --", "O'Hara'); drop table intake.message; --"],
  ["a line break", "Two\\.br\\Lines", "Two"],
  ["a NUL", "Zero\\X00\\Byte", "Zero"],
  ["words of a program", "__proto__", "__proto__"],
] as const) {
  test(`a name that holds ${what} is text on the chart`, async () => {
    const patient = own({ family });
    assert.deepEqual((await send(aMessage(patient))).flatMap(codesOf), ["AA"]);
    const { banner } = await chartOf(patient.recordNumber);
    assert.ok(JSON.stringify(banner).includes(JSON.stringify(seen).slice(1, -1)), JSON.stringify(banner));
  });
}

test("a header that ends at any of its characters gets one answer, and its bytes are kept", async () => {
  const whole = aMessage(own({}));
  const header = whole.slice(0, whole.indexOf("\r"));
  const delivered: Delivered[] = [];
  for (let length = 1; length < header.length; length++) {
    const wire = wrapFrame(Buffer.from(header.slice(0, length)));
    delivered.push({ name: `${length} characters`, wire, answers: await deliver(exchange.mllpPort, wire) });
  }
  for (const { name, answers } of delivered) assert.match(answers.flatMap(codesOf).join(), /^A[ER]$/, name);
  assert.deepEqual(await judgeDelivered(kept, delivered), []);
});

test("a message that the database refuses waits in quarantine alone; its neighbours are on their charts", async () => {
  await owner.query(`
    create function intake.refuse_poison() returns trigger language plpgsql as $$
      begin raise exception 'refused' using errcode = '22000'; end $$;
    create trigger poison before insert on intake.message for each row
      when (position('POISON'::bytea in new.raw) > 0) execute function intake.refuse_poison()`);
  try {
    const clients = await Promise.all(Array.from({ length: 10 }, () => WireClient.connect(exchange.mllpPort)));
    const codes = await Promise.all(
      clients.map(async (client, at) => {
        const patient = own({});
        const said: string[] = [];
        for (let n = 0; n < 20; n++) {
          const isPoison = at === 3 && n === 10;
          await client.send(aResult({ ...patient, fillerNumber: isPoison ? "POISON" : `F${n}` }));
          said.push(...codesOf(await client.answer()));
        }
        client.close();
        return said.join(" ");
      }),
    );
    const good = Array(20).fill("AA");
    for (const [at, said] of codes.entries()) {
      assert.equal(said, (at === 3 ? good.with(10, "AE") : good).join(" "));
    }
    const { rows } = await owner.query(
      "select reason from intake.quarantine where position('POISON'::bytea in raw) > 0",
    );
    assert.deepEqual(rows, [{ reason: "refused-by-store" }]);
  } finally {
    await owner.query("drop trigger poison on intake.message");
  }
});

test("nothing of this was a fault of the exchange's own", () => {
  assert.deepEqual(logged, []);
});
