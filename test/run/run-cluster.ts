import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { processMark } from "../../server/src/platform/embedded-postgres-lock.ts";
import { findPostmaster, stopPostmaster } from "../../server/src/platform/embedded-postgres-process.ts";
import { clusterVariable, startTestCluster } from "../support/test-cluster.ts";

/** The database cluster of one test run. */
export type RunCluster = {
  /** What test processes need in their environment to find it. */
  readonly environment: NodeJS.ProcessEnv;
  /** Stops it and removes all that it wrote. */
  remove(): Promise<void>;
};

const prefix = "crossbay-run-";

/** Starts a cluster in a temporary folder, after removing those of test runs that were killed. */
export async function startRunCluster(): Promise<RunCluster> {
  await removeOrphans();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  writeFileSync(join(folder, "run"), `${process.pid} ${processMark(process.pid)}`);
  const clusterFolder = join(folder, "postgres");
  mkdirSync(clusterFolder, { mode: 0o700 });
  const cluster = await startTestCluster(clusterFolder);
  return {
    environment: { [clusterVariable]: clusterFolder },
    remove: async () => {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function removeOrphans(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const isMine = statSync(folder, { throwIfNoEntry: false })?.uid === process.getuid?.();
    if (!isMine || isRunning(folder)) continue;
    const postmaster = findPostmaster(join(folder, "postgres", "data"));
    if (postmaster) await stopPostmaster(postmaster.pid);
    rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(folder: string): boolean {
  try {
    const [pid, ...mark] = readFileSync(join(folder, "run"), "utf8").split(" ");
    return processMark(Number(pid)) === mark.join(" ");
  } catch {
    return false;
  }
}
