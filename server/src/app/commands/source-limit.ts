import { limitSource, sourceRateMax } from "../../accounts/index.ts";
import { writeEntries } from "../../audit/index.ts";
import { newId } from "../../platform/ids.ts";
import { PlainError } from "../../platform/plain-error.ts";
import { readArguments, readWhole } from "../arguments.ts";
import { openHouse } from "../house.ts";

/** `./crossbay source limit --code CODE --rate N|none` */
export async function limitOneSource(args: readonly string[]): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: { code: { type: "string" }, rate: { type: "string" } },
  });
  const { code, rate } = values;
  if (!code || !rate) throw new PlainError("--code and --rate are both needed.", { exitCode: 2 });
  const messagesPerSecondMax =
    rate === "none" ? null : readWhole("--rate", rate, { min: 1, max: sourceRateMax, fallback: 1 });
  const house = await openHouse();
  try {
    const now = house.clock.now();
    await house.database.transaction(async (tx) => {
      const refusal = await limitSource(tx, { code, messagesPerSecondMax });
      if (refusal) throw new PlainError(`The source was not changed: ${refusal.refused}`);
      await writeEntries(tx, now, [
        {
          action: "source-change",
          outcome: "succeeded",
          requestId: newId(now),
          detail: { code, messagesPerSecondMax: messagesPerSecondMax ?? "none" },
        },
      ]);
    });
    const words = messagesPerSecondMax === null ? "no limit" : `at most ${messagesPerSecondMax} messages a second`;
    process.stdout.write(`${code}: ${words}.\n`);
    return 0;
  } finally {
    await house.close();
  }
}
