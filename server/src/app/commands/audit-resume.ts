import { resumeChain } from "../../audit/index.ts";
import { PlainError } from "../../platform/plain-error.ts";
import { Database } from "../../platform/transaction.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { openHouse } from "../house.ts";

const wordsMax = 500;

/** `./crossbay audit-resume --words TEXT` */
export const auditResumeCommand: Command = {
  name: "audit-resume",
  summary: "Let the audit chain go on after the database was restored from a backup",
  usage: `
Usage: ./crossbay audit-resume --words "WHY, AND WHO ANSWERS FOR IT"

A restored database may count its transactions anew, and may lack the newest audit records, which the anchors outside it
remember: then nothing is sealed any more, and ./crossbay verify says that the tail was cut. This command checks that what
was restored is whole, begins a new era of the chain after its last record, and signs a statement of what was lost, which
every ./crossbay verify shows from then on. It needs CROSSBAY_DATABASE_OWNER_URL.

  --words TEXT    why, and who answers for it; kept for good, so no patient's data

Exit code 0: the chain goes on. 1: it was left as it is, and why.`,
  async run(args) {
    const { values } = readArguments({ args: [...args], options: { words: { type: "string" } } });
    const words = values.words?.trim();
    if (!words) throw new PlainError("--words is needed: why, and who answers for it.", { exitCode: 2 });
    if (words.length > wordsMax) throw new PlainError(`--words has at most ${wordsMax} characters.`, { exitCode: 2 });
    const house = await openHouse();
    const owner = new Database({ url: house.access.ownerUrl, connectionsMax: 1 });
    try {
      const answer = await resumeChain({ ...house, owner, now: house.clock.now(), words });
      if ("resumed" in answer) {
        const { afterSequence, lostTo, moved } = answer.resumed;
        process.stdout.write(
          `The audit chain goes on after record ${afterSequence}. Lost with the restore: ${lostTo - afterSequence} records. Not sealed yet, and brought along: ${moved}.\n`,
        );
        return 0;
      }
      const because =
        answer.refused === "not-needed"
          ? "The audit chain needs no help: it goes on by itself."
          : `What was restored is not whole, from record ${answer.finding.sequence} on. ${answer.finding.problem} Restore another backup.`;
      process.stdout.write(`${because}\n`);
      return 1;
    } finally {
      await owner.close();
      await house.close();
    }
  },
};
