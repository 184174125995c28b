import { randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { giveTo, runAs, type UnprivilegedUser } from "./embedded-postgres-user.ts";
import { PlainError } from "./plain-error.ts";

/** Where the parts of a private server stand in its folder. */
export type ClusterFolder = {
  readonly root: string;
  readonly data: string;
  readonly socket: string;
  readonly log: string;
};

/** What opens the private server; kept beside its data, readable by its owner alone. */
export type Credentials = { readonly ownerPassword: string; readonly appPassword: string; readonly port?: number };

export const ownerRole = "crossbay_owner";
export const appRole = "crossbay";
export const databaseName = "crossbay";

/** The folder's parts, without making any. */
export function clusterFolder(folder: string): ClusterFolder {
  const root = existsSync(folder) ? realpathSync(folder) : folder;
  return { root, data: join(root, "data"), socket: join(root, "socket"), log: join(root, "postgres.log") };
}

export function readCredentials({ root }: ClusterFolder): Credentials | undefined {
  const file = join(root, "credentials.json");
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Credentials;
  } catch (cause) {
    throw new PlainError(`The file ${file} is damaged: restore it from your backup.`, { cause });
  }
}

export function writeCredentials({ root }: ClusterFolder, credentials: Credentials): void {
  const file = join(root, "credentials.json");
  writeFileSync(`${file}.new`, `${JSON.stringify(credentials)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** The folder's credentials; new ones only while there is no data that older ones would open. */
export function loadCredentials(cluster: ClusterFolder): Credentials {
  const kept = readCredentials(cluster);
  if (kept) return kept;
  if (existsSync(cluster.data)) {
    throw new PlainError(
      `The file ${join(cluster.root, "credentials.json")} is missing: restore it from your backup, for it opens the database beside it.`,
    );
  }
  const made = { ownerPassword: newPassword(), appPassword: newPassword() };
  writeCredentials(cluster, made);
  return made;
}

/** Makes the data folder, unless it is there. It appears whole or not at all. */
export function createCluster(options: {
  cluster: ClusterFolder;
  user: UnprivilegedUser;
  initdb: string;
  ownerPassword: string;
  durable: boolean;
}): void {
  const { cluster, user } = options;
  if (existsSync(cluster.data)) return;
  const draft = `${cluster.data}.new`;
  const passwordFile = join(cluster.root, "owner-password");
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, options.ownerPassword, { mode: 0o600 });
  try {
    for (const path of [draft, passwordFile]) chownSync(path, user.owner.uid, user.owner.gid);
    const result = runAs(user, [
      options.initdb,
      `--pgdata=${draft}`,
      `--username=${ownerRole}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--no-instructions",
      ...(options.durable ? [] : ["--no-sync"]),
    ]);
    if (result.status !== 0) throw result.error ?? new Error(result.stderr);
    renameSync(draft, cluster.data);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Makes an empty folder for the server's socket and gives all that the server writes to its user. */
export function giveCluster(cluster: ClusterFolder, user: UnprivilegedUser): void {
  // A socket's lock file left by a killed server may name a process that is another program's by now.
  rmSync(cluster.socket, { recursive: true, force: true });
  mkdirSync(cluster.socket, { mode: 0o700 });
  for (const path of [cluster.data, cluster.socket]) giveTo(user, path);
}

/** Makes the application's role and database, unless they are there. */
export async function createDatabase(client: pg.Client, appPassword: string): Promise<void> {
  const { rows } = await client.query(
    `select exists (select from pg_roles where rolname = $1) as "hasRole",
            exists (select from pg_database where datname = $2) as "hasDatabase"`,
    [appRole, databaseName],
  );
  const { hasRole, hasDatabase } = rows[0] as { hasRole: boolean; hasDatabase: boolean };
  if (!hasRole) await client.query(`create role ${appRole} login password ${client.escapeLiteral(appPassword)}`);
  if (!hasDatabase) await client.query(`create database ${databaseName}`);
  if (!hasRole || !hasDatabase) {
    await client.query(`revoke all on database ${databaseName} from public`);
    await client.query(`grant connect, temporary on database ${databaseName} to ${appRole}`);
  }
}

const newPassword = (): string => randomBytes(24).toString("base64url");
