import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  type EmbeddedPostgres,
  findEmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../server/src/platform/embedded-postgres.ts";
import { type FileLock, processMark, takeLock } from "../../server/src/platform/embedded-postgres-lock.ts";
import { projectRoot } from "./project-root.ts";

const checkout = createHash("sha256").update(projectRoot).digest("hex").slice(0, 12);
const shared = join(tmpdir(), `crossbay-test-${process.getuid?.() ?? userInfo().username}-${checkout}`);
const clusterFolder = join(shared, "postgres");
const holdersFolder = join(shared, "holders");

// Templates of older migrations and databases of ended tests gather; past this many the next run starts anew.
const databasesMax = 12;

/** The cluster that all test processes on this checkout share, started if need be; left when this process ends. */
export async function joinSharedCluster(): Promise<EmbeddedPostgres> {
  mkdirSync(holdersFolder, { recursive: true, mode: 0o700 });
  const gate = await enterGate();
  try {
    const cluster = await startEmbeddedPostgres({ folder: clusterFolder, durable: false });
    cluster.leave();
    writeFileSync(join(holdersFolder, String(process.pid)), processMark(process.pid) ?? "");
    process.once("exit", leaveAfterwards);
    return cluster;
  } finally {
    gate.release();
  }
}

/** Stops the shared cluster, unless a living test process holds it. */
export async function stopUnheldCluster(): Promise<void> {
  const gate = await enterGate();
  try {
    if (readdirSync(holdersFolder).some(isHeld) || !(await findEmbeddedPostgres(clusterFolder))) return;
    const cluster = await startEmbeddedPostgres({ folder: clusterFolder, durable: false });
    await cluster.stop();
    if (readdirSync(join(clusterFolder, "data", "base")).length > databasesMax) {
      rmSync(clusterFolder, { recursive: true });
    }
  } finally {
    gate.release();
  }
}

// Not by a hook of node:test: it would run before the hooks of the test file, which still use the cluster.
function leaveAfterwards(): void {
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const script = fileURLToPath(new URL("leave-shared-cluster.ts", import.meta.url));
  const options = { detached: true, env: environment, stdio: "ignore" } as const;
  spawn(process.execPath, [script, String(process.pid)], options).unref();
}

// A holder that has ended leaves its file behind, which counts no longer.
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
