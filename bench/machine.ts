import { createHash } from "node:crypto";
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { percentile } from "./statistics.ts";

const writes = 200;
const hashedMb = 64;

/** What absolute figures must be read beside: how fast this machine's disk and processor are at the moment. */
export function describeMachine(folder: string): string {
  const memory = Math.round(totalmem() / 1024 ** 3);
  const fsync = fsyncMs(folder);
  return [
    `${availableParallelism()} cores, ${memory} GiB`,
    `fsync p50 ${percentile(fsync, 0.5).toFixed(2)} ms, p95 ${percentile(fsync, 0.95).toFixed(2)} ms`,
    `SHA-256 of ${hashedMb} MB in ${hashMs().toFixed(0)} ms`,
  ].join("; ");
}

function fsyncMs(folder: string): number[] {
  const own = mkdtempSync(join(folder, "fsync-"));
  const file = openSync(join(own, "file"), "w");
  const page = Buffer.alloc(8_192, 1);
  try {
    return Array.from({ length: writes }, () => {
      const from = performance.now();
      writeSync(file, page);
      fdatasyncSync(file);
      return performance.now() - from;
    });
  } finally {
    closeSync(file);
    rmSync(own, { recursive: true });
  }
}

function hashMs(): number {
  const megabyte = Buffer.alloc(1_048_576, 1);
  const from = performance.now();
  const hash = createHash("sha256");
  for (let i = 0; i < hashedMb; i++) hash.update(megabyte);
  hash.digest();
  return performance.now() - from;
}
