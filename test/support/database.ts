import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../../server/src/platform/migrate.ts";
import { projectRoot } from "./project-root.ts";
import { testCluster } from "./test-cluster.ts";

export type TestDatabase = {
  /** The application's role: what the product itself connects as. */
  readonly appUrl: string;
  /** The owner, who may do anything. */
  readonly ownerUrl: string;
  /** Removes the database, its open connections included. Those that nobody drops go with the test cluster. */
  drop(): Promise<void>;
};

/**
 * A new database with the newest schema and no rows, of this caller alone. It is a copy of a template that is
 * migrated once for each state of `server/migrations`, so it takes some tens of milliseconds.
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  return copyDatabase(await ensureTemplate());
}

const migrationsFolder = join(projectRoot, "server", "migrations");
let maintenance: Promise<pg.Pool> | undefined;
let template: Promise<string> | undefined;

/** A new database with all that `source` holds, to which nobody is connected. */
export async function copyDatabase(source: string): Promise<TestDatabase> {
  const pool = await maintenancePool();
  const name = `test_${process.pid}_${randomBytes(6).toString("hex")}`;
  await pool.query(`create database ${name} template ${source}`);
  return {
    ...(await databaseNamed(name)),
    drop: async () => void (await pool.query(`drop database if exists ${name} with (force)`)),
  };
}

/** The database that has the newest schema and no rows. */
export function ensureTemplate(): Promise<string> {
  template ??= buildTemplate();
  return template;
}

async function buildTemplate(): Promise<string> {
  const { ownerUrl } = await testCluster();
  return ensureDatabase(`template_${migrationsHash()}`, "template0", (draft) =>
    migrate({ ownerUrl: withDatabase(ownerUrl, draft), folder: migrationsFolder, appRole: "crossbay" }),
  );
}

/**
 * A database that all test processes of the cluster make copies of: the first of them fills it, the others wait.
 * @param fill is built under another name, so that the database is there whole or not at all
 */
export async function ensureDatabase(
  name: string,
  source: string,
  fill: (draft: string) => Promise<unknown>,
): Promise<string> {
  const client = await (await maintenancePool()).connect();
  try {
    await client.query("select pg_advisory_lock(hashtext($1))", [name]);
    const { rows } = await client.query("select from pg_database where datname = $1", [name]);
    if (rows.length > 0) return name;
    const draft = `draft_${name}`;
    await client.query(`drop database if exists ${draft} with (force)`);
    await client.query(`create database ${draft} template ${source}`);
    await fill(draft);
    await client.query(`alter database ${draft} rename to ${name}`);
    return name;
  } finally {
    await client.query("select pg_advisory_unlock(hashtext($1))", [name]);
    client.release();
  }
}

/** The addresses of a database of the tests' cluster. */
export async function databaseNamed(name: string): Promise<Pick<TestDatabase, "appUrl" | "ownerUrl">> {
  const { ownerUrl, appUrl } = await testCluster();
  return { ownerUrl: withDatabase(ownerUrl, name), appUrl: withDatabase(appUrl, name) };
}

function migrationsHash(): string {
  // The job queue's library brings tables of its own.
  const hash = createHash("sha256").update(readFileSync(join(projectRoot, "server", "package.json")));
  for (const file of readdirSync(migrationsFolder).sort()) {
    hash.update(`${file}\n`).update(readFileSync(join(migrationsFolder, file)));
  }
  return hash.digest("hex").slice(0, 16);
}

function maintenancePool(): Promise<pg.Pool> {
  maintenance ??= testCluster().then(({ ownerUrl }) => {
    const connectionString = withDatabase(ownerUrl, "postgres");
    const pool = new pg.Pool({ connectionString, max: 2, allowExitOnIdle: true });
    pool.on("error", () => {});
    return pool;
  });
  return maintenance;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
