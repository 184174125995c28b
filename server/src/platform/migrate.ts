import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import pg from "pg";
import { installJobs } from "./jobs.ts";
import { PlainError } from "./plain-error.ts";

/**
 * Brings a database to the newest schema: runs the numbered SQL files of `folder` that it has not seen, each in one
 * transaction, several migrators at once being safe. The role `crossbay_app`, which the files grant to, is made when
 * missing and `appRole` becomes its member.
 * @returns names of the files that were applied now
 */
export async function migrate(options: { ownerUrl: string; folder: string; appRole: string }): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: options.ownerUrl, max: 2 });
  pool.on("error", () => {});
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await makeRole(db, options.appRole);
    const migrator = new Migrator({
      db,
      provider: { getMigrations: () => readMigrations(options.folder) },
      migrationTableSchema: "crossbay_schema",
    });
    const { error, results } = await migrator.migrateToLatest();
    if (error) {
      const failed = results?.find((result) => result.status === "Error")?.migrationName;
      throw new PlainError(
        `The database could not be brought up to date${failed ? ` (${failed})` : ""}: ${reason(error)}`,
        {
          cause: error,
        },
      );
    }
    await installJobs(options.ownerUrl);
    return (results ?? []).map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

async function makeRole(db: Kysely<unknown>, appRole: string): Promise<void> {
  await sql`
    do $$ begin
      if not exists (select from pg_roles where rolname = 'crossbay_app') then create role crossbay_app nologin; end if;
    exception when duplicate_object or unique_violation then null;
    end $$`.execute(db);
  await sql`
    do $$ begin
      execute format('grant crossbay_app to %I', ${sql.lit(appRole)});
    exception when unique_violation or duplicate_object or invalid_grant_operation then null;
    end $$`.execute(db);
}

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_[a-z0-9_]+\.sql$/.test(file)).sort();
  const migrations: Record<string, Migration> = {};
  for (const file of files) {
    const text = await readFile(join(folder, file), "utf8");
    migrations[file.replace(/\.sql$/, "")] = { up: async (db) => void (await sql.raw(text).execute(db)) };
  }
  return migrations;
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
