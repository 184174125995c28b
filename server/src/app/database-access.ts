import { fileURLToPath } from "node:url";
import pg from "pg";
import { findEmbeddedPostgres } from "../platform/embedded-postgres.ts";
import type { Logger } from "../platform/log.ts";
import { migrate } from "../platform/migrate.ts";
import { PlainError } from "../platform/plain-error.ts";
import type { Config } from "./config.ts";
import { keepDatabase } from "./keep-database.ts";

/** Where the database is, and how to let go of it. */
export type DatabaseAccess = { ownerUrl: string; appUrl: string; embedded: boolean; stop(): Promise<void> };

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));

/**
 * Reaches the configured database, or starts the embedded one.
 * @param adopt join an embedded server that another process of ours runs, and leave it running at `stop`
 */
export async function reachDatabase(
  config: Config,
  { adopt, log }: { adopt: boolean; log: Logger },
): Promise<DatabaseAccess> {
  if (config.databaseUrl) {
    const access = { appUrl: config.databaseUrl, ownerUrl: config.databaseOwnerUrl ?? config.databaseUrl };
    await checkReachable(access.appUrl, "CROSSBAY_DATABASE_URL");
    if (access.ownerUrl !== access.appUrl) await checkReachable(access.ownerUrl, "CROSSBAY_DATABASE_OWNER_URL");
    return { ...access, embedded: false, stop: async () => {} };
  }
  const folder = `${config.home}/postgres`;
  const running = adopt ? await findEmbeddedPostgres(folder) : undefined;
  const server = running ?? (await keepDatabase(folder, log));
  return {
    ownerUrl: server.ownerUrl,
    appUrl: server.appUrl,
    embedded: true,
    stop: async () => {
      if (!running) await server.stop();
    },
  };
}

/** Brings the schema up to date; returns the names of what was applied. */
export async function migrateDatabase(access: DatabaseAccess): Promise<string[]> {
  const appRole = decodeURIComponent(new URL(access.appUrl).username);
  return migrate({ ownerUrl: access.ownerUrl, folder: migrationsFolder, appRole });
}

async function checkReachable(url: string, setting: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const version = Number(
      (await client.query<{ version: string }>("select current_setting('server_version_num') as version")).rows[0]
        ?.version,
    );
    if (version < 150_000)
      throw new PlainError(`The database of ${setting} is older than PostgreSQL 15, which Crossbay needs.`);
  } catch (error) {
    if (error instanceof PlainError) throw error;
    const { hostname, port, pathname } = new URL(url);
    const reason = error instanceof Error ? error.message || (error as { code?: string }).code : String(error);
    throw new PlainError(
      `The database ${pathname.slice(1)} at ${hostname}:${port || 5432} (${setting}) cannot be reached: ${reason}.`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => {});
  }
}
