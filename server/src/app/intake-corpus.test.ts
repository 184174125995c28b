import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parseMessage } from "@crossbay/formats/hl7v2";
import { anIntake, type TestAnswer } from "../../../test/support/intake-world.ts";
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
    const answered: (FileMessage & TestAnswer)[] = [];
    await Promise.all(
      Array.from({ length: connections }, async (_, at) => {
        for (const message of messages.filter((_, n) => n % connections === at)) {
          answered.push({ ...message, ...(await world.send(message.bytes, `connection ${at}`)) });
        }
      }),
    );
    const digests = async (query: string) =>
      new Set((await world.query<{ digest: Buffer }>(query)).map(({ digest }) => digest.toString("hex")));
    const stored = await digests("select digest from intake.message");
    const quarantined = await digests("select digest from intake.quarantine");
    const rejected = await digests("select sha256(frame) as digest from intake.reject");
    for (const { bytes, file, position, code, texts } of answered) {
      const digest = createHash("sha256").update(bytes).digest("hex");
      const place = `${file}, message ${position}, ${code}`;
      assert.equal(stored.has(digest), !(quarantined.has(digest) || rejected.has(digest)), place);
      if (code !== "none") assert.equal(stored.has(digest), code === "AA" || code === "CA", place);
      assert.deepEqual(texts.map(codeOf).join(" "), answersWanted(bytes, code), place);
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

const codeOf = (answer: string): string => /\rMSA\W(\w\w)/.exec(answer)?.[1] ?? "";

/** The codes that a message's mode asks for, told once more from the standard's text; `last` is the last one that came. */
function answersWanted(bytes: Buffer, last: string): string {
  const parsed = parseMessage(bytes);
  const header = parsed.ok ? parsed.message.header : parsed.header;
  if (header?.type === "ACK") return "";
  const [accept, application] = [header?.acceptAckType ?? "", header?.applicationAckType ?? ""];
  const known = ["AL", "NE", "ER", "SU"];
  if (![accept, application].some((value) => known.includes(value))) return last;
  const isGood = last === "AA" || last === "CA";
  const wants = (value: string) =>
    value === "AL" || (value !== "" && !known.includes(value)) || value === (isGood ? "SU" : "ER");
  if (last.startsWith("C")) return wants(accept) && !(wants(application) && isGood) ? last : "a wrong accept answer";
  if (last === "none") return wants(application) ? "an application answer" : "";
  if (!wants(application)) return "no application answer";
  return accept === "AL" || accept === "SU" ? `CA ${last}` : last;
}
