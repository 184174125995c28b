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
the anchor file in CROSSBAY_HOME, which lies outside the database. Works beside a running server.

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
    return [
      "The audit record is whole.",
      `${count(verdict.sealed, "record")} sealed under ${count(verdict.anchors, "signed anchor")}, ${verdict.unsealed} not sealed yet${since}.`,
    ].join("\n");
  }
  const which = verdict.entryId ? ` (entry ${verdict.entryId})` : "";
  return `THE AUDIT RECORD WAS TAMPERED WITH at record ${verdict.sequence}${which}.\n${verdict.problem}`;
}

const count = (number: number, thing: string): string =>
  `${number.toLocaleString("en-US")} ${thing}${number === 1 ? "" : "s"}`;
