import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { anIntake } from "../../../test/support/intake-world.ts";
import { projectRoot } from "../../../test/support/project-root.ts";
import { type FileMessage, readMessageFiles } from "./read-message-files.ts";

const corpus = join(projectRoot, "..", "shared", "data", "hl7v2");
const connections = 8;

test("every message of the collected samples is answered, and is where its answer says", {
  skip: existsSync(corpus) ? false : "the collected samples are not on this machine",
}, async () => {
  const world = await anIntake({ openIntake: true });
  try {
    const { messages } = readMessageFiles([corpus]);
    const answered: (FileMessage & { code: string })[] = [];
    await Promise.all(
      Array.from({ length: connections }, async (_, at) => {
        for (const message of messages.filter((_, n) => n % connections === at)) {
          answered.push({ ...message, code: (await world.send(message.bytes, `connection ${at}`)).code });
        }
      }),
    );
    const digests = async (query: string) =>
      new Set((await world.query<{ digest: Buffer }>(query)).map(({ digest }) => digest.toString("hex")));
    const stored = await digests("select digest from intake.message");
    const quarantined = await digests("select digest from intake.quarantine");
    const rejected = await digests("select sha256(frame) as digest from intake.reject");
    for (const { bytes, file, position, code } of answered) {
      const digest = createHash("sha256").update(bytes).digest("hex");
      const isAccepted = code === "AA" || code === "CA";
      const place = `${file}, message ${position}, ${code}`;
      assert.equal(stored.has(digest), isAccepted, place);
      assert.equal(quarantined.has(digest) || rejected.has(digest), !isAccepted, place);
    }
    assert.ok(stored.size > 100);
    assert.deepEqual(
      world.logged.filter((line) => !line.includes("mapped")),
      [],
    );
  } finally {
    await world.close();
  }
});
