import assert from "node:assert/strict";
import { buildMessage } from "@crossbay/formats/hl7v2";
import { sendMessages } from "../../server/src/app/mllp-client.ts";
import type { TestExchange } from "./exchange.ts";

type Arrival = { recordNumber: string; family: string; given: string; birthDate: string; sex: "F" | "M" };

/** The registration system of Crossbay General says that somebody is at the emergency department now. */
export async function announceArrival(exchange: TestExchange, arrival: Arrival): Promise<void> {
  const now = `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}+0000`;
  const message = buildMessage([
    {
      name: "MSH",
      fields: {
        3: "BEACON",
        4: "CGH",
        7: now,
        9: [["ADT", "A04"]],
        10: `ARRIVED-${arrival.recordNumber}`,
        11: "P",
        12: "2.5.1",
      },
    },
    {
      name: "PID",
      fields: {
        3: [[arrival.recordNumber, "", "", "CGH", "MR"]],
        5: [[arrival.family, arrival.given]],
        7: arrival.birthDate.replaceAll("-", ""),
        8: arrival.sex,
      },
    },
    { name: "PV1", fields: { 2: "E", 3: [["ED", "4", "A"]], 19: `V-${arrival.recordNumber}`, 44: now } },
  ]);
  const { answers } = await sendMessages({
    host: "127.0.0.1",
    port: exchange.mllpPort,
    connections: 1,
    messages: [Buffer.from(message)],
  });
  assert.equal(answers.AA, 1, JSON.stringify(answers));
}
