import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accounts } from "@crossbay/demo";
import { buildMessage } from "@crossbay/formats/hl7v2";
import { sendMessages } from "../../server/src/app/mllp-client.ts";
import { auditEntriesAbout } from "../../server/src/audit/index.ts";
import type { PersonId } from "../../server/src/platform/ids.ts";
import { auditLooksAt, breakGlassFor, type Canary, servePatient } from "../support/canary-steps.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { PortalClient } from "../support/portal-client.ts";
import { runVerify } from "../support/run-verify.ts";

/** Planted values that may stand in the record and in answers to those who may see them, and nowhere else. */
const canaries = [
  "Zyxlethwaite",
  "Quorvendell",
  "987-65-4329",
  "987654329",
  "CANARY-MRN-7731",
  "1931-02-17",
  "19310217",
];

const rosa = accounts.find(({ username }) => username === "rdelgado")!;

let exchange: TestExchange;
/** Everything that left by a side door: logs, mails, SMS, addresses, metrics, errors, command output. */
const collected: string[] = [];
const collect = (text: string): void => void collected.push(text);

before(async () => {
  exchange = await startTestExchange({
    people: 0,
    environment: { CROSSBAY_LOG_LEVEL: "debug" },
    logDestination: { write: (line) => void collected.push(line) },
  });
});
after(() => exchange.stop());

const segment = (name: string, fields: Parameters<typeof buildMessage>[0][number]["fields"]) => ({ name, fields });
const header = (controlId: string, event: readonly string[], changes: Record<number, string> = {}) =>
  segment("MSH", {
    3: "BEACON",
    4: "CGH",
    7: "20261101120000",
    9: [event],
    10: controlId,
    11: "P",
    12: "2.5.1",
    ...changes,
  });
const patient = (changes: Record<number, string> = {}) =>
  segment("PID", {
    3: [["CANARY-MRN-7731", "", "", "CGH", "MR"]],
    5: [["Zyxlethwaite", "Quorvendell"]],
    7: "19310217",
    8: "F",
    19: "987654329",
    ...changes,
  });

const messages = (): Buffer[] =>
  [
    [header("CAN-1", ["ADT", "A01"]), patient(), segment("PV1", { 2: "I", 19: "CAN-V1", 44: "20261101110000" })],
    [
      header("CAN-2", ["ORU", "R01"]),
      patient(),
      segment("OBX", { 2: "NM", 3: [["2823-3", "Potassium", "LN"]], 5: "Zyxlethwaite" }),
    ],
    [
      header("CAN-2B", ["ORU", "R01"]),
      patient(),
      segment("OBR", {
        1: "1",
        3: "CAN-F2",
        4: [["2823-3", "Potassium", "LN"]],
        7: "20261101110000",
        16: [[rosa.npi!, rosa.family, rosa.given, "", "", "", "", "", "NPI", "", "", "", "NPI"]],
        25: "F",
      }),
      segment("OBX", { 1: "1", 2: "ST", 3: [["2823-3", "Potassium", "LN"]], 5: "Zyxlethwaite", 11: "F" }),
    ],
    [header("CAN-3", ["ADT", "Z99"]), patient()],
    [header("CAN-4", ["ADT", "A08"]), patient({ 3: "", 7: "Quorvendell" })],
    [header("CAN-5", ["ADT", "A08"], { 3: "NOBODY", 4: "NOWHERE" }), patient()],
    [header("CAN-1", ["ADT", "A08"]), patient()],
  ].map((segments) => Buffer.from(buildMessage(segments)));

test("nothing of a patient is in logs, metrics, mails, SMS, addresses, errors or command output", async () => {
  const host = "127.0.0.1";
  const sent = await sendMessages({ host, port: exchange.mllpPort, connections: 1, messages: messages() });
  collected.push(JSON.stringify(sent));
  await sendMessages({
    host,
    port: exchange.mllpPort,
    connections: 1,
    messages: [Buffer.from("Zyxlethwaite|987654329")],
  });

  const nurse = await PortalClient.signedIn(exchange, "aokafor");
  const terms = { family: "Zyxlethwaite", birthDate: "1931-02-17" };
  const person = await nurse.find(terms);
  const canary: Canary = { personId: person.personId, given: "Quorvendell", ...terms };
  const refused = await nurse.refusedChart(person.personId);
  await breakGlassFor(nurse, canary, collect);
  await nurse.recordConsent(person.personId, "grant");
  const chart = await nurse.chart(person.personId);
  assert.equal(chart.status, 200);
  assert.match(JSON.stringify(chart.body), /Zyxlethwaite/, "the canaries are where they may be");
  await nurse.search({ identifier: "CANARY-MRN-7731" });

  const problems = [
    await nurse.search({ family: "Zyxlethwaite" }),
    await nurse.post("/api/persons/search", { family: "Zyxlethwaite", birthDate: "19310217" }),
    await nurse.post("/api/sign-in", { username: "Zyxlethwaite", password: "Quorvendell 987-65-4329" }),
    await nurse.get("/api/persons/CANARY-nothing/chart"),
  ];
  for (const problem of problems) collected.push(JSON.stringify(problem.body));
  await auditLooksAt(exchange, canary, { refusedRequest: refused.body.requestId, collect });
  await servePatient(exchange, canary, collect);
  const { mails, sms } = exchange.house.outbox!;
  collected.push(JSON.stringify({ mails, sms }), await exchange.house.metrics.metrics(), await runVerify(exchange));

  for (const canary of canaries) {
    const place = collected.find((text) => text.includes(canary));
    assert.equal(place, undefined, `${canary} leaked`);
  }
});

test("no audit record holds a name, a number or a birth date", async () => {
  const nurse = await PortalClient.signedIn(exchange, "aokafor");
  const person = await nurse.find({ identifier: "CANARY-MRN-7731" });
  const entries = await exchange.house.database.snapshot((tx) =>
    auditEntriesAbout(tx, person.personId as PersonId, 1000),
  );
  assert.ok(entries.length >= 3);
  const text = JSON.stringify(entries);
  for (const canary of canaries) assert.ok(!text.includes(canary), canary);
});
