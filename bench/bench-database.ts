import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startEmbeddedPostgres } from "../server/src/platform/embedded-postgres.ts";
import { migrate } from "../server/src/platform/migrate.ts";
import { ensurePartitions } from "../server/src/platform/partitions.ts";
import { Database } from "../server/src/platform/transaction.ts";

const migrations = new URL("../server/migrations", import.meta.url).pathname;

/** A PostgreSQL server for one run, with as many migrated databases as the run asks for. */
export type BenchServer = {
  /** On the disk where the databases are (for a given server: on this machine's temporary disk). */
  folder: string;
  /** Of the server, where it is private to the run. */
  pid: number | undefined;
  createDatabase(name: string): Promise<BenchDatabase>;
  stop(): Promise<void>;
};

export type BenchDatabase = { appUrl: string; ownerUrl: string };

/**
 * Starts a private server in a temporary folder, or uses the one of `url` with databases of its own.
 * @param options.durable false where nothing is timed: commits then do not wait for the disk
 */
export async function openBenchServer(
  url: string | undefined,
  { durable = true }: { durable?: boolean } = {},
): Promise<BenchServer> {
  const folder = mkdtempSync(join(tmpdir(), "crossbay-bench-"));
  const embedded =
    url === undefined ? await startEmbeddedPostgres({ folder: join(folder, "postgres"), durable }) : undefined;
  const ownerUrl = embedded?.ownerUrl ?? url!;
  const appUrl = embedded?.appUrl ?? url!;
  const created: string[] = [];
  return {
    folder,
    pid: embedded?.pid,
    async createDatabase(name) {
      const database = `crossbay_bench_${name}_${process.pid}`;
      await execute(ownerUrl, `create database ${database}`);
      created.push(database);
      const urls = { appUrl: withDatabase(appUrl, database), ownerUrl: withDatabase(ownerUrl, database) };
      const appRole = await execute(urls.appUrl, "select current_user as role");
      await migrate({ ownerUrl: urls.ownerUrl, folder: migrations, appRole: appRole[0]!.role as string });
      const connection = new Database({ url: urls.appUrl, connectionsMax: 1 });
      await ensurePartitions(connection, new Date()).finally(() => connection.close());
      return urls;
    },
    async stop() {
      for (const database of created) await execute(ownerUrl, `drop database if exists ${database} with (force)`);
      await embedded?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function execute(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** The same server and role, another database. */
function withDatabase(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
}
