import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { TestExchange } from "./exchange.ts";

const cli = fileURLToPath(new URL("../../server/src/app/cli.ts", import.meta.url));

/** `./crossbay verify` as a process of its own beside a running exchange; what it prints. Fails where the record was tampered with. */
export async function runVerify({ house: { config } }: TestExchange): Promise<string> {
  const child = spawn(process.execPath, [cli, "verify"], {
    env: {
      ...process.env,
      CROSSBAY_HOME: config.home,
      CROSSBAY_DATABASE_URL: config.databaseUrl,
      CROSSBAY_DATABASE_OWNER_URL: config.databaseOwnerUrl,
    },
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "exit");
  assert.equal(code, 0, output);
  return output;
}
