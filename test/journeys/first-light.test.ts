import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { buildMessage } from "@crossbay/formats/hl7v2";
import { sendMessages } from "../../server/src/app/mllp-client.ts";
import { auditEntriesAbout } from "../../server/src/audit/index.ts";
import type { PersonId } from "../../server/src/platform/ids.ts";
import { startTestExchange, type TestExchange } from "../support/exchange.ts";
import { PortalClient } from "../support/portal-client.ts";

let exchange: TestExchange;
let nurse: PortalClient;

before(async () => {
  exchange = await startTestExchange({ people: 0 });
  nurse = await PortalClient.signedIn(exchange, "rdelgado");
});
after(() => exchange.stop());

/** A result from Lantern Street about one of two invented patients. */
const potassium = (number: number, person: { recordNumber: string; given: string }): Buffer =>
  Buffer.from(
    buildMessage([
      {
        name: "MSH",
        fields: {
          3: "OFFICEPAL",
          4: "LSFP",
          7: "20261101120000",
          9: [["ORU", "R01"]],
          10: `${person.recordNumber}-${number}`,
          11: "P",
          12: "2.5.1",
        },
      },
      {
        name: "PID",
        fields: {
          3: [[person.recordNumber, "", "", "LSFP", "MR"]],
          5: [["Quickwater", person.given]],
          7: "19800229",
          8: "F",
        },
      },
      {
        name: "OBR",
        fields: {
          1: "1",
          3: `${person.recordNumber}-F${number}`,
          4: [["2823-3", "Potassium", "LN"]],
          7: `2026110112${String(number % 60).padStart(2, "0")}00`,
          25: "F",
        },
      },
      {
        name: "OBX",
        fields: {
          1: "1",
          2: "NM",
          3: [["2823-3", "Potassium", "LN"]],
          5: (3 + number / 100).toFixed(2),
          6: "mmol/L",
          7: "3.5-5.1",
          11: "F",
        },
      },
    ]),
  );

const iris = { recordNumber: "LS-990001", given: "Iris" };
const oren = { recordNumber: "LS-990002", given: "Oren" };

async function send(message: Buffer): Promise<string> {
  const outcome = await sendMessages({
    host: "127.0.0.1",
    port: exchange.mllpPort,
    connections: 1,
    messages: [message],
  });
  return Object.entries(outcome.answers)
    .filter(([, count]) => count > 0)
    .map(([code]) => code)
    .join(",");
}

test("a nurse practitioner is refused before a grant, reads after it, and is refused again after a denial", async () => {
  assert.equal(await send(potassium(0, iris)), "AA");
  const found = await nurse.find({ family: "Quickwater", given: "Iris", birthDate: "1980-02-29" });
  assert.equal(found.access.allowed, false);

  const refused = await nurse.refusedChart(found.personId);
  assert.equal(refused.status, 403);
  assert.equal(refused.body.code, "no-consent");
  assert.ok(refused.body.nextSteps.includes("record-consent"));

  assert.equal((await nurse.recordConsent(found.personId, "grant")).status, 200);
  const chart = await nurse.chart(found.personId);
  assert.equal(chart.status, 200);
  assert.equal(chart.body.results.items[0]?.values[0]?.value, "3.00");

  assert.equal((await nurse.recordConsent(found.personId, "deny")).status, 200);
  assert.equal((await nurse.refusedChart(found.personId)).body.code, "patient-denied");
});

test("after AA, the very next request sees the result, 200 times over", async () => {
  assert.equal(await send(potassium(0, oren)), "AA");
  const { personId } = await nurse.find({ identifier: oren.recordNumber });
  await nurse.recordConsent(personId, "grant");
  for (let number = 1; number <= 200; number++) {
    assert.equal(await send(potassium(number, oren)), "AA");
    const chart = await nurse.chart(personId);
    const count = chart.body.results.items.find(({ name }) => name === "Potassium")?.count;
    assert.equal(count, number + 1);
  }
});

test("every look and every refusal of this journey is in the audit, with its rule", async () => {
  const { personId } = await nurse.find({ identifier: iris.recordNumber });
  const entries = await exchange.house.database.snapshot((tx) => auditEntriesAbout(tx, personId as PersonId, 1000));
  const views = entries.filter(({ action }) => action === "chart-view");
  assert.ok(views.some(({ outcome }) => outcome === "permitted"));
  assert.ok(views.filter(({ outcome }) => outcome === "refused").length >= 2);
  assert.ok(views.every(({ rule }) => rule));
});
