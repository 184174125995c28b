import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { promisify } from "node:util";
import { startTestExchange } from "../support/exchange.ts";

test("the curl example of the API page signs in, searches and reads a chart", async () => {
  const page = readFileSync(new URL("../../docs/api.md", import.meta.url), "utf8");
  const script = page.match(/```sh\n([\s\S]*?)```/)?.[1];
  assert.ok(script);
  const exchange = await startTestExchange({ people: 0 });
  try {
    const { stdout } = await promisify(execFile)("sh", ["-eu", "-c", script], {
      env: { ...process.env, CROSSBAY_PUBLIC_URL: exchange.base },
    });
    assert.match(stdout, /"family":"Twinning"/i);
  } finally {
    await exchange.stop();
  }
});
