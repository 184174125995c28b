import { makeLog } from "../../platform/log.ts";
import type { Command } from "../command.ts";
import { readConfig } from "../config.ts";
import { migrateDatabase, reachDatabase } from "../database-access.ts";

export const migrateCommand: Command = {
  name: "migrate",
  summary: "Bring the database to this version's schema and stop",
  usage: `
Usage: ./crossbay migrate

Brings the database to the schema of this version, as the role of CROSSBAY_DATABASE_OWNER_URL (embedded database:
by itself). start and serve do the same when they begin. Forward only: restore a backup to go back.`,
  async run() {
    const config = readConfig(process.env);
    const access = await reachDatabase(config, { adopt: true, log: makeLog({ level: config.logLevel }) });
    try {
      const applied = await migrateDatabase(access);
      process.stdout.write(applied.length > 0 ? `Applied ${applied.join(", ")}.\n` : "The schema is up to date.\n");
      return 0;
    } finally {
      await access.stop();
    }
  },
};
