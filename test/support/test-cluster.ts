import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import {
  type EmbeddedPostgres,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../server/src/platform/embedded-postgres.ts";
import { type FileLock, processMark, takeLock } from "../../server/src/platform/embedded-postgres-lock.ts";
import { projectRoot } from "./project-root.ts";

/** The variable by which `crossbay test` hands the folder of its running cluster to the test processes. */
export const clusterVariable = "CROSSBAY_TEST_POSTGRES";

/** Starts a cluster whose data nobody will miss. */
export const startTestCluster = (folder: string): Promise<EmbeddedPostgres> =>
  startEmbeddedPostgres({ folder, durable: false });

/**
 * The cluster of this test process: the one that the test run started, or, when a test file is run by itself, one
 * that all processes on this checkout share. The last of them to end stops it.
 */
export function testCluster(): Promise<EmbeddedPostgres> {
  found ??= findCluster();
  return found;
}

// Templates of older migrations and databases of killed tests gather; past this many the next run starts anew.
const databasesMax = 12;

let found: Promise<EmbeddedPostgres> | undefined;

async function findCluster(): Promise<EmbeddedPostgres> {
  const folder = process.env[clusterVariable];
  if (folder === undefined) return joinSharedCluster();
  const cluster = await findEmbeddedPostgres(folder);
  if (!cluster) throw new Error(`No test cluster runs in ${folder}, which ${clusterVariable} names.`);
  return cluster;
}

/** Lets go of the cluster; to be called once nothing of this process is connected to it any more. */
export async function leaveTestCluster(): Promise<void> {
  if (!found) return;
  await found;
  if (process.env[clusterVariable] === undefined) await leaveSharedCluster();
}

const checkout = createHash("sha256").update(projectRoot).digest("hex").slice(0, 12);
const shared = join(tmpdir(), `crossbay-test-${process.getuid?.() ?? userInfo().username}-${checkout}`);
const clusterFolder = join(shared, "postgres");
const holdersFolder = join(shared, "holders");
const holderFile = join(holdersFolder, String(process.pid));

async function joinSharedCluster(): Promise<EmbeddedPostgres> {
  mkdirSync(holdersFolder, { recursive: true, mode: 0o700 });
  const gate = await enterGate();
  try {
    const cluster = await startTestCluster(clusterFolder);
    cluster.leave();
    writeFileSync(holderFile, processMark(process.pid) ?? "");
    return cluster;
  } finally {
    gate.release();
  }
}

async function leaveSharedCluster(): Promise<void> {
  const gate = await enterGate();
  try {
    rmSync(holderFile, { force: true });
    if (readdirSync(holdersFolder).some(isHeld)) return;
    const cluster = await startTestCluster(clusterFolder);
    await cluster.stop();
    if (readdirSync(join(clusterFolder, "data", "base")).length > databasesMax) {
      rmSync(clusterFolder, { recursive: true });
    }
  } finally {
    gate.release();
  }
}

// A holder that was killed leaves its file behind, which counts no longer.
function isHeld(pid: string): boolean {
  const file = join(holdersFolder, pid);
  if (processMark(Number(pid)) === readFileSync(file, "utf8")) return true;
  rmSync(file, { force: true });
  return false;
}

async function enterGate(): Promise<FileLock> {
  for (;;) {
    const gate = takeLock(join(shared, "gate"));
    if ("release" in gate) return gate;
    await delay(20);
  }
}
