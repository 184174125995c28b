import { readFileSync } from "node:fs";
import type { ConsentImport } from "@crossbay/contract";
import { importConsents } from "../../access/index.ts";
import { newId } from "../../platform/ids.ts";
import { PlainError } from "../../platform/plain-error.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { openHouse } from "../house.ts";
import { formatTable } from "../table.ts";

/** `./crossbay consents import FILE.csv [--record]` */
export const consentsCommand: Command = {
  name: "consents",
  summary: "Take patients' signed decisions from a CSV file, after trying it",
  usage: `
./crossbay consents import FILE.csv             says what would become of each row, and changes nothing
./crossbay consents import FILE.csv --record    records the decisions

Columns: source (its code), record number, birth date, decision (grant, emergency-only, deny, withdrawn), signed on
(2026-03-12) and signed by; where needed authority, relation (self, parent, guardian, health-care-agent,
other-representative, emancipated-minor), evidence (paper-on-file, verbal), language and witness.
A decision is for the participant of its source. A row that is known already changes nothing; one that cannot be taken
is told, and stops no other. The exit code is 1 when a row was refused.`,
  async run(args) {
    const { values, positionals } = readArguments({
      args: [...args],
      allowPositionals: true,
      options: { record: { type: "boolean", default: false } },
    });
    const [verb, path] = positionals;
    if (verb !== "import" || !path || positionals.length > 2)
      throw new PlainError("Say ./crossbay consents import FILE.csv; --help tells more.", { exitCode: 2 });
    const file = readCsvFile(path);
    const house = await openHouse();
    try {
      const requestId = newId(house.clock.now());
      const answer = await importConsents(house, { file, requestId, isTrial: !values.record });
      if ("refused" in answer) throw new PlainError(`The file was not taken: ${answer.refused}`);
      process.stdout.write(describe(answer));
      return answer.rows.some(({ outcome }) => outcome === "refused") ? 1 : 0;
    } finally {
      await house.close();
    }
  },
};

function readCsvFile(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new PlainError(`The file ${path} cannot be read.`, { cause });
  }
}

function describe({ tried, rows }: ConsentImport): string {
  const refused = rows.filter(({ outcome }) => outcome === "refused");
  const lines = refused.flatMap(({ row, problems }) =>
    problems.map(({ column, sentence }) => [String(row), column, sentence]),
  );
  const countOf = (wanted: string) => rows.filter(({ outcome }) => outcome === wanted).length;
  const counts = `${countOf("recorded")} recorded, ${countOf("unchanged")} known already, ${refused.length} refused.`;
  const summary = tried ? `Tried, nothing was changed. It would be: ${counts}` : counts;
  return `${lines.length > 0 ? formatTable(["row", "column", "problem"], lines) : ""}${summary}\n`;
}
