import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startTestExchange } from "../support/exchange.ts";
import { PortalClient } from "../support/portal-client.ts";
import { projectRoot } from "../support/project-root.ts";

const folder = join(projectRoot, "../shared/data/hl7v2/google-healthcare");
const cli = join(projectRoot, "server/src/app/cli.ts");

test("messages of unknown senders, sent from a folder, are found, refused, granted and read", {
  skip: existsSync(folder) ? false : "the folder of example messages is missing",
}, async () => {
  const exchange = await startTestExchange({ people: 0, openIntake: true });
  try {
    const options = ["send", "--host", "127.0.0.1", "--port", String(exchange.mllpPort), folder];
    const { stdout, status } = await send(options);
    assert.match(stdout, /4 of 4 messages: AA 2, AE 0, AR 2, no answer 0/);
    assert.equal(status, 1, "a version and a type that nobody takes are among them");

    const nurse = await PortalClient.signedIn(exchange, "rdelgado");
    const admitted = await nurse.find({ family: "Sully", birthDate: "1961-12-09" });
    const imaged = await nurse.find({ family: "Woman", birthDate: "1981-11-12" });
    for (const { personId } of [admitted, imaged]) {
      assert.equal((await nurse.refusedChart(personId)).body.code, "no-consent");
      assert.equal((await nurse.recordConsent(personId, "grant")).status, 200);
    }
    assert.equal((await nurse.chart(admitted.personId)).body.encounters.items.length, 1);
    assert.match(JSON.stringify((await nurse.chart(imaged.personId)).body), /status post sternotomy/);
  } finally {
    await exchange.stop();
  }
});

/** In a process of its own; this one has to answer it. */
async function send(options: readonly string[]): Promise<{ stdout: string; status: number | null }> {
  const child = spawn(process.execPath, [cli, ...options]);
  let stdout = "";
  child.stdout.on("data", (chunk) => (stdout += chunk));
  const [status] = await once(child, "close");
  return { stdout, status };
}
