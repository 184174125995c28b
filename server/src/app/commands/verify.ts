import { type AuditVerdict, verifyAudit } from "../../audit/index.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { openHouse } from "../house.ts";

export const verifyCommand: Command = {
  name: "verify",
  summary: "Check that no audit record was changed, removed or put in",
  usage: `
Usage: ./crossbay verify [--json]

Reads every sealed audit record, its digest, the chain that links them and the signed anchors, and compares them with
the anchor file in CROSSBAY_HOME and the copies in CROSSBAY_ANCHOR_FOLDER, which lie outside the database. Works beside a
running server. After a restore from a backup, see ./crossbay audit-resume --help.

  --json    print the result as one line of JSON

Exit code 0: everything is as it was sealed. 1: something is wrong, and the first bad record is named.`,
  async run(args) {
    const { values } = readArguments({ args: [...args], options: { json: { type: "boolean" } } });
    const house = await openHouse();
    try {
      const verdict = await verifyAudit({ ...house, onProgress: progressOn(process.stderr) });
      process.stdout.write(`${values.json ? JSON.stringify(verdict) : inWords(verdict)}\n`);
      return verdict.ok ? 0 : 1;
    } finally {
      await house.close();
    }
  },
};

function progressOn(terminal: NodeJS.WriteStream): (checked: number) => void {
  if (!terminal.isTTY) return () => {};
  return (checked) => void terminal.write(`\r${checked.toLocaleString("en-US")} records checked\r`);
}

function inWords(verdict: AuditVerdict): string {
  if (verdict.ok) {
    const since = verdict.oldestUnsealedAt ? `, the oldest of ${verdict.oldestUnsealedAt}` : "";
    const copies =
      verdict.copies === undefined ? "" : ` and ${count(verdict.copies, "copy", "copies")} in the anchor folder`;
    return [
      "The audit record is whole.",
      `${count(verdict.sealed, "record")} sealed under ${count(verdict.anchors, "signed anchor")}${copies}, ${verdict.unsealed} not sealed yet${since}.`,
      ...(verdict.restores ?? []).map(
        ({ at, after, lost, words }) =>
          `It goes on after a restore of ${at}, after record ${after}; ${count(lost, "record")} had been lost: ${words}`,
      ),
    ].join("\n");
  }
  const which = verdict.entryId ? ` (entry ${verdict.entryId})` : "";
  return `THE AUDIT RECORD WAS TAMPERED WITH at record ${verdict.sequence}${which}.\n${verdict.problem}`;
}

const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString("en-US")} ${number === 1 ? one : many}`;
