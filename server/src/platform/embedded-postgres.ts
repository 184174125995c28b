import { mkdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import {
  connectionUrl,
  freePort,
  listenSettings,
  type PostgresAddress,
  wantedAddress,
} from "./embedded-postgres-address.ts";
import { findPostgresBinaries } from "./embedded-postgres-binaries.ts";
import {
  appRole,
  type ClusterFolder,
  type Credentials,
  clusterFolder,
  createCluster,
  createDatabase,
  databaseName,
  giveCluster,
  loadCredentials,
  ownerRole,
  readCredentials,
  writeCredentials,
} from "./embedded-postgres-cluster.ts";
import { explainFailure } from "./embedded-postgres-failure.ts";
import { processMark, takeLock } from "./embedded-postgres-lock.ts";
import {
  disarmPidFile,
  findPostmaster,
  launchPostmaster,
  type Postmaster,
  stopPostmaster,
  wasStartedWith,
} from "./embedded-postgres-process.ts";
import { postgresSettings } from "./embedded-postgres-settings.ts";
import { findUnprivilegedUser, type UnprivilegedUser } from "./embedded-postgres-user.ts";
import { PlainError } from "./plain-error.ts";

export type EmbeddedPostgres = {
  /** Superuser of the private server and owner of the database `crossbay`: for migrations. */
  readonly ownerUrl: string;
  /** The application's role, which owns nothing. */
  readonly appUrl: string;
  readonly pid: number;
  /** Disconnects all clients, writes everything and ends the server. Doing so twice is harmless. */
  stop(): Promise<void>;
  /** Lets go of the server and leaves it running: whoever starts it next takes it over. */
  leave(): void;
};

export type EmbeddedPostgresOptions = {
  /** Where everything is kept; made when missing. */
  folder: string;
  /** Listen on 127.0.0.1 at this port. Otherwise on a Unix socket in the folder, or, where its path is too long, on a free port. */
  port?: number;
  /** False only for tests: nothing is forced to disk. */
  durable: boolean;
  settings?: Record<string, string>;
  log?: (line: string) => void;
};

const pollMs = 10;
const patienceMs = 3_000;
const orphansMsMax = 10_000;

/**
 * Starts the private PostgreSQL server of a folder, and makes it first when the folder is empty: roles with random
 * passwords, the database `crossbay`. A server that was left running when its Crossbay was killed is taken over.
 * A process that ends without `stop()` leaves the server running.
 * @throws PlainError another process uses the folder, the disk is full, the folder is closed, the port is taken
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  try {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    const lock = takeLock(join(realpathSync(options.folder), "in-use"));
    if ("heldBy" in lock) {
      throw new PlainError(
        `Another Crossbay (process ${lock.heldBy}) is using ${options.folder}: stop it first, or choose another folder with CROSSBAY_HOME.`,
      );
    }
    try {
      return await startLocked(options, clusterFolder(options.folder), lock.release);
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw explainFailure(error, options.folder);
  }
}

/**
 * The server that runs on a folder now, if any: for commands beside a running `start`. Its `stop()` does nothing,
 * for it belongs to whoever started it.
 */
export async function findEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres | undefined> {
  try {
    const cluster = clusterFolder(folder);
    const credentials = readCredentials(cluster);
    const server = credentials && findPostmaster(cluster.data);
    if (!server) return undefined;
    const client = await connectWhenReady(server, credentials, cluster);
    await client.end();
    return { ...urls(server.address, credentials), pid: server.pid, stop: async () => {}, leave: () => {} };
  } catch (error) {
    throw explainFailure(error, folder);
  }
}

async function startLocked(
  options: EmbeddedPostgresOptions,
  cluster: ClusterFolder,
  release: () => void,
): Promise<EmbeddedPostgres> {
  const { initdb, postgres } = findPostgresBinaries();
  const user = findUnprivilegedUser(initdb, cluster.root);
  const credentials = loadCredentials(cluster);
  createCluster({ cluster, user, initdb, ownerPassword: credentials.ownerPassword, durable: options.durable });

  const giveUpAt = Date.now() + orphansMsMax;
  for (;;) {
    const server = await adoptOrLaunch(options, cluster, credentials, user, postgres);
    try {
      const client = await connectWhenReady(server, credentials, cluster, options.log);
      await createDatabase(client, credentials.appPassword).finally(() => client.end());
      const stop = async () => {
        await stopPostmaster(server.pid);
        release();
      };
      return { ...urls(server.address, credentials), pid: server.pid, stop, leave: release };
    } catch (error) {
      await stopPostmaster(server.pid);
      // The processes of a server that was killed need a moment to notice.
      const hasOrphans = String(error).includes("pre-existing shared memory block");
      if (!hasOrphans || Date.now() > giveUpAt) throw error;
      await delay(pollMs * 10);
    }
  }
}

async function adoptOrLaunch(
  options: EmbeddedPostgresOptions,
  cluster: ClusterFolder,
  credentials: Credentials,
  user: UnprivilegedUser,
  postgres: string,
): Promise<Postmaster> {
  const settings = postgresSettings(options.durable, options.settings);
  const commandAt = (address: PostgresAddress): string[] => {
    const all = Object.entries({ ...settings, ...listenSettings(address) });
    return [postgres, "-D", cluster.data, ...all.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
  };
  const running = findPostmaster(cluster.data);
  if (running) {
    const address = wantedAddress({ ...options, socketFolder: cluster.socket, portKept: running.address.port });
    if (wasStartedWith(cluster.data, commandAt(address))) return running;
    options.log?.("Restarting the database with its new settings.");
    await stopPostmaster(running.pid);
  }
  giveCluster(cluster, user);
  disarmPidFile(cluster.data);
  const address = await freeAddress(options, cluster, credentials);
  const pid = await launchPostmaster(user, commandAt(address), cluster.log);
  return { pid, address };
}

async function freeAddress(
  options: EmbeddedPostgresOptions,
  cluster: ClusterFolder,
  credentials: Credentials,
): Promise<PostgresAddress> {
  const wanted = wantedAddress({ ...options, socketFolder: cluster.socket, portKept: credentials.port ?? 0 });
  if (wanted.host.startsWith("/")) return wanted;
  const port = await freePort(wanted.port, options.port === undefined);
  if (options.port === undefined && port !== credentials.port) writeCredentials(cluster, { ...credentials, port });
  return { ...wanted, port };
}

async function connectWhenReady(
  server: Postmaster,
  credentials: Credentials,
  cluster: ClusterFolder,
  log?: (line: string) => void,
): Promise<pg.Client> {
  const since = Date.now();
  let hasTold = false;
  for (;;) {
    const url = connectionUrl(server.address, ownerRole, credentials.ownerPassword, "postgres");
    const client = new pg.Client({ connectionString: url, application_name: "crossbay-launcher" });
    client.on("error", () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (!isStillStarting(error)) throw error;
    }
    if (processMark(server.pid) === undefined) throw new Error(lastWords(cluster.log));
    if (!hasTold && Date.now() - since > patienceMs) {
      log?.("The database is putting itself in order after an unclean stop; this can take some minutes.");
      hasTold = true;
    }
    await delay(pollMs);
  }
}

// 57P03 cannot_connect_now: starting, or in recovery. The other codes: its socket is not there yet.
const isStillStarting = (error: unknown): boolean =>
  ["57P03", "ECONNREFUSED", "ENOENT", "ECONNRESET"].includes((error as { code?: string }).code ?? "");

/** Why the server ended: the last lines of its log. */
function lastWords(logFile: string): string {
  if (!statSync(logFile, { throwIfNoEntry: false })) return "PostgreSQL ended without a word.";
  return readFileSync(logFile, "utf8").trimEnd().split("\n").slice(-5).join("\n");
}

const urls = (address: PostgresAddress, credentials: Credentials) => ({
  ownerUrl: connectionUrl(address, ownerRole, credentials.ownerPassword, databaseName),
  appUrl: connectionUrl(address, appRole, credentials.appPassword, databaseName),
});
