import { join } from "node:path";
import { startEmbeddedPostgres } from "../../server/src/platform/embedded-postgres.ts";
import { findPostmaster } from "../../server/src/platform/embedded-postgres-process.ts";
import { openBenchServer } from "../bench-database.ts";

/** Where the product keeps its data, and how it is looked at afterwards. */
export type CrashPlace = {
  environment: Record<string, string>;
  /** The process to kill; undefined where it does not run just now. */
  postmaster(): number | undefined;
  /** False: the database is not ours to kill. */
  ownDatabase: boolean;
  /** Once the product has stopped. */
  openDatabase(): Promise<{ ownerUrl: string; close(): Promise<void> }>;
  close(): Promise<void>;
};

/** The embedded database, which the product starts, and starts again, by itself. */
export function openOwnPlace(folder: string): CrashPlace {
  const home = join(folder, "home");
  const postgres = join(home, "postgres");
  return {
    environment: { CROSSBAY_HOME: home, CROSSBAY_DATABASE_URL: "", CROSSBAY_DATABASE_OWNER_URL: "" },
    postmaster: () => findPostmaster(join(postgres, "data"))?.pid,
    ownDatabase: true,
    async openDatabase() {
      const server = await startEmbeddedPostgres({ folder: postgres, durable: true });
      return { ownerUrl: server.ownerUrl, close: () => server.stop() };
    },
    // Also where the run broke off and left it running.
    close: () => startEmbeddedPostgres({ folder: postgres, durable: true }).then((server) => server.stop()),
  };
}

/** A database of its own on a given server, which lives on. */
export async function openGivenPlace(folder: string, databaseUrl: string): Promise<CrashPlace> {
  const server = await openBenchServer(databaseUrl);
  const { appUrl, ownerUrl } = await server.createDatabase("crash");
  return {
    environment: {
      CROSSBAY_HOME: join(folder, "home"),
      CROSSBAY_DATABASE_URL: appUrl,
      CROSSBAY_DATABASE_OWNER_URL: ownerUrl,
    },
    postmaster: () => undefined,
    ownDatabase: false,
    openDatabase: async () => ({ ownerUrl, close: async () => {} }),
    close: () => server.stop(),
  };
}
