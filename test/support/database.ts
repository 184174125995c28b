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
  return createDatabase(await ensureTemplate());
}

const migrationsFolder = join(projectRoot, "server", "migrations");
// Any number, as long as all test processes use the same.
const templateLock = 715_201;
let maintenance: Promise<pg.Pool> | undefined;
let template: Promise<string> | undefined;

async function createDatabase(source: string): Promise<TestDatabase> {
  const { ownerUrl, appUrl } = await testCluster();
  const pool = await maintenancePool();
  const name = `test_${process.pid}_${randomBytes(6).toString("hex")}`;
  await pool.query(`create database ${name} template ${source}`);
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    appUrl: withDatabase(appUrl, name),
    drop: async () => void (await pool.query(`drop database if exists ${name} with (force)`)),
  };
}

function ensureTemplate(): Promise<string> {
  template ??= buildTemplate();
  return template;
}

async function buildTemplate(): Promise<string> {
  const name = `template_${migrationsHash()}`;
  const client = await (await maintenancePool()).connect();
  try {
    await client.query("select pg_advisory_lock($1)", [templateLock]);
    const { rows } = await client.query("select from pg_database where datname = $1", [name]);
    if (rows.length === 0) await migrateInto(client, name);
    return name;
  } finally {
    await client.query("select pg_advisory_unlock($1)", [templateLock]);
    client.release();
  }
}

// Built under another name, so that a template is there whole or not at all.
async function migrateInto(client: pg.PoolClient, name: string): Promise<void> {
  const draft = `draft_${name}`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft} template template0`);
  const { ownerUrl } = await testCluster();
  await migrate({ ownerUrl: withDatabase(ownerUrl, draft), folder: migrationsFolder, appRole: "crossbay" });
  await client.query(`alter database ${draft} rename to ${name}`);
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
