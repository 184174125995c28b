import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { listParticipants } from "../../accounts/index.ts";
import { type ExportTerms, exportAudit } from "../../audit/index.ts";
import { newId, type ParticipantId } from "../../platform/ids.ts";
import { addDays, isPlainDate } from "../../platform/plain-date.ts";
import { PlainError } from "../../platform/plain-error.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { type House, openHouse } from "../house.ts";

/** `./crossbay audit-export --from DAY --to DAY` */
export const auditExportCommand: Command = {
  name: "audit-export",
  summary: "Write the audit record as FHIR AuditEvents, one a line",
  usage: `
Usage: ./crossbay audit-export --from YYYY-MM-DD --to YYYY-MM-DD [--participant NAME] [--output FILE]

Writes the audit entries of these days (UTC, both included) as FHIR R4 AuditEvents after IHE Basic Audit Log Patterns, NDJSON,
oldest first. Every thousand events are an entry of the audit record themselves, before they are written. Works beside a
running server.

  --participant NAME    only what was done for this participant
  --output FILE         write there instead of standard output; the file must not exist

Exit code 0: everything was written.`,
  async run(args) {
    const { values } = readArguments({
      args: [...args],
      options: {
        from: { type: "string" },
        to: { type: "string" },
        participant: { type: "string" },
        output: { type: "string" },
      },
    });
    const { from, to } = values;
    if (!from || !to || !isPlainDate(from) || !isPlainDate(to) || from > to) {
      throw new PlainError("--from and --to are needed, as days: --from 2026-01-01 --to 2026-01-31.", { exitCode: 2 });
    }
    const house = await openHouse();
    try {
      const participantId = values.participant ? await findParticipant(house, values.participant) : undefined;
      const end = new Date(`${addDays(to, 1)}T00:00:00Z`);
      const now = house.clock.now();
      const terms = { from: new Date(`${from}T00:00:00Z`), until: end < now ? end : now, participantId };
      const output = values.output ? await openOutput(values.output) : process.stdout;
      const events = await write(house, terms, output);
      if (output !== process.stdout) await finished(output.end());
      process.stderr.write(`${events.toLocaleString("en")} events were exported.\n`);
      return 0;
    } finally {
      await house.close();
    }
  },
};

async function write(house: House, terms: ExportTerms, output: Writable): Promise<number> {
  const requestId = newId(house.clock.now());
  let total = 0;
  const pages = exportAudit(house, {
    terms,
    source: { name: house.accounts.exchangeName, url: house.accounts.publicUrl },
    entryOf: ({ number, events, patientIds }) => {
      total += events;
      return {
        action: "audit-export",
        outcome: "succeeded",
        patientIds,
        requestId,
        detail: {
          format: "audit-events",
          page: number,
          events,
          from: terms.from.toISOString(),
          until: terms.until.toISOString(),
          ...(terms.participantId ? { ofParticipantId: terms.participantId } : {}),
        },
      };
    },
  });
  for await (const lines of pages) if (!output.write(lines)) await once(output, "drain");
  return total;
}

async function findParticipant(house: House, name: string): Promise<ParticipantId> {
  const participants = await house.database.snapshot((tx) => listParticipants(tx));
  const found = participants.find((participant) => participant.name === name);
  if (!found) throw new PlainError(`There is no participant "${name}".`);
  return found.id;
}

/** A file that stands there already is left alone: it may be somebody's evidence. */
async function openOutput(path: string): Promise<Writable> {
  const output = createWriteStream(path, { flags: "wx", mode: 0o600 });
  try {
    await once(output, "open");
  } catch (error) {
    throw new PlainError(`${path} cannot be written: ${(error as Error).message}.`, { cause: error });
  }
  return output;
}
