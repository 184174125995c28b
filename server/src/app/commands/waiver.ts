import { writeEntries } from "../../audit/index.ts";
import { endWaivers, listWaivers, recordWaiver } from "../../intake/index.ts";
import { newId } from "../../platform/ids.ts";
import { PlainError } from "../../platform/plain-error.ts";
import type { Tx } from "../../platform/transaction.ts";
import { readArguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { type House, openHouse } from "../house.ts";
import { formatTable } from "../table.ts";

/** `./crossbay waiver record|end|list` */
export const waiverCommand: Command = {
  name: "waiver",
  summary: "Record leave to take HL7 v2 without TLS beyond this machine, end it, or list all",
  usage: `
Usage: ./crossbay waiver record --host ADDRESS --reason TEXT --approved-by NAME --until YYYY-MM-DD
       ./crossbay waiver end --host ADDRESS
       ./crossbay waiver list

Plain MLLP carries patients' data in clear text. Beyond loopback the exchange listens for it only while a waiver for that
CROSSBAY_MLLP_HOST stands: it says why TLS is not possible, what protects the line instead, who answers for it and until
when (a year at most). When it ends, the port closes. Recording and ending are audited.`,
  async run(args) {
    const [verb, ...rest] = args;
    if (verb === "record") return record(rest);
    if (verb === "end") return end(rest);
    if (verb === "list" && rest.length === 0) return list();
    throw new PlainError("Say ./crossbay waiver record, end or list; --help tells more.", { exitCode: 2 });
  },
};

async function record(args: readonly string[]): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: {
      host: { type: "string" },
      reason: { type: "string" },
      "approved-by": { type: "string" },
      until: { type: "string" },
    },
  });
  const { host, reason, "approved-by": approvedBy, until } = values;
  if (!host || !reason || !approvedBy || !until) {
    throw new PlainError("--host, --reason, --approved-by and --until are all needed.", { exitCode: 2 });
  }
  // The day named is the last one on which it holds.
  const validUntil = new Date(/^\d{4}-\d{2}-\d{2}$/.test(until) ? `${until}T23:59:59Z` : Number.NaN);
  return change(host, "record", async (tx, now) => {
    const recorded = await recordWaiver(tx, { host, reason, approvedBy, validUntil }, now);
    if ("refused" in recorded) throw new PlainError(`The waiver was not recorded: ${recorded.refused}`);
    return `Plain MLLP may listen on ${host} until ${until}. Start the exchange again to use it.\n`;
  });
}

async function end(args: readonly string[]): Promise<number> {
  const { values } = readArguments({ args: [...args], options: { host: { type: "string" } } });
  const { host } = values;
  if (!host) throw new PlainError("--host is needed.", { exitCode: 2 });
  return change(host, "end", async (tx, now) => {
    if ((await endWaivers(tx, host, now)) === 0) throw new PlainError(`No waiver stands for ${host}.`);
    return `The waiver for ${host} has ended; the port closes within a minute.\n`;
  });
}

async function change(host: string, verb: string, act: (tx: Tx, now: Date) => Promise<string>): Promise<number> {
  return withHouse(async (house) => {
    const now = house.clock.now();
    return house.database.transaction(async (tx) => {
      const words = await act(tx, now);
      const detail = { host, verb };
      await writeEntries(tx, now, [{ action: "waiver-record", outcome: "succeeded", requestId: newId(now), detail }]);
      return words;
    });
  });
}

const list = (): Promise<number> =>
  withHouse(async (house) => {
    const now = house.clock.now();
    const waivers = await house.database.snapshot((tx) => listWaivers(tx));
    const lines = waivers.map(({ host, validUntil, endedAt, approvedBy, reason }) => [
      host,
      endedAt ? "ended" : validUntil > now ? "stands" : "lapsed",
      (endedAt ?? validUntil).toISOString().slice(0, 10),
      approvedBy,
      reason,
    ]);
    return formatTable(["address", "state", "until", "approved by", "reason"], lines);
  });

async function withHouse(act: (house: House) => Promise<string>): Promise<number> {
  const house = await openHouse();
  try {
    process.stdout.write(await act(house));
    return 0;
  } finally {
    await house.close();
  }
}
