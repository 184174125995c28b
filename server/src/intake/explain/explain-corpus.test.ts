import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { splitMessages } from "@crossbay/formats/hl7v2";
import { anIntake, type IntakeWorld } from "../../../../test/support/intake-world.ts";
import { projectRoot } from "../../../../test/support/project-root.ts";
import { prepareMessage } from "../prepare-message.ts";
import type { PreparedMessage } from "../prepared-message.ts";
import { ResourceIds } from "../resource-ids.ts";
import { storeBatch } from "../store/store-batch.ts";
import { explainMessage } from "./explain-message.ts";

const corpora = join(projectRoot, "..", "shared", "data", "hl7v2");
const skip = existsSync(corpora) ? false : "the collected samples are not on this machine";
const batchSize = 64;

test("every collected sample is explained, and would be answered as intake then answers it", { skip }, async () => {
  const world = await anIntake();
  try {
    const prepared = prepareEach(world, readSamples());
    assert.ok(prepared.length > 300, `${prepared.length} samples`);
    for (let from = 0; from < prepared.length; from += batchSize) {
      const batch = prepared.slice(from, from + batchSize);
      const foreseen = await Promise.all(batch.map(({ bytes }) => explain(world, bytes)));
      const answers = await storeBatch(
        world.context,
        batch.map(({ message }) => message),
      );
      for (const [index, { bytes }] of batch.entries()) {
        const beginning = bytes.toString("latin1", 0, 100);
        assert.equal(foreseen[index]?.answer, answers[index]?.code ?? "none", beginning);
        const told = foreseen[index]?.faults.filter(({ severity }) => severity === "E").map(({ sentence }) => sentence);
        const wrong = answers[index]?.errors.filter(({ severity }) => severity === "E").map(({ sentence }) => sentence);
        assert.deepEqual(told, wrong ?? [], beginning);
      }
    }
  } finally {
    await world.close();
  }
});

async function explain(world: IntakeWorld, message: Buffer) {
  const explanation = await explainMessage(world.context, {
    message,
    source: world.source.id,
    scope: "every-participant",
  });
  if ("refused" in explanation) throw new Error(explanation.sentence);
  return explanation;
}

function readSamples(): Buffer[] {
  return readdirSync(corpora, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => {
      const bytes = readFileSync(file);
      const messages = splitMessages(bytes);
      return messages.length > 0 ? messages : [bytes];
    });
}

/** The samples as intake reads them from one source; of those that share a receipt only the first, for their answers hang on their order. */
function prepareEach(
  { context, source }: IntakeWorld,
  samples: readonly Buffer[],
): { bytes: Buffer; message: PreparedMessage }[] {
  const resourceIds = new ResourceIds(context.keys.ids);
  const taken = new Set<string>();
  return samples.flatMap((bytes) => {
    const message = prepareMessage(
      { bytes, connection: "samples", remoteAddress: "", receivedAt: context.clock.now() },
      {
        idsKey: context.keys.ids,
        resourceIds,
        findSource: () => source,
        onFault: assert.ifError,
      },
    );
    const receipt = message.kind === "rejected" ? "" : message.key.toString("hex");
    if (receipt !== "" && taken.has(receipt)) return [];
    taken.add(receipt);
    return [{ bytes, message }];
  });
}
