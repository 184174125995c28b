import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A disk of its own that can be filled. */
export type SmallDisk = {
  folder: string;
  /** Leaves not a byte. */
  fill(): void;
  makeRoom(): void;
  remove(): void;
};

/** A small disk in memory; or why there is none here. */
export function makeSmallDisk(mebibytes: number): SmallDisk | { missing: string } {
  const folder = mkdtempSync(join(tmpdir(), "crossbay-disk-"));
  const mounted = run("mount", ["-t", "tmpfs", "-o", `size=${mebibytes}m,mode=0755`, "tmpfs", folder]);
  if (mounted !== undefined) {
    rmSync(folder, { recursive: true });
    return { missing: `no disk can be mounted here: ${mounted}` };
  }
  const filler = join(folder, "filler");
  return {
    folder,
    fill() {
      for (const bytes of [1_048_576, 4_096, 1]) writeUntilFull(filler, bytes);
    },
    makeRoom: () => rmSync(filler, { force: true }),
    remove() {
      run("umount", ["-l", folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeUntilFull(path: string, bytes: number): void {
  const file = openSync(path, "a");
  const block = Buffer.alloc(bytes, 1);
  try {
    for (;;) if (writeSync(file, block) < bytes) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
  } finally {
    closeSync(file);
  }
}

/** Undefined when it went well, else why not. */
function run(program: string, args: readonly string[]): string | undefined {
  const { status, error, stderr } = spawnSync(program, args, { encoding: "utf8" });
  return status === 0 ? undefined : (error?.message ?? stderr.trim());
}
